import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { ConfigNode } from '../../../main/fortios/config'
import { changesSince } from '../../../main/migration/what-matters'
import { compareConfigurations } from '../../../main/review'
import { first, inventoryOf, migrated, office, type World } from '../../unit/migration/world'
import { plainDocument } from '../fortios/config/documents'

const empty: ConfigNode = { kind: 'config', path: ['firewall', 'left-out'], children: [], line: 0 }

/** The nodes with an empty table in every table and object. */
function withEmptyTables(nodes: readonly ConfigNode[]): readonly ConfigNode[] {
  const inner = nodes.map((node) =>
    node.kind === 'config' || node.kind === 'edit'
      ? { ...node, children: withEmptyTables(node.children) }
      : node,
  )
  return [empty, ...inner]
}

test('a whole configuration is the same with empty tables and without, wherever they stand', () => {
  const document = (nodes: readonly ConfigNode[]) => ({
    nodes,
    header: null,
    problems: [],
    missing: { vdoms: [], global: false },
    source: '',
  })
  fc.assert(
    fc.property(plainDocument, (nodes) => {
      const [without, with_] = [document(nodes), document(withEmptyTables(nodes))]
      expect(compareConfigurations(without, with_)).toEqual([])
      expect(compareConfigurations(with_, without)).toEqual([])
    }),
  )
})

test('what has nothing to do with a license to come never stops it, and no such change hides one that does', () => {
  const strangers = fc.uniqueArray(fc.constantFrom('eve', 'mallory', 'olga', 'ivan'))
  const gone: fc.Arbitrary<string[]> = fc.uniqueArray(fc.constantFrom('pat', 'hal', 'lee'))
  const theirs = fc.option(fc.constantFrom('', 'other@example.net'), { nil: null })
  fc.assert(
    fc.property(strangers, gone, fc.boolean(), theirs, (names, left, isTokenNew, email) => {
      const noise = (world: World): World => ({
        tokens: [...world.tokens, ...(isTokenNew ? [{ serial: 'FTK2000000000009' }] : [])],
        people: [
          ...world.people.filter(({ name }) => !left.includes(name)),
          ...names.map((name) => ({ name, vdom: 'dmz' })),
        ],
      })
      const changed: World = {
        ...office,
        people: office.people.map((person) =>
          person.name === 'kim' && email !== null ? { ...person, email } : person,
        ),
      }
      const before = inventoryOf(office)
      const { stops, informs } = changesSince(before, inventoryOf(noise(changed)), [], [first])
      expect(stops).toHaveLength(email === null ? 0 : 1)
      expect(informs).toHaveLength(names.length + left.length + (isTokenNew ? 1 : 0))
      const done = changesSince(before, inventoryOf(noise(migrated(office, first))), [first], [])
      expect(done.stops).toEqual([])
      expect(done.informs).toEqual(informs)
    }),
  )
})
