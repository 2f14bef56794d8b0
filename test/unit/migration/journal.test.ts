import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { RunEvent } from '../../../main/migration/events'
import { decodeJournal, encodeRecord, firstSum, type JournalRecord } from '../../../main/migration/journal'
import { foldRun, isUnsettled } from '../../../main/migration/run'
import { JournalFile } from '../../../main/store/journal-file'

const old = readFileSync(resolve(import.meta.dirname, '../../fixtures/journals/version-1.jsonl'), 'utf8')
const key = { license: 'EFTM000000425212', vdom: 'root' }
const at = '2026-11-02T09:30:00.000Z'

let folder = ''
let path = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tokenferry-journal-'))
  path = join(folder, 'journal.jsonl')
})
afterEach(() => {
  rmSync(folder, { recursive: true, force: true })
})

describe('a journal of version 1, as it was written then', () => {
  test('is read to the last record, and folds into the same run', () => {
    const { records, damage } = decodeJournal(old)
    expect(damage).toBeNull()
    const run = foldRun(records)
    expect(run).toMatchObject({ id: '2026-11-02-old', step: 'migrate', request: { ticket: '8812345' } })
    expect(run?.licenses[0]).toMatchObject({ key, stage: 'answered-y', yesAt: [expect.any(String)] })
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

  test('of a version to come, it is not guessed at', () => {
    const { line } = encodeRecord({ number: 1, at, event: { type: 'continued', to: 'service' } }, firstSum)
    const newer = line.replace('"v":1', '"v":3')
    expect(decodeJournal(newer).damage?.kind).toBe('damaged')
  })

  test('only what it did not know is written in version 2, so that an older application refuses that alone', () => {
    const versionOf = (event: RunEvent) =>
      (JSON.parse(encodeRecord({ number: 1, at, event }, firstSum).line) as { v: number }).v
    expect(versionOf({ type: 'continued', to: 'service' })).toBe(1)
    expect(versionOf({ type: 'finished', report: '', summary: '' })).toBe(1)
    expect(versionOf({ type: 'closed-again' })).toBe(2)
    const laptop = { user: 'kim', host: 'laptop' }
    expect(versionOf({ type: 'reopened', why: 'verify', application: '1', laptop })).toBe(2)
  })
})

describe('what a crash leaves of the last record', () => {
  const lines = old.split('\n').filter(Boolean)
  const before = `${lines.slice(0, -1).join('\n')}\n`
  const last = `${lines.at(-1) ?? ''}\n`

  test('cut after each of its characters, it is set aside and the one before is the last', () => {
    for (let length = 1; length < last.length - 1; length++) {
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
