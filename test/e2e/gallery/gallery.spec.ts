import AxeBuilder from '@axe-core/playwright'
import { expect, test } from '@playwright/test'
import { reviewScenes } from '../../fixtures/review-scenes'
import { scenes } from '../../fixtures/snapshots'
import { GalleryWindow } from './open-gallery'

/** The sizes that every screen has to fit; the last is a window of 1280 × 800 at 200 %. */
const sizes = [
  { width: 1280, height: 800 },
  { width: 1024, height: 700 },
  { width: 800, height: 600 },
  { width: 640, height: 400 },
] as const

/** What a page says where something was written that is not known. */
const notKnown = /\bNaN\b|\[object |Invalid Date/

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

for (const scene of [...scenes, ...reviewScenes]) {
  test(`${scene.name}: reads, fits and obeys`, async () => {
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
      .poll(() => broken(axe().withRules(['color-contrast'])), { message: 'contrast, dark' })
      .toEqual([])
    await window.picture(`${scene.name}-dark`)
    for (const { width, height } of sizes) {
      await window.resize(width, height)
      expect(await window.overflow(), `overflow at ${width} × ${height}`).toEqual([])
      await window.picture(`${scene.name}-${width}`)
    }
    expect(window.faults).toEqual([])
    expect(await window.violations()).toEqual([])
  })
}
