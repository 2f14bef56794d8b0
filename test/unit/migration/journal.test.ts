import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { format } from 'prettier'
import { beforeEach, describe, expect, test } from 'vitest'
import * as z from 'zod'
import type { RunEvent } from '../../../main/migration/events'
import {
  decodeJournal,
  encodeRecord,
  firstSum,
  recordSchema,
  type JournalRecord,
} from '../../../main/migration/journal'
import { foldRun } from '../../../main/migration/fold'
import { isUnsettled, toldOf } from '../../../main/migration/run'
import { JournalFile } from '../../../main/store/journal-file'
import { temporaryFolder } from '../../temporary-folder'

const journals = resolve(import.meta.dirname, '../../fixtures/journals')
const old = readFileSync(join(journals, 'version-1.jsonl'), 'utf8')
const key = { license: 'EFTM000000425212', vdom: 'root' }
const at = '2026-11-02T09:30:00.000Z'

let folder = ''
let path = ''
beforeEach(() => {
  folder = temporaryFolder()
  path = join(folder, 'journal.jsonl')
})

describe('a journal of version 1, as it was written then', () => {
  test('is read to the last record, and folds into the same run', () => {
    const { records, damage } = decodeJournal(old)
    expect(damage).toBeNull()
    const run = foldRun(records)
    expect(run).toMatchObject({ id: '2026-11-02-old', step: 'migrate', request: { ticket: '8812345' } })
    expect(run?.licenses[0]).toMatchObject({ key, stage: 'answered-y' })
    expect(run && toldOf(run, key).yesAt).toHaveLength(1)
    expect(run?.licenses.map(isUnsettled)).toEqual([true])
    expect([...(run?.answers.values() ?? [])]).toEqual(['Serial console, account „vault“'])
  })

  test('goes on with the chain that it has', () => {
    writeFileSync(path, old)
    const { journal } = JournalFile.reopen(path)
    journal.append({ type: 'ticked', keys: ['a'], ticked: true }, new Date(at))
    journal.close()
    expect(decodeJournal(readFileSync(path, 'utf8'))).toMatchObject({ damage: null, records: { length: 12 } })
  })

  test('only what it did not know is written in version 2, so that an older application refuses that alone', () => {
    const versionOf = (event: RunEvent) =>
      (JSON.parse(String(encodeRecord({ number: 1, at, event }, firstSum).line)) as { v: number }).v
    expect(versionOf({ type: 'continued', to: 'service' })).toBe(1)
    expect(versionOf({ type: 'finished', report: '', summary: '' })).toBe(1)
    expect(versionOf({ type: 'closed-again' })).toBe(2)
    const laptop = { user: 'kim', host: 'laptop' }
    expect(versionOf({ type: 'reopened', why: 'verify', application: '1', laptop })).toBe(2)
  })
})

test('docs/journal.schema.json is made from the schema', async () => {
  const schema = z.toJSONSchema(recordSchema.extend({ sum: z.string() }), { io: 'input' })
  const text = await format(JSON.stringify(schema), { parser: 'json', printWidth: 110 })
  await expect(text).toMatchFileSnapshot('../../../docs/journal.schema.json')
})

test.each(readdirSync(journals))('%s is read to its end, and folds into a run', (name) => {
  const text = readFileSync(join(journals, name), 'utf8')
  const { records, damage } = decodeJournal(text)
  expect(damage).toBeNull()
  expect(records).toHaveLength(text.trimEnd().split('\n').length)
  expect(foldRun(records)?.licenses).not.toEqual([])
})

