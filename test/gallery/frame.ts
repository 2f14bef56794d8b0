import { callNames } from '../../main/contract/channels'
import type { Scene } from '../fixtures/snapshots'
import { addressOf, readLook, type Look } from './look'
import { installStandIn, type Gallery } from './stand-in'

/**
 * The page that the gallery shows in its frame: the renderer as it is, with a stand-in for main behind it. What it
 * shows stands in its address, so it can be opened without the gallery around it as well.
 */

installStandIn(callNames)
const { gallery } = globalThis as unknown as { readonly gallery: Gallery }
let look = readLook(location.search)

/** The scene that the address names, and the time at which it takes place. */
async function fetchScene(): Promise<{ readonly scene: Scene; readonly time: string }> {
  const answer = await fetch(`/scenes/${encodeURIComponent(look.scene)}`)
  if (!answer.ok) throw new Error(await answer.text())
  return (await answer.json()) as { scene: Scene; time: string }
}

async function show(): Promise<void> {
  const { scene } = await fetchScene()
  const app = { ...scene.snapshot.app, theme: look.theme }
  gallery.show({ ...scene, snapshot: { ...scene.snapshot, app } })
}

/** Has the clock go on from a time, so that "five minutes ago" stays true of a scene. */
function setClock(time: string): void {
  const real = Date.now
  const ahead = real() - Date.parse(time)
  Date.now = () => real() - ahead
}

/** Has the rules for more contrast hold, as if the system had asked for it. */
function applyContrast(): void {
  if (look.contrast !== 'more') return
  for (const sheet of document.styleSheets) {
    for (const rule of sheet.cssRules) {
      if (!(rule instanceof CSSMediaRule)) continue
      rule.media.mediaText = rule.media.mediaText.replace('(prefers-contrast: more)', 'all')
    }
  }
}

new MutationObserver(applyContrast).observe(document.head, { childList: true, subtree: true })

addEventListener('message', ({ data, source }: MessageEvent<Look>) => {
  if (source !== parent) return
  look = data
  history.replaceState(null, '', addressOf(look))
  void show()
})
import.meta.hot?.on('scenes', () => location.reload()) // what was typed into the page belongs to the old scene

setClock((await fetchScene()).time)
await import('../../renderer/src/main') // only now: it looks at the clock, and for main, as soon as it is there
await show()
