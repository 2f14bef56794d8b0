import { expect, it } from 'vitest'
import { addressOf, readPlace, sizes, type SizeId } from '../../../gallery/place'

it('what is as at first stands in no address', () => {
  expect(addressOf(readPlace(''))).toBe('?')
  expect(addressOf({ ...readPlace(''), scene: 'connect-key', theme: 'dark' })).toBe(
    '?scene=connect-key&theme=dark',
  )
})

it('an address leads to what was looked at, in every theme, contrast and size', () => {
  for (const theme of ['light', 'dark', 'system'] as const) {
    for (const contrast of ['normal', 'more'] as const) {
      for (const size of Object.keys(sizes) as SizeId[]) {
        const place = { scene: 'migrate-asked', theme, contrast, size }
        expect(readPlace(addressOf(place))).toEqual(place)
      }
    }
  }
})

it('what nobody knows in an address is as at first', () => {
  expect(readPlace('?theme=pink&contrast=less&size=toString')).toEqual(readPlace(''))
})
