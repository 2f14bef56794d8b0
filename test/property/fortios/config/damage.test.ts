import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { entriesOf, parseConfig, scopesOf, valueOf, type EditBlock } from '../../../../main/fortios/config'
import { generateConfig } from '../../../fixtures/generate-config'

const whole = generateConfig({ seed: 7, megabytes: 0, vdoms: 4, tokens: 12, users: 16, certificates: 1 })
const lines = whole.split('\n')
const migratedTables = ['user fortitoken', 'user local']

/** An entry as it should be found: where it is, and what it says. */
interface Expected {
  readonly key: string
  readonly facts: string
  readonly vdom: string
  readonly from: number
  readonly to: number
}

function key(vdom: string, table: string, name: string): string {
  return JSON.stringify([vdom, table, name])
}

function facts(entry: EditBlock): string {
  return JSON.stringify(
    ['two-factor', 'fortitoken', 'license', 'email-to', 'os-ver'].map((name) => valueOf(entry, name)),
  )
}

const expected: Expected[] = []
for (const scope of scopesOf(parseConfig(whole))) {
  for (const table of migratedTables) {
    for (const entry of entriesOf(scope.nodes, table)) {
      const from = entry.line - 1
      const to = lines.indexOf('    next', from)
      expected.push({
        key: key(scope.vdom, table, entry.name),
        facts: facts(entry),
        vdom: scope.vdom,
        from,
        to,
      })
    }
  }
}

function found(text: string): Map<string, string> {
  const entries = new Map<string, string>()
  for (const scope of scopesOf(parseConfig(text))) {
    for (const table of migratedTables) {
      for (const entry of entriesOf(scope.nodes, table))
        entries.set(key(scope.vdom, table, entry.name), facts(entry))
    }
  }
  return entries
}

/** Entries that are not found as they were. */
function lost(text: string, among: readonly Expected[] = expected): string[] {
  const entries = found(text)
  return among.filter((entry) => entries.get(entry.key) !== entry.facts).map((entry) => entry.key)
}

const withLine = (index: number, ...instead: string[]) =>
  [...lines.slice(0, index), ...instead, ...lines.slice(index + 1)].join('\n')

/** Line of the `config vdom` that begins the section of a VDOM. */
const sectionOf = (vdom: string) => lines.lastIndexOf(`edit ${vdom}`) - 1

/** What a line carries: its entry; with a first line of a table or a VDOM, all that is in it. */
function carriedBy(index: number): Expected[] {
  const line = lines[index] ?? ''
  const vdom = expected.find((entry) => sectionOf(entry.vdom) === index - 1)?.vdom
  if (vdom !== undefined) return expected.filter((entry) => entry.vdom === vdom)
  if (!line.startsWith('config user ')) return expected.filter(({ from, to }) => index >= from && index <= to)
  const end = lines.indexOf('end', index)
  return expected.filter(({ from, to }) => from > index && to < end)
}

const allBut = (index: number) => {
  const carried = carriedBy(index)
  return expected.filter((entry) => !carried.includes(entry))
}

const anyLine = fc.nat({ max: lines.length - 2 })
const isQuoted = (index: number) => (lines[index] ?? '').includes('"')
const quotedLine = fc.constantFrom(...lines.map((_, index) => index).filter(isQuoted))

test('finds all of them in the undamaged text', () => {
  expect(expected).toHaveLength(28)
  expect(parseConfig(whole).problems).toEqual([])
})

describe('of a damaged configuration', () => {
  test('a missing quote costs the entry that it was in', () => {
    fc.assert(
      fc.property(quotedLine, fc.nat(), (index, choice) => {
        const line = lines[index] ?? ''
        const quotes = [...line.matchAll(/(?<!\\)"/g)].map((match) => match.index)
        fc.pre(quotes.length > 0)
        const at = quotes[choice % quotes.length] ?? 0
        const text = withLine(index, line.slice(0, at) + line.slice(at + 1))
        expect(parseConfig(text).problems).not.toEqual([])
        expect(lost(text, allBut(index))).toEqual([])
      }),
      { numRuns: 400 },
    )
  })

  test('a quote too many costs what its line carries', () => {
    fc.assert(
      fc.property(anyLine, fc.nat(), fc.constantFrom('"', "'"), (index, choice, quote) => {
        const line = lines[index] ?? ''
        const at = choice % (line.length + 1)
        const text = withLine(index, line.slice(0, at) + quote + line.slice(at))
        expect(lost(text, allBut(index))).toEqual([])
      }),
      { numRuns: 600 },
    )
  })

  test('a lost line costs what it carried', () => {
    fc.assert(
      fc.property(anyLine, (index) => {
        expect(lost(withLine(index), allBut(index))).toEqual([])
      }),
      { numRuns: 500 },
    )
  })

  test('a lost line costs no more where nothing is indented', () => {
    fc.assert(
      fc.property(anyLine, (index) => {
        expect(lost(withLine(index).replace(/^ +/gm, ''), allBut(index))).toEqual([])
      }),
      { numRuns: 500 },
    )
  })

  test('a line that stands twice costs nothing', () => {
    fc.assert(
      fc.property(anyLine, (index) => {
        expect(lost(withLine(index, lines[index] ?? '', lines[index] ?? ''))).toEqual([])
      }),
      { numRuns: 500 },
    )
  })

  test('a line of a console message costs nothing', () => {
    fc.assert(
      fc.property(anyLine, (index) => {
        expect(lost(withLine(index, 'fas_migrate_token_clear[667]: done', lines[index] ?? ''))).toEqual([])
      }),
      { numRuns: 300 },
    )
  })

  test('all is there that stands before the place where it was cut off', () => {
    fc.assert(
      fc.property(fc.nat({ max: whole.length - 2 }), (at) => {
        const line = whole.slice(0, at).split('\n').length - 1
        expect(
          lost(
            whole.slice(0, at),
            expected.filter(({ to }) => to < line),
          ),
        ).toEqual([])
      }),
      { numRuns: 200 },
    )
  })

  test('all VDOMs are there that begin after the place where the text begins', () => {
    fc.assert(
      fc.property(fc.nat({ max: whole.length - 2 }), (at) => {
        const line = whole.slice(0, at).split('\n').length - 1
        expect(
          lost(
            whole.slice(at),
            expected.filter(({ vdom }) => sectionOf(vdom) > line),
          ),
        ).toEqual([])
      }),
      { numRuns: 200 },
    )
  })

  test('both readings, of all tables and of some, find the same', () => {
    fc.assert(
      fc.property(anyLine, anyLine, (first, second) => {
        const text = withLine(first).split('\n').toSpliced(second, 1).join('\n')
        const some = parseConfig(text, { tables: migratedTables })
        const all = parseConfig(text)
        for (const [index, scope] of scopesOf(all).entries()) {
          const filtered = scopesOf(some)[index]
          for (const table of migratedTables) {
            expect(entriesOf(filtered?.nodes ?? [], table)).toEqual(entriesOf(scope.nodes, table))
          }
        }
      }),
      { numRuns: 200 },
    )
  })
})
