import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { entriesOf, parseConfig, scopesOf, valueOf, type EditBlock } from '../../../main/fortios/config'
import { generateConfig } from '../../fixtures/generate-config'

const whole = generateConfig({ seed: 7, megabytes: 0, vdoms: 4, tokens: 12, users: 16 })
const lines = whole.split('\n')
const TABLES = ['user fortitoken', 'user local']

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
  for (const table of TABLES) {
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
    for (const table of TABLES) {
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

const isWithin = (index: number) => (entry: Expected) => index >= entry.from && index <= entry.to
const anyLine = fc.nat({ max: lines.length - 2 })
/** A line within an entry of the tables that count, its `edit` and `next` included. */
const entryLine = fc.constantFrom(
  ...expected.flatMap(({ from, to }) => Array.from({ length: to - from + 1 }, (_, at) => from + at)),
)
const quotedLine = fc.constantFrom(...lines.flatMap((line, index) => (line.includes('"') ? [index] : [])))

it('finds all of them in the undamaged text', () => {
  expect(expected).toHaveLength(28)
  expect(parseConfig(whole).problems).toEqual([])
})

describe('a damaged configuration', () => {
  it('loses no entry but the one with the missing quote', () => {
    fc.assert(
      fc.property(quotedLine, fc.nat(), (index, choice) => {
        const line = lines[index] ?? ''
        const quotes = [...line.matchAll(/(?<!\\)"/g)].map((match) => match.index)
        fc.pre(quotes.length > 0)
        const at = quotes[choice % quotes.length] ?? 0
        const text = withLine(index, line.slice(0, at) + line.slice(at + 1))
        expect(
          lost(
            text,
            expected.filter((entry) => !isWithin(index)(entry)),
          ),
        ).toEqual([])
      }),
      { numRuns: 400 },
    )
  })

  it('loses no entry but the one with a quote too many', () => {
    fc.assert(
      fc.property(anyLine, fc.nat(), fc.constantFrom('"', "'"), (index, choice, quote) => {
        const line = lines[index] ?? ''
        const at = choice % (line.length + 1)
        const text = withLine(index, line.slice(0, at) + quote + line.slice(at))
        expect(
          lost(
            text,
            expected.filter((entry) => !isWithin(index)(entry)),
          ),
        ).toEqual([])
      }),
      { numRuns: 600 },
    )
  })

  it('loses no entry but the one that lost a line', () => {
    fc.assert(
      fc.property(entryLine, (index) => {
        expect(
          lost(
            withLine(index),
            expected.filter((entry) => !isWithin(index)(entry)),
          ),
        ).toEqual([])
      }),
      { numRuns: 300 },
    )
  })

  it('loses nothing by a line that stands twice', () => {
    fc.assert(
      fc.property(anyLine, (index) => {
        expect(lost(withLine(index, lines[index] ?? '', lines[index] ?? ''))).toEqual([])
      }),
      { numRuns: 300 },
    )
  })

  it('loses nothing outside of the VDOM that lost any other line', () => {
    fc.assert(
      fc.property(anyLine, (index) => {
        const vdom = expected.findLast(({ from }) => from <= index)?.vdom
        const next = expected.find(({ from }) => from > index)?.vdom
        const others = expected.filter((entry) => entry.vdom !== vdom && entry.vdom !== next)
        expect(lost(withLine(index), others)).toEqual([])
      }),
      { numRuns: 300 },
    )
  })

  it('has all that stands before the place where it was cut off, and after the place where it begins', () => {
    fc.assert(
      fc.property(fc.nat({ max: whole.length }), (at) => {
        const line = whole.slice(0, at).split('\n').length - 1
        expect(
          lost(
            whole.slice(0, at),
            expected.filter(({ to }) => to < line),
          ),
        ).toEqual([])
        const later = expected.filter(
          ({ from, vdom }) => from > line && expected.some((e) => e.vdom === vdom && false),
        )
        expect(lost(whole.slice(at), later)).toEqual([])
      }),
      { numRuns: 200 },
    )
  })
})
