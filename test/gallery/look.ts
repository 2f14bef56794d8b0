/** What the gallery shows and how, as it stands in the address: `?scene=connect-key&theme=dark&size=1024x700`. */
export interface Look {
  /** The name of the scene; empty for the first one. */
  readonly scene: string
  readonly theme: Theme
  readonly contrast: Contrast
  readonly size: SizeId
}

export type Theme = 'light' | 'dark' | 'system'
export type Contrast = 'normal' | 'more'
export type SizeId = keyof typeof sizes

/** A window to look at a scene in: its content in CSS pixels, and how large each of them is drawn. */
export interface Size {
  readonly label: string
  readonly width: number
  readonly height: number
  readonly zoom: number
}

/** The sizes that every screen has to fit (test/e2e/gallery/gallery.spec.ts), and the largest text. */
export const sizes = {
  '1280x800': { label: '1280 × 800', width: 1280, height: 800, zoom: 1 },
  '1024x700': { label: '1024 × 700', width: 1024, height: 700, zoom: 1 },
  '800x600': { label: '800 × 600', width: 800, height: 600, zoom: 1 },
  '640x400': { label: '640 × 400', width: 640, height: 400, zoom: 1 },
  '200%': { label: '200 %', width: 640, height: 400, zoom: 2 },
} as const satisfies Record<string, Size>

const themes: readonly Theme[] = ['light', 'dark', 'system']
const first: Look = { scene: '', theme: 'light', contrast: 'normal', size: '1280x800' }

/** Reads the part of an address behind the `?`. What it lacks or nobody knows is as at first. */
export function readLook(search: string): Look {
  const said = new URLSearchParams(search)
  const size = said.get('size') ?? ''
  return {
    scene: said.get('scene') ?? first.scene,
    theme: themes.find((theme) => theme === said.get('theme')) ?? first.theme,
    contrast: said.get('contrast') === 'more' ? 'more' : first.contrast,
    size: Object.hasOwn(sizes, size) ? (size as SizeId) : first.size,
  }
}

/** The part of an address, from its `?`, that leads there: what is as at first is left out. */
export function addressOf(look: Look): string {
  const said = Object.entries(look).filter(([key, value]) => value !== first[key as keyof Look])
  return `?${new URLSearchParams(said as [string, string][]).toString()}`
}