describe('a record whose checksum is right', () => {
  const opened = { type: 'opened', id: 'x', mode: 'live', application: '1', rehearsal: null }
  const laptop = { user: 'anna', host: 'laptop' }
  const wrongShape = (field: string) =>
    `Its checksum is right, but its “${field}” is not what such a record holds.`

  /** The first record of a journal, with its own checksum, whatever it holds. */
  function reading(body: string) {
    const sum = createHash('sha256').update(`${firstSum}\n${body}`).digest('hex')
    return decodeJournal(`${body.slice(0, -1)},"sum":"${sum}"}\n`)
  }
  const readingOf = (record: object) => reading(JSON.stringify({ v: 1, n: 1, at, ...record }))

  test('may hold more than this version knows, which is passed over', () => {
    const { records, damage } = readingOf({
      event: { ...opened, laptop: { ...laptop, keyboard: 'de' }, weather: 'fine' },
      mood: 1,
    })
    expect(damage).toBeNull()
    expect(records).toEqual([{ number: 1, at, event: { ...opened, laptop } }])
  })

  test.each([
    ['field that is missing', { event: opened }, wrongShape('event.laptop')],
    ['field of another kind', { event: { ...opened, laptop, id: 7 } }, wrongShape('event.id')],
    ['value that nobody writes', { event: { type: 'continued', to: 'lunch' } }, wrongShape('event.to')],
    [
      'license without its VDOM',
      { event: { type: 'decided', key: { license: 'EFTM1' }, answer: 'y' } },
      wrongShape('event.key.vdom'),
    ],
    [
      'reading of which a part is missing',
      { event: { type: 'service-read', reading: { service: null, raw: '' } } },
      wrongShape('event.reading.unreachable'),
    ],
    [
      'language that would lead out of the folder of the evidence',
      {
        event: {
          type: 'announcement-kept',
          announcement: { audience: 'users', moment: 'before', language: '../../../en' },
          text: { subject: '', body: '' },
          basis: '',
        },
      },
      wrongShape('event.announcement.language'),
    ],
    ['time that is none', { at: 'yesterday', event: { ...opened, laptop } }, wrongShape('at')],
    [
      'kind to come',
      { event: { type: 'teleported', to: 'portal' } },
      'This version of the application does not know this kind of record.',
    ],
    [
      'version to come',
      { v: 3, event: { type: 'teleported', to: 'portal' } },
      'It was written by a newer version of the application.',
    ],
  ])('and that has a %s is not guessed at, and says so', (_what, record, reason) => {
    expect(readingOf(record)).toMatchObject({
      records: [],
      damage: { kind: 'not-understood', line: 1, reason },
    })
  })

  test('and that is no JSON says so', () => {
    expect(reading('{"v":1,"n":}').damage).toEqual({
      kind: 'not-understood',
      line: 1,
      reason: 'Its checksum is right, but it is not JSON.',
    })
  })
})

describe('what a crash leaves of the last record', () => {
  const lines = old.split('\n').filter(Boolean)
  const before = `${lines.slice(0, -1).join('\n')}\n`
  const last = `${lines.at(-1) ?? ''}\n`

  test('cut after each of its characters, it is set aside and the one before is the last', () => {
    for (let length = 1; length < last.length - 1; length += 1) {
      const reading = decodeJournal(before + last.slice(0, length))
      expect(reading.damage?.kind, `after ${length} characters`).toBe('torn')
      expect(reading.records).toHaveLength(10)
      expect(reading.intactLength).toBe(before.length)
    }
  })

  test('with a hole before its line ending, it is torn as well', () => {
    const holed = `${last.slice(0, 20)}${'\0'.repeat(60)}${last.slice(80)}`
    expect(decodeJournal(before + holed).damage?.kind).toBe('torn')
  })

  test('it is cut off when the run is opened again, and the next record takes its place', () => {
    writeFileSync(path, before + last.slice(0, 40))
    const { journal, reading } = JournalFile.reopen(path)
    expect(reading.damage?.kind).toBe('torn')
    journal.append({ type: 'printed', key, lines: ['again'] }, new Date(at))
    journal.close()
    expect(decodeJournal(readFileSync(path, 'utf8'))).toMatchObject({ damage: null, records: { length: 11 } })
  })
})

describe('what was changed', () => {
  test('any character of any record but a torn end is reported with its line, and nothing behind it is believed', () => {
    const lines = old.split('\n').filter(Boolean)
    let start = 0
    for (const [index, line] of lines.entries()) {
      for (let offset = 0; offset < line.length; offset += 7) {
        const at = start + offset
        const other = old[at] === 'x' ? 'y' : 'x'
        const { damage, records } = decodeJournal(old.slice(0, at) + other + old.slice(at + 1))
        expect(damage, `line ${index + 1}, character ${offset}`).toMatchObject({
          kind: 'damaged',
          line: index + 1,
        })
        expect(records).toHaveLength(index)
      }
      start += line.length + 1
    }
  })

  test('a record that was taken out of the middle shows', () => {
    const lines = old.split('\n')
    lines.splice(4, 1)
    expect(decodeJournal(lines.join('\n')).damage).toMatchObject({ kind: 'damaged', line: 5 })
  })
})

test('what was printed in many records folds to the same as one by one', () => {
  const { records } = decodeJournal(old)
  const more: JournalRecord[] = Array.from({ length: 50 }, (_, number) => ({
    number: records.length + number + 1,
    at,
    event: { type: 'printed', key, lines: [`line ${number}`, ''] },
  }))
  const run = foldRun([...records, ...more])
  expect(run?.licenses[0]?.output).toEqual([
    '1: Converted admin(anna) for license(EFTM000000425212) in vdom(root)',
    ...more.flatMap(({ event }) => (event.type === 'printed' ? event.lines : [])),
  ])
  expect(run?.touchedAt).toBe(at)
})
