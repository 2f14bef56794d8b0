import AxeBuilder from '@axe-core/playwright'
import { expect, test } from '@playwright/test'
import { reviewScenes } from '../../fixtures/review-scenes'
import { scenes, type Scene } from '../../fixtures/snapshots'
import { GalleryWindow } from './open-gallery'

/** The sizes that every screen has to fit; the last is a window of 1280 × 800 at 200 %. */
const sizes = [
  { width: 1280, height: 800 },
  { width: 1024, height: 700 },
  { width: 800, height: 600 },
  { width: 640, height: 400 },
] as const

/**
 * With `GALLERY_LOOKS=more`, pictures of a wide screen as well, and in the colors that a system for high contrast
 * forces on every page: to be looked at, so not a part of each run.
 */
const more = process.env.GALLERY_LOOKS === 'more'

/** What a page says if something was written that is not known. */
const notKnown = /\bNaN\b|\[object |Invalid Date/

// Each worker has a window of its own, and a part of the scenes.
test.describe.configure({ mode: 'parallel' })

let window: GalleryWindow

test.beforeAll(async () => {
  window = await GalleryWindow.open()
})

test.afterAll(async () => {
  await window.close()
})

const axe = () => new AxeBuilder({ page: window.page }).setLegacyMode()
const broken = async (builder: AxeBuilder) =>
  (await builder.analyze()).violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`,
  )

async function lookFurther(scene: Scene): Promise<void> {
  for (const theme of ['light', 'dark'] as const) {
    await window.resize(1920, 1080)
    await window.change(scene, theme)
    expect(await window.overflow(), `overflow at 1920 × 1080, ${theme}`).toEqual([])
    await window.picture(`${scene.name}-1920-${theme}`)
    await window.resize(sizes[0].width, sizes[0].height)
    await window.forceColors(theme)
    expect(await broken(axe().disableRules(['color-contrast'])), `axe, forced colors, ${theme}`).toEqual([])
    await window.picture(`${scene.name}-forced-${theme}`)
    await window.forceColors(null)
  }
}

for (const scene of [...scenes, ...reviewScenes]) {
  test(`${scene.name}: reads, fits and obeys`, async () => {
    // Thousands of rows are looked through by axe, also on a slow machine.
    test.setTimeout(150_000)
    await window.resize(sizes[0].width, sizes[0].height)
    await window.show(scene, 'light')
    expect(await broken(axe()), 'axe, light').toEqual([])
    expect(await window.page.locator('body').innerText(), 'what is not known is not written').not.toMatch(
      notKnown,
    )
    await window.picture(`${scene.name}-light`)
    await window.change(scene, 'dark')
    // Polled: Chromium repaints what `:has()` selects a little after the theme has changed.
    await expect
      .poll(() => broken(axe().withRules(['color-contrast'])), { message: 'contrast, dark', timeout: 20_000 })
      .toEqual([])
    await window.picture(`${scene.name}-dark`)
    for (const { width, height } of sizes) {
      await window.resize(width, height)
      expect(await window.overflow(), `overflow at ${width} × ${height}`).toEqual([])
      await window.picture(`${scene.name}-${width}`)
    }
    if (more) await lookFurther(scene)
    expect(window.faults).toEqual([])
    expect(await window.violations()).toEqual([])
  })
}
