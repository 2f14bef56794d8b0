/** A rectangle on the desktop, in device-independent pixels. */
interface Area {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** Where the window was when it was closed. */
export interface WindowPlace {
  readonly bounds: Area
  readonly maximized: boolean
}

/** No smaller than this, in pixels. */
export const leastSize = { width: 800, height: 600 } as const

/** So much of the edge that the window is moved by has to be in sight, in pixels. */
const grip = { width: 120, height: 32 } as const

/** What a file says of the place of the window; `null` if that is none. */
export function readPlace(text: string): WindowPlace | null {
  try {
    const said = JSON.parse(text) as { readonly bounds?: Partial<Area>; readonly maximized?: unknown } | null
    const { x, y, width, height } = said?.bounds ?? {}
    const bounds = { x, y, width, height }
    return isArea(bounds) ? { bounds, maximized: said?.maximized === true } : null
  } catch {
    return null
  }
}

function isArea(bounds: { readonly [K in keyof Area]: unknown }): bounds is Area {
  return Object.values(bounds).every((each) => Number.isInteger(each) && Math.abs(Number(each)) < 100_000)
}

/**
 * The same place on the displays that are there now: no larger than the display, and `null` if the window could not be
 * seen and moved there.
 *
 * @param displays the part of each display that windows may cover
 */
export function placeOn(bounds: Area, displays: readonly Area[]): Area | null {
  const display = displays.find((each) => isGripIn(bounds, each))
  if (!display) return null
  return {
    x: bounds.x,
    y: bounds.y,
    width: Math.max(leastSize.width, Math.min(bounds.width, display.width)),
    height: Math.max(leastSize.height, Math.min(bounds.height, display.height)),
  }
}

/** Whether enough of the upper edge lies in a display. */
function isGripIn({ x, y, width }: Area, display: Area): boolean {
  const left = Math.max(x, display.x)
  const right = Math.min(x + width, display.x + display.width)
  return (
    right - left >= Math.min(grip.width, width) &&
    y >= display.y &&
    y + grip.height <= display.y + display.height
  )
}
