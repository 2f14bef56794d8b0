import { mkdirSync, readFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { describe, expect, test } from 'vitest'
import { listRuns } from '../../../main/migration/listed-runs'
import type { RunEvent } from '../../../main/migration/events'
import { JournalFile } from '../../../main/store/journal-file'
import { RunFolders } from '../../../main/store/run-folders'
import { temporaryFolder } from '../../temporary-folder'
import { problemOf } from './folder'

const now = new Date('2026-11-28T08:00:00Z')
const key = { license: 'EFTM000000425212', vdom: 'root' }
const laptop = { user: 'kim', host: 'laptop' }
const opened: RunEvent = {
  type: 'opened',
  id: 'odd',
  mode: 'live',
  application: '1',
  laptop,
  rehearsal: null,
}
const yes: RunEvent = { type: 'decided', key, answer: 'y' }

/** A data folder with the journal of one run, whose chain is whole. */
function journalOf(...events: readonly RunEvent[]) {
  const folders = new RunFolders(temporaryFolder())
  const path = folders.folder('live', 'odd').journal
  mkdirSync(dirname(path), { recursive: true })
  const journal = JournalFile.create(path)
  for (const event of events) journal.append(event, now)
  journal.close()
  return { folders, path }
}

describe.each([
  ['that does not begin by opening the run', [yes], 1],
  ['that opens the run twice, which would forget a “y”', [opened, yes, opened], 3],
] as const)('a journal %s', (_what, events, line) => {
  test('is damaged, and said so wherever it is read', () => {
    const { folders, path } = journalOf(...events)
    const message = `The journal ${path} is damaged at line ${line}.`
    expect(listRuns(folders.list())).toMatchObject([
      { id: 'odd', problem: { code: 'journal-damaged', message } },
    ])
    const [reopened, removed, reported] = [
      () => folders.reopen('odd'),
      () => {
        folders.discard('odd', now)
      },
      () => folders.reportOf('odd'),
    ].map(problemOf)
    expect(reopened).toMatchObject({ code: 'journal-damaged', message })
    expect(removed).toMatchObject({ code: 'journal-damaged', message })
    expect(reported).toMatchObject({ code: 'journal-damaged', message })
  })

  test('stays as it is', () => {
    const { folders, path } = journalOf(...events)
    const before = readFileSync(path, 'utf8')
    problemOf(() => folders.reopen('odd'))
    problemOf(() => {
      folders.discard('odd', now)
    })
    expect(readFileSync(path, 'utf8')).toBe(before)
  })
})
