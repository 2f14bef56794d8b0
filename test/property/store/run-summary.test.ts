import { appendFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { RunEvent } from '../../../main/migration/events'
import { foldRun } from '../../../main/migration/fold'
import { encodeRecord, firstSum } from '../../../main/migration/journal'
import { verify } from '../../../main/migration/verification'
import { summaryOf } from '../../../main/migration/summary'
import { keepSummary, markOf, readSummary } from '../../../main/store/run-summary'
import { temporaryFolder } from '../../temporary-folder'
import {
  first,
  inventoryOf,
  migrated,
  office,
  prepared,
  second,
  serviceReading,
} from '../../unit/migration/world'

const keys = fc.constantFrom(first, second)
const text = fc.string({ unit: 'grapheme', maxLength: 20 })

const verification = verify({
  licenses: [first],
  before: { inventory: inventoryOf(office), cloudUsers: [] },
  after: { inventory: inventoryOf(migrated(office, first)), cloudUsers: [] },
  serviceBefore: serviceReading(),
  serviceAfter: serviceReading(),
})

const outcomes = ['done', 'refused', 'declined', 'not-started', 'partial', 'unknown'] as const

/** What can happen behind the preparations, in whatever order. */
const happening: fc.Arbitrary<RunEvent> = fc.oneof(
  fc
    .tuple(keys, fc.constantFrom('y' as const, 'n' as const))
    .map(([key, answer]): RunEvent => ({ type: 'decided', key, answer })),
  fc.tuple(keys, fc.constantFrom(...outcomes), text, text).map(([key, state, message, hint]): RunEvent => ({
    type: 'settled',
    key,
    outcome: { state, message, hint, people: [] },
  })),
  text.map((ticket): RunEvent => ({ type: 'request-recorded', ticket, sentOn: '' })),
  fc
    .tuple(fc.boolean(), text)
    .map(([worked, message]): RunEvent => ({ type: 'login-tried', worked, message })),
  fc.constantFrom<RunEvent>(
    { type: 'continued', to: 'verify' },
    { type: 'continued', to: 'portal' },
    { type: 'verified', verification },
    { type: 'finished', report: '/evidence/report.html', summary: 'Finished.' },
    { type: 'reopened', why: 'verify', application: '0', laptop: { user: 'kim', host: 'laptop' } },
  ),
)

/** The beginning of a run, or all of its preparations and what came then. */
const journals = fc.oneof(
  fc.integer({ min: 1, max: prepared.length }).map((count) => prepared.slice(0, count)),
  fc.array(happening, { maxLength: 12 }).map((more) => [...prepared, ...more]),
)

/** The journal as text, and what its last checksum is. */
function written(events: readonly RunEvent[]) {
  let sum = firstSum
  let all = ''
  const records = events.map((event, at) => ({
    number: at + 1,
    at: new Date(Date.UTC(2026, 10, 23, 10, 0, at)).toISOString(),
    event,
  }))
  for (const record of records) {
    const encoded = encodeRecord(record, sum)
    sum = encoded.sum
    all += String(encoded.line)
  }
  return { text: all, records, sum }
}

test('the summary beside a journal says what its fold says, and nothing once the journal has grown', () => {
  const folder = temporaryFolder()
  const [journal, summary] = [join(folder, 'journal.jsonl'), join(folder, 'summary.json')]
  fc.assert(
    fc.property(journals, (events) => {
      const { text: all, records, sum } = written(events)
      const run = foldRun(records)
      if (run === null) throw new Error('Every run begins with its opening.')
      writeFileSync(journal, all)
      keepSummary(summary, markOf(journal), journal, run)
      const told = summaryOf(run)
      expect(readSummary(summary, journal)).toEqual(told)

      const more: RunEvent = { type: 'request-recorded', ticket: '1', sentOn: '' }
      const record = { number: records.length + 1, at: '2026-11-23T11:00:00.000Z', event: more }
      appendFileSync(journal, encodeRecord(record, sum).line)
      expect(readSummary(summary, journal)).toBeNull()
    }),
    { numRuns: 150 },
  )
})
