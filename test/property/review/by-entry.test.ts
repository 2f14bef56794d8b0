import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ByEntry, entryOfUser, recordKey, userKey } from '../../../main/review'

const name = fc.constantFrom('', 'kim', 'Kim', 'ada', '__proto__', 'constructor', 'ó')
const vdom = fc.constantFrom('', 'root', 'dmz', '__proto__')
const entry = fc.record({
  table: fc.constantFrom('system admin', 'user local', 'user fortitoken'),
  vdom,
  name,
})
const user = fc.record({ table: fc.constantFrom('admin', 'local'), vdom, name })

test('values by entry are what a map by the keys of the entries holds', () => {
  fc.assert(
    fc.property(fc.array(entry), fc.array(entry), fc.array(user), (set, asked, users) => {
      const byEntry = new ByEntry<number>()
      const byKey = new Map<string, number>()
      for (const [value, place] of set.entries()) {
        byEntry.set(place, value)
        byKey.set(recordKey(place), value)
      }
      for (const place of [...set, ...asked]) {
        expect(byEntry.get(place)).toBe(byKey.get(recordKey(place)))
        expect(byEntry.has(place)).toBe(byKey.has(recordKey(place)))
      }
      for (const each of users) expect(byEntry.get(entryOfUser(each))).toBe(byKey.get(userKey(each)))
    }),
  )
})
