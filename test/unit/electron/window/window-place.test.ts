import { expect, test } from 'vitest'
import { placeOn, readPlace } from '../../../../main/electron/window/window-place'

const laptop = { x: 0, y: 25, width: 1440, height: 875 }
const right = { x: 1440, y: 0, width: 2560, height: 1400 }
const usual = { x: 100, y: 100, width: 1280, height: 800 }

test('a window comes back to where it was', () => {
  expect(placeOn(usual, [laptop, right])).toEqual(usual)
  const beside = { ...usual, x: 1800 }
  expect(placeOn(beside, [laptop, right])).toEqual(beside)
})

test.each([
  ['on a display that is gone', { ...usual, x: 1800 }],
  ['above the display, so that nobody can move it', { ...usual, y: -40 }],
  ['below it', { ...usual, y: 890 }],
  ['with a few pixels at its edge', { ...usual, x: 1400 }],
  ['left of it', { ...usual, x: -1250 }],
])('no place %s', (_what, bounds) => {
  expect(placeOn(bounds, [laptop])).toBeNull()
  expect(placeOn(bounds, [])).toBeNull()
})

test('it is never larger than the display, nor smaller than what can be worked in', () => {
  expect(placeOn({ x: 0, y: 25, width: 4000, height: 3000 }, [laptop])).toEqual(laptop)
  expect(placeOn({ x: 0, y: 25, width: 10, height: 10 }, [laptop])).toMatchObject({ width: 800, height: 600 })
})

test('what is written is read, and nothing else', () => {
  const place = { bounds: usual, maximized: true }
  expect(readPlace(JSON.stringify(place))).toEqual(place)
  expect(readPlace(JSON.stringify({ bounds: usual }))).toEqual({ bounds: usual, maximized: false })
  for (const text of [
    '',
    'null',
    '[]',
    '{"bounds":{}}',
    '{"bounds":{"x":"1"}}',
    '{"bounds":{"x":1e9,"y":0,"width":1,"height":1}}',
  ])
    expect(readPlace(text), text).toBeNull()
})
