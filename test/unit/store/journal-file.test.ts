import { temporaryFolder } from '../../temporary-folder'
import { fsyncSync, ftruncateSync, mkdirSync, readFileSync, writeFileSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { RunEvent } from '../../../main/migration/events'
import { decodeJournal } from '../../../main/migration/journal'
import { JournalFile, readJournal, type Disk } from '../../../main/store/journal-file'
import { problemOf, rightsOf } from './folder'

const at = new Date('2026-11-23T10:00:00.000Z')
const event = (ticket: string): RunEvent => ({ type: 'request-recorded', ticket, sentOn: '' })
const tickets = (path: string) =>
  readJournal(path).records.map((record) =>
    record.event.type === 'request-recorded' ? record.event.ticket : record.event.type,
  )

/** A disk that can be made to fail, and remembers what it did. */
function frailDisk() {
  const log: string[] = []
  const state = { fails: null as 'write' | 'sync' | 'half' | null, log }
  const fail = (code = 'ENOSPC') => Object.assign(new Error(`${code}: no space left on device`), { code })
  const disk: Disk = {
    write: (descriptor, bytes, offset, position) => {
      log.push('write')
      if (state.fails === 'write') throw fail()
      if (state.fails === 'half') {
        writeSync(descriptor, bytes, offset, 10, position)
        throw fail()
      }
      // A disk may take less than it is given.
      return writeSync(descriptor, bytes, offset, Math.min(bytes.length - offset, 7), position)
    },
    sync: (descriptor) => {
      log.push('sync')
      if (state.fails === 'sync') throw fail('EIO')
      fsyncSync(descriptor)
    },
    truncate: (descriptor, length) => {
      ftruncateSync(descriptor, length)
    },
  }
  return { disk, state }
}

describe('a journal on the disk', () => {
  test('holds each record, synced, before "append" returns; for this user alone', () => {
    const path = join(temporaryFolder(), 'runs', 'one', 'journal.jsonl')
    const { disk, state } = frailDisk()
    const journal = JournalFile.create(path, disk)
    for (const ticket of ['1', '2', 'größe ✓']) {
      state.log.length = 0
      journal.append(event(ticket), at)
      expect(state.log.at(-1)).toBe('sync')
      expect(tickets(path).at(-1)).toBe(ticket)
    }
    journal.close()
    expect(rightsOf(path, 0o077, 0)).toBe(0)
    expect(readJournal(path).damage).toBeNull()
  })

  test.each([
    ['write', /disk is full/],
    ['half', /disk is full/],
    ['sync', /Nothing can be recorded/],
  ] as const)('that fails to %s has recorded nothing, and goes on when it can', (fails, words) => {
    const path = join(temporaryFolder(), 'journal.jsonl')
    const { disk, state } = frailDisk()
    const journal = JournalFile.create(path, disk)
    journal.append(event('1'), at)
    state.fails = fails
    const problem = problemOf(() => journal.append(event('a much longer ticket than the next one'), at))
    expect(problem.code).toBe('journal-unwritable')
    expect(problem.message).toMatch(words)
    expect(problem.message).toContain(path)
    expect(tickets(path)).toEqual(['1'])
    state.fails = null
    journal.append(event('2'), at)
    journal.close()
    expect(readJournal(path)).toMatchObject({ damage: null })
    expect(tickets(path)).toEqual(['1', '2'])
  })

  test('that is closed takes nothing more, whatever its descriptor is by then', () => {
    const folder = temporaryFolder()
    const journal = JournalFile.create(join(folder, 'journal.jsonl'))
    journal.append(event('1'), at)
    journal.close()
    journal.close()
    const other = JournalFile.create(join(folder, 'other.jsonl'))
    expect(problemOf(() => journal.append(event('late'), at)).code).toBe('journal-closed')
    other.append(event('own'), at)
    other.close()
    expect(tickets(join(folder, 'other.jsonl'))).toEqual(['own'])
    expect(tickets(join(folder, 'journal.jsonl'))).toEqual(['1'])
  })

  test('is opened again at its end, and goes on with its chain', () => {
    const path = join(temporaryFolder(), 'journal.jsonl')
    const first = JournalFile.create(path)
    first.append(event('größe'), at)
    first.close()
    const { journal, reading } = JournalFile.reopen(path)
    expect(reading.records).toHaveLength(1)
    journal.append(event('2'), at)
    journal.close()
    expect(decodeJournal(readFileSync(path, 'utf8'))).toMatchObject({
      damage: null,
      records: [{ number: 1 }, { number: 2 }],
    })
  })

  test('that was torn by a crash loses the piece, also one that ends within a character', () => {
    const path = join(temporaryFolder(), 'journal.jsonl')
    const first = JournalFile.create(path)
    first.append(event('1'), at)
    first.append(event('größe'), at)
    first.close()
    const bytes = readFileSync(path)
    const umlaut = bytes.indexOf(Buffer.from('ö')) + 1
    writeFileSync(path, bytes.subarray(0, umlaut))
    const { journal, reading } = JournalFile.reopen(path)
    expect(reading.damage?.kind).toBe('torn')
    journal.append(event('2'), at)
    journal.close()
    expect(tickets(path)).toEqual(['1', '2'])
    expect(readJournal(path).damage).toBeNull()
  })

  test('that does not add up is not opened, and stays as it is', () => {
    const path = join(temporaryFolder(), 'journal.jsonl')
    const first = JournalFile.create(path)
    for (const ticket of ['1', '2', '3']) first.append(event(ticket), at)
    first.close()
    const changed = readFileSync(path, 'utf8').replace('"ticket":"3"', '"ticket":"4"')
    writeFileSync(path, changed)
    const problem = problemOf(() => JournalFile.reopen(path))
    expect(problem.code).toBe('journal-damaged')
    expect(problem.message).toContain(`${path} is damaged at line 3`)
    expect(readFileSync(path, 'utf8')).toBe(changed)
  })

  test('that holds a record that is not understood is not opened, and stays as it is', () => {
    const path = join(temporaryFolder(), 'journal.jsonl')
    const first = JournalFile.create(path)
    first.append(event('1'), at)
    first.append({ type: 'teleported' } as unknown as RunEvent, at)
    first.close()
    const text = readFileSync(path, 'utf8')
    const problem = problemOf(() => JournalFile.reopen(path))
    expect(problem).toMatchObject({
      code: 'journal-not-understood',
      message: `The journal ${path} contains a record that is not understood, at line 2.`,
      detail: 'This version of the application does not know this kind of record.',
    })
    expect(readFileSync(path, 'utf8')).toBe(text)
  })

  test('is never written over', () => {
    const path = join(temporaryFolder(), 'journal.jsonl')
    JournalFile.create(path).close()
    expect(problemOf(() => JournalFile.create(path)).code).toBe('journal-unwritable')
  })

  test('that can’t be made or read says where', () => {
    const folder = temporaryFolder()
    writeFileSync(join(folder, 'file'), '')
    const path = join(folder, 'file', 'journal.jsonl')
    expect(problemOf(() => JournalFile.create(path))).toMatchObject({ code: 'journal-unwritable' })
    expect(problemOf(() => readJournal(path)).message).toContain(path)
    mkdirSync(join(folder, 'folder'))
    expect(problemOf(() => readJournal(join(folder, 'folder'))).code).toBe('journal-unreadable')
  })
})
