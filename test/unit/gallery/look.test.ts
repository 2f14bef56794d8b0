import { expect, test } from 'vitest'
import { addressOf, readLook, sizes, type SizeId } from '../../gallery/look'

test('what is as at first stands in no address', () => {
  expect(addressOf(readLook(''))).toBe('?')
  expect(addressOf({ ...readLook(''), scene: 'connect-key', theme: 'dark' })).toBe(
    '?scene=connect-key&theme=dark',
  )
})

test('an address leads to what was looked at, in every theme, contrast and size', () => {
  for (const theme of ['light', 'dark', 'system'] as const) {
    for (const contrast of ['normal', 'more'] as const) {
      for (const size of Object.keys(sizes) as SizeId[]) {
        const look = { scene: 'migrate-asked', theme, contrast, size }
        expect(readLook(addressOf(look))).toEqual(look)
      }
    }
  }
})

test('what nobody knows in an address is as at first', () => {
  expect(readLook('?theme=pink&contrast=less&size=toString')).toEqual(readLook(''))
})
