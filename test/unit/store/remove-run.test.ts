import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { appendFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { listRuns } from '../../../main/migration/listed-runs'
import { archiveRun, setCustomer } from '../../../main/store/archive-run'
import { JournalFile } from '../../../main/store/journal-file'
import type { RemovalDisk } from '../../../main/store/removal-disk'
import { finishRemovals, removeRun } from '../../../main/store/remove-run'
import { removedRuns } from '../../../main/store/removed-runs'
import { RunFolders } from '../../../main/store/run-folders'
import { temporaryFolder } from '../../temporary-folder'
import { opened, prepared } from '../migration/world'
import { problemOf } from './folder'
import { done, end, now, runOf, settledAs, told } from './runs'

const removal = { why: 'person', evidence: null, now } as const
const ids = (folders: RunFolders) => listRuns(folders.list()).map(({ id }) => id)

describe('removing a run', () => {
  test('keeps its bundles as they were, and a line about it', () => {
    const { data, folders, folder } = runOf(done)
    setCustomer(folders, 'run-1', ' Example AG ')
    removeRun(folders, 'run-1', removal)
    expect(ids(folders)).toEqual([])
    expect(existsSync(folder.path)).toBe(false)
    expect(readdirSync(join(data, 'removing'))).toEqual([])
    const [line, ...others] = removedRuns(folders)
    expect(others).toEqual([])
    expect(line).toMatchObject({ id: 'run-1', hostname: 'fw-lab', customer: 'Example AG', why: 'person' })
    expect(readFileSync(join(line?.evidence ?? '', 'evidence-2', 'report.html'), 'utf8')).toBe(
      'the report in evidence-2',
    )
    expect(readFileSync(join(line?.evidence ?? '', 'evidence', 'inner', 'sums'), 'utf8')).toBe('evidence')
  })

  test('puts the bundles where a person wants them, and overwrites nothing there', () => {
    const { folders } = runOf(done)
    const chosen = temporaryFolder()
    mkdirSync(join(chosen, 'fw-lab_run-1'))
    expect(problemOf(() => removeRun(folders, 'run-1', { ...removal, evidence: chosen }))).toMatchObject({
      code: 'run-not-kept',
    })
    expect(ids(folders)).toEqual(['run-1'])
    expect(readdirSync(join(chosen, 'fw-lab_run-1'))).toEqual([])
    rmSync(join(chosen, 'fw-lab_run-1'), { recursive: true })
    removeRun(folders, 'run-1', { ...removal, evidence: chosen })
    expect(readdirSync(join(chosen, 'fw-lab_run-1')).sort()).toEqual(['evidence', 'evidence-2'])
  })

  test.each([
    ['is not finished', [opened], 'run-unfinished'],
    ['is not finished, with a “y” in it', [...prepared, ...told, settledAs('done')], 'run-unfinished'],
    [
      'has a license of which nothing is known',
      [...prepared, ...told, settledAs('unknown'), ...end],
      'run-not-settled',
    ],
    [
      'has a license of which only a part was migrated',
      [...prepared, ...told, settledAs('partial'), ...end],
      'run-not-settled',
    ],
  ] as const)('is refused if it %s, and so is archiving it', (_what, events, code) => {
    const { folders, folder } = runOf(events)
    const before = readFileSync(folder.journal, 'utf8')
    expect(problemOf(() => removeRun(folders, 'run-1', removal))).toMatchObject({ code })
    expect(problemOf(() => archiveRun(folders, 'run-1', true))).toMatchObject({ code })
    expect(readFileSync(folder.journal, 'utf8')).toBe(before)
    expect(removedRuns(folders)).toEqual([])
    const [listed] = listRuns(folders.list())
    expect(listed?.may).not.toContain('remove')
    expect(listed?.may).not.toContain('archive')
    expect(listed?.archived).toBe(false)
  })

  test('is refused by the journal, whatever its summary says', () => {
    const { folders, folder } = runOf([...prepared, ...told, settledAs('unknown'), ...end])
    folders.list()
    const summary = readFileSync(folder.summary, 'utf8')
    writeFileSync(
      folder.summary,
      summary
        .replace(/"openAfterYes":\[[^\]]*\]/, '"openAfterYes":[]')
        .replace(/"unknown":"[^"]*"/, '"unknown":null'),
    )
    expect(listRuns(folders.list())[0]?.state).toBe('finished')
    expect(problemOf(() => removeRun(folders, 'run-1', removal))).toMatchObject({ code: 'run-not-settled' })
    expect(problemOf(() => archiveRun(folders, 'run-1', true))).toMatchObject({ code: 'run-not-settled' })
  })

  test('is refused if a later run has to know what the device was told, but it can be archived', () => {
    const { folders } = runOf([...prepared, ...told, settledAs('refused'), ...end])
    expect(problemOf(() => removeRun(folders, 'run-1', removal))).toMatchObject({ code: 'run-is-remembered' })
    archiveRun(folders, 'run-1', true)
    expect(listRuns(folders.list())).toMatchObject([
      { archived: true, may: ['report', 'verify', 'unarchive'] },
    ])
    expect(folders.summaries()[0]?.told).toHaveLength(1)
  })

  test('is refused without its evidence, with a damaged journal, and of no run at all', () => {
    const { folders, folder } = runOf(done)
    for (const bundle of ['evidence', 'evidence-2']) rmSync(join(folder.path, bundle), { recursive: true })
    expect(problemOf(() => removeRun(folders, 'run-1', removal))).toMatchObject({ code: 'report-missing' })
    writeFileSync(folder.journal, readFileSync(folder.journal, 'utf8').replace('"v":1', '"v":2'))
    expect(problemOf(() => removeRun(folders, 'run-1', removal))).toMatchObject({ code: 'run-is-damaged' })
    for (const id of ['run-2', '../runs/run-1', '', '.']) {
      expect(problemOf(() => removeRun(folders, id, removal))).toMatchObject({ code: 'no-such-run' })
    }
  })

  test('leaves the run whole or gone, wherever it is cut off, and can be done again', () => {
    const steps: string[] = []
    const counted = (allowed: number): RemovalDisk => {
      let count = 0
      const step = (name: string, work: () => void) => {
        if (count === allowed) throw new Error('cut off')
        count += 1
        steps.push(name)
        work()
      }
      return {
        copy: (from, to) => step('copy', () => cpSync(from, to, { recursive: true })),
        rename: (from, to) => step('rename', () => renameSync(from, to)),
        append: (path, line) => step('append', () => appendFileSync(path, line)),
        remove: (path) => step('remove', () => rmSync(path, { recursive: true, force: true })),
      }
    }
    removeRun(runOf(done).folders, 'run-1', removal, counted(Infinity))
    const all = steps.splice(0)
    expect(all).toEqual(['remove', 'copy', 'copy', 'rename', 'append', 'rename', 'remove'])
    for (const [cut] of all.entries()) {
      const { data, folders, folder } = runOf(done)
      const whole = readdirSync(folder.path, { recursive: true }).toSorted()
      try {
        removeRun(folders, 'run-1', removal, counted(cut))
      } catch {
        // What a person is told is tried above.
      }
      // The next start.
      finishRemovals(folders)
      if (existsSync(folder.path)) {
        expect(readdirSync(folder.path, { recursive: true }).toSorted()).toEqual(whole)
        expect(ids(folders)).toEqual(['run-1'])
        expect(removedRuns(folders)).toEqual([])
        removeRun(folders, 'run-1', removal)
      }
      expect(ids(folders)).toEqual([])
      const [line, ...others] = removedRuns(folders)
      expect(others).toEqual([])
      expect(readdirSync(line?.evidence ?? '').sort()).toEqual(['evidence', 'evidence-2'])
      expect(existsSync(join(data, 'removing')) && readdirSync(join(data, 'removing'))).toEqual([])
    }
  })

  test('keeps its line though the one before was cut off', () => {
    const { data, folders } = runOf(done)
    writeFileSync(join(data, 'removed.jsonl'), '{"id":"run-0","mode":"li')
    removeRun(folders, 'run-1', removal)
    expect(removedRuns(folders).map(({ id }) => id)).toEqual(['run-1'])
  })
})

test('what a person says of a run that is none of ours counts for nothing', () => {
  const { folders, folder } = runOf(done)
  for (const text of ['', '{', '{"customer":1,"archived":true}', `{"customer":"${'x'.repeat(9000)}"}`]) {
    writeFileSync(folder.label, text)
    expect(listRuns(folders.list())).toMatchObject([{ customer: '', archived: false }])
  }
})

test('50 runs whose summaries fit are listed without reading a journal', () => {
  const data = temporaryFolder()
  for (let at = 0; at < 50; at += 1) runOf(at === 0 ? done : [opened], data, `run-${at}`)
  const folders = new RunFolders(data)
  const read: string[] = []
  const counting = new RunFolders(data, (path) => {
    read.push(path)
    return folders.readJournal(path)
  })
  const folded = counting.list()
  expect(read).toHaveLength(50)
  expect(counting.list()).toEqual(folded)
  expect(read).toHaveLength(50)
  const journal = JournalFile.reopen(folders.folder('live', 'run-7').journal).journal
  journal.append({ type: 'request-recorded', ticket: '1', sentOn: '' }, now)
  journal.close()
  counting.list()
  expect(read.slice(50)).toEqual([folders.folder('live', 'run-7').journal])
})
