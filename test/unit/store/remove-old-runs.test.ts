import { existsSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { removeOldRuns } from '../../../main/store/remove-old-runs'
import { removedRuns } from '../../../main/store/removed-runs'
import { temporaryFolder } from '../../temporary-folder'
import { opened, prepared } from '../migration/world'
import { done, end, now, runOf, settledAs, told } from './runs'

const days = 30
/** So many days, and a second, after all of it happened. */
const after = (count: number) => new Date(now.getTime() + count * 86_400_000 + 1_000)

test('a run that was finished too long ago is removed, with its evidence and a line kept', () => {
  const { data, folders, folder } = runOf(done)
  expect(removeOldRuns(folders, { days, now: after(days - 1), except: undefined })).toEqual([])
  expect(existsSync(folder.journal)).toBe(true)
  expect(removeOldRuns(folders, { days, now: after(days), except: undefined })).toEqual([])
  expect(existsSync(folder.path)).toBe(false)
  expect(removedRuns(folders)).toMatchObject([
    { id: 'run-1', hostname: 'fw-lab', why: 'age', removedAt: after(days).toISOString() },
  ])
  expect(readdirSync(join(data, 'evidence', 'fw-lab_run-1')).sort()).toEqual(['evidence', 'evidence-2'])
})

test('the run that is open is not', () => {
  const { folders, folder } = runOf(done)
  removeOldRuns(folders, { days, now: after(1_000), except: 'run-1' })
  expect(existsSync(folder.journal)).toBe(true)
})

test.each([
  ['is not finished', [opened]],
  ['was told “y” and is not finished', [...prepared, ...told, settledAs('done')]],
  ['has a license of which nothing is known', [...prepared, ...told, settledAs('unknown'), ...end]],
  ['has a license of which only a part was migrated', [...prepared, ...told, settledAs('partial'), ...end]],
  ['must be known to a later run', [...prepared, ...told, settledAs('refused'), ...end]],
  [
    'is finished, and open again',
    [...done, { type: 'reopened', why: 'verify', application: '1', laptop: { user: 'kim', host: 'laptop' } }],
  ],
] as const)('one that %s stays, however old it is', (_what, events) => {
  const { folders, folder } = runOf(events)
  expect(removeOldRuns(folders, { days: 1, now: after(36_500), except: undefined })).toEqual([])
  expect(existsSync(folder.journal)).toBe(true)
  expect(removedRuns(folders)).toEqual([])
})

test('one without its evidence stays', () => {
  const { folders, folder } = runOf(done)
  for (const bundle of ['evidence', 'evidence-2']) rmSync(join(folder.path, bundle), { recursive: true })
  expect(removeOldRuns(folders, { days, now: after(days), except: undefined })).toEqual([])
  expect(existsSync(folder.journal)).toBe(true)
})

test('what keeps one from being removed is told, and the others are removed', () => {
  const data = temporaryFolder()
  runOf(done, data, 'run-1')
  const { folders } = runOf(done, data, 'run-2')
  writeFileSync(join(data, 'removing'), '')
  const problems = removeOldRuns(folders, { days, now: after(days), except: undefined })
  expect(problems.map(({ code }) => code)).toEqual(['run-not-kept', 'run-not-kept'])
  rmSync(join(data, 'removing'))
  expect(removeOldRuns(folders, { days, now: after(days), except: undefined })).toEqual([])
  expect(
    removedRuns(folders)
      .map(({ id }) => id)
      .sort(),
  ).toEqual(['run-1', 'run-2'])
})
