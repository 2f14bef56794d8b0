import { expect, test } from '@playwright/test'
import { reviewScenes } from '../../fixtures/review-scenes'
import { scenes } from '../../fixtures/snapshots'
import { wrongNumbers } from '../../number-words'
import { GalleryWindow } from './open-gallery'

/** Every sentence of the window that holds a number, whatever the number is. */

let window: GalleryWindow

test.beforeAll(async () => {
  window = await GalleryWindow.open()
  await window.resize(1280, 800)
})

test.afterAll(async () => {
  await window.close()
})

/** What is a number in a snapshot and counts nothing: places, times, parts of a whole. */
const noCounts = [
  'seq',
  'at',
  'port',
  'fraction',
  'openSeconds',
  'secondsLeft',
  'seconds',
  'name',
  'serial',
  'daysLeft',
]

/** All that a person can read, with each count of the scene in `counted` replaced, for each of these counts. */
const read = `(async () => {
  const { gallery, counted } = globalThis
  const withCounts = (value, count, name) => {
    if (typeof value === 'number') return ${JSON.stringify(noCounts)}.includes(name) ? value : count
    if (Array.isArray(value)) return value.map((each) => withCounts(each, count, name))
    if (typeof value !== 'object' || value === null) return value
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, withCounts(each, count, key)]))
  }
  const said = []
  for (const count of [0, 1, 2, 1000, 20000]) {
    gallery.show({ ...counted, snapshot: withCounts(counted.snapshot, count, '') })
    for (let turn = 0; turn < 4; turn += 1) await new Promise((drawn) => requestAnimationFrame(drawn))
    const labels = [...document.querySelectorAll('[aria-label], [placeholder]')].flatMap((each) =>
      [each.getAttribute('aria-label'), each.getAttribute('placeholder')].filter(Boolean),
    )
    said.push({ count, words: [document.body.innerText, ...labels].join('\\n') })
  }
  return said
})()`

test('every sentence of every scene agrees with its number: 0, 1, 2, 1,000, 20,000', async () => {
  test.setTimeout(400_000)
  await window.show(scenes[0]!)
  for (const scene of [...scenes, ...reviewScenes]) {
    await window.page.evaluate((counted) => {
      Object.assign(globalThis, { counted })
    }, scene)
    const said = await window.page.evaluate<{ count: number; words: string }[]>(read)
    for (const { count, words } of said) {
      expect.soft(wrongNumbers(words), `${scene.name} with ${count}`).toEqual([])
    }
  }
})
