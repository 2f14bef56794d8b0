import AxeBuilder from '@axe-core/playwright'
import { expect, test } from '@playwright/test'
import { scenes } from '../../fixtures/snapshots'
import { GalleryWindow } from './open-gallery'

/** The sizes that every screen has to fit; the last is a window of 1280 × 800 at 200 %. */
const sizes = [
  { width: 1280, height: 800 },
  { width: 1024, height: 700 },
  { width: 800, height: 600 },
  { width: 640, height: 400 },
] as const

/** What reaches beyond its room sideways. Tables may: they scroll for themselves. */
const reachingOut = `(() => {
  const found = []
  if (document.documentElement.scrollWidth > innerWidth) found.push('the page')
  for (const element of document.querySelectorAll('body *')) {
    if (element.closest('.grid, .unseen') || element.clientWidth === 0) continue
    const { overflowX } = getComputedStyle(element)
    if (/auto|scroll/.test(overflowX) && element.scrollWidth > element.clientWidth + 1) found.push(element.className)
    const { right, width } = element.getBoundingClientRect()
    if (width > 1 && right > innerWidth + 1 && !/hidden|clip/.test(overflowX)) found.push(element.className || element.tagName)
  }
  return [...new Set(found)]
})()`

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

for (const scene of scenes) {
  test(`${scene.name}: reads, fits and obeys`, async () => {
    await window.resize(sizes[0].width, sizes[0].height)
    await window.show(scene, 'light')
    expect(await broken(axe()), 'axe, light').toEqual([])
    await window.picture(`${scene.name}-light`)
    await window.change(scene, 'dark')
    expect(await broken(axe().withRules(['color-contrast'])), 'contrast, dark').toEqual([])
    await window.picture(`${scene.name}-dark`)
    for (const { width, height } of sizes) {
      await window.resize(width, height)
      expect(await window.page.evaluate(reachingOut), `overflow at ${width} × ${height}`).toEqual([])
      await window.picture(`${scene.name}-${width}`)
    }
    expect(window.faults).toEqual([])
    expect(await window.violations()).toEqual([])
  })
}
