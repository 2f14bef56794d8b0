import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { RunEvent } from '../../../main/migration/events'
import { decodeJournal, encodeRecord, firstSum, type JournalRecord } from '../../../main/migration/journal'

const key = { license: 'EFTM000000000001', vdom: 'root' }
const anyText = fc.string({ unit: 'grapheme', maxLength: 40 })

const event: fc.Arbitrary<RunEvent> = fc.oneof(
  fc.constantFrom<RunEvent>(
    { type: 'decided', key, answer: 'y' },
    { type: 'decided', key, answer: 'n' },
    { type: 'command-sent', key, command: 'execute fortitoken-cloud migrate-ftm EFTM000000000001 root' },
    { type: 'continued', to: 'migrate' },
  ),
  anyText.map((question): RunEvent => ({ type: 'asked', key, question })),
  fc.array(anyText, { maxLength: 3 }).map((lines): RunEvent => ({ type: 'printed', key, lines })),
  anyText.map((ticket): RunEvent => ({ type: 'request-recorded', ticket, sentOn: '' })),
  fc.constant<RunEvent>({ type: 'request-recorded', ticket: '","sum":"0"}', sentOn: '"}' }),
)

/** A journal as text, and the places where its lines begin. */
const journal = fc.array(event, { minLength: 1, maxLength: 8 }).map((events) => {
  let sum = firstSum
  let text = ''
  const records: JournalRecord[] = []
  const starts: number[] = []
  for (const [at, each] of events.entries()) {
    const record = { number: at + 1, at: '2026-11-23T10:00:00.000Z', event: each }
    const encoded = encodeRecord(record, sum)
    starts.push(text.length)
    sum = encoded.sum
    text += String(encoded.line)
    records.push(record)
  }
  return { text, records, starts, sum }
})

describe('a journal', () => {
  test('reads back as it was written', () => {
    fc.assert(
      fc.property(journal, ({ text, records, sum }) => {
        expect(decodeJournal(text)).toEqual({
          records,
          lastSum: sum,
          intactLength: text.length,
          damage: null,
        })
      }),
    )
  })

  test('in which any one character was changed says so, and where, and never drops a whole record', () => {
    fc.assert(
      fc.property(
        journal,
        fc.nat(),
        fc.string({ minLength: 1, maxLength: 1 }),
        ({ text, records, starts }, place, other) => {
          const at = place % text.length
          fc.pre(text[at] !== other)
          const reading = decodeJournal(text.slice(0, at) + other + text.slice(at + 1))
          const line = starts.filter((start) => start <= at).length
          expect(reading.damage).toMatchObject({ kind: 'damaged', line })
          expect(reading.records).toEqual(records.slice(0, line - 1))
        },
      ),
      { numRuns: 2000 },
    )
  })

  test('of which a record is missing, doubled or moved says so', () => {
    fc.assert(
      fc.property(
        journal,
        fc.nat(),
        fc.constantFrom('missing', 'doubled', 'swapped'),
        ({ text }, place, how) => {
          const lines = text.split(/(?<=\n)/)
          fc.pre(lines.length > 1)
          const at = place % (lines.length - 1)
          const [one = '', two = ''] = lines.slice(at, at + 2)
          const pieces = { missing: [two], doubled: [one, one, two], swapped: [two, one] }[how]
          const damaged = [...lines.slice(0, at), ...pieces, ...lines.slice(at + 2)].join('')
          fc.pre(damaged !== text)
          expect(decodeJournal(damaged).damage?.kind).toBe('damaged')
        },
      ),
    )
  })

  test('that was cut off sets the last piece of a record aside, and keeps every whole one', () => {
    fc.assert(
      fc.property(journal, fc.nat(), ({ text, records, starts }, place) => {
        const length = place % text.length
        const reading = decodeJournal(text.slice(0, length))
        const whole = starts.filter((start) => start < length).length
        if (starts.includes(length)) {
          expect(reading.damage).toBeNull()
          expect(reading.records).toEqual(records.slice(0, whole))
        } else {
          // Only its line ending is missing: it may have been acted upon, so it is not dropped.
          const lacksItsEnd = text[length] === '\n'
          expect(reading.damage?.kind).toBe(lacksItsEnd ? 'damaged' : 'torn')
          expect(reading.records).toEqual(records.slice(0, whole - 1))
          expect(reading.intactLength).toBe(starts[whole - 1])
        }
      }),
      { numRuns: 1000 },
    )
  })

  test('goes on after the piece was cut away', () => {
    fc.assert(
      fc.property(journal, event, fc.nat(), ({ text }, next, place) => {
        const torn = decodeJournal(text.slice(0, place % text.length))
        fc.pre(torn.damage?.kind !== 'damaged')
        const number = torn.records.length + 1
        const record = { number, at: '2026-11-23T11:00:00.000Z', event: next }
        const whole = text.slice(0, torn.intactLength) + String(encodeRecord(record, torn.lastSum).line)
        expect(decodeJournal(whole)).toMatchObject({ damage: null, records: [...torn.records, record] })
      }),
    )
  })

  test('of a newer version is not guessed at', () => {
    const body = '{"v":1,"n":1,"at":"2026-11-23T10:00:00.000Z","event":{"type":"continued","to":"migrate"}'
    expect(decodeJournal(`${body}}\n`).damage).toEqual({
      kind: 'damaged',
      line: 1,
      reason: 'It has no checksum.',
    })
    expect(decodeJournal('not a journal\n').damage).toMatchObject({ kind: 'damaged', line: 1 })
    expect(decodeJournal('').damage).toBeNull()
  })
})
