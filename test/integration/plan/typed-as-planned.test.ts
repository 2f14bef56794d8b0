import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { findingsFor } from '../../../main/migration/findings-of-run'
import { foldRun } from '../../../main/migration/fold'
import { decodeJournal } from '../../../main/migration/journal'
import { fetchedWays, type BackupWay } from '../../../main/migration/backup-ways'
import { subjectOfReview } from '../../../main/migration/plan/of-review'
import { subjectOfRun } from '../../../main/migration/plan/of-run'
import { makeDevicePlan } from '../../../main/migration/plan/plan'
import type { DevicePlan } from '../../../main/migration/plan/schema'
import { reviewOf } from '../../fixtures/review-text'
import { live, sampleText } from '../procedure/live'
import type { Headless } from '../procedure/rehearsal'
import { plannedLines, typedLines } from './planned-lines'

/** The plan of a run as it would be saved now, from its journal alone. */
function planOf(app: Headless, provenance: 'read' | 'pasted' = 'read') {
  const run = foldRun(decodeJournal(app.journal).records)
  if (!run?.connected) throw new Error('The run has no journal, or no device.')
  const connected = provenance === 'pasted' ? { ...run.connected, provenance } : run.connected
  return makeDevicePlan(subjectOfRun({ ...run, connected }, findingsFor(run), null))
}

const waysOf = ({ commands }: DevicePlan) => commands?.sequences.map(({ backupWay }) => backupWay)

const secondWaysOf = ({ commands }: DevicePlan) => commands?.secondBackup.map(({ backupWay }) => backupWay)

const withoutScp = (text: string) => text.replace(/^ *set admin-scp enable\n/m, '')
const withScp = (text: string) =>
  withoutScp(text).replace('config system global\n', 'config system global\n    set admin-scp enable\n')
/** A value whose lines may have lost an empty one among them, so that the configuration is read page by page. */
const withBanner = (text: string) =>
  text.replace(
    'config system accprofile\n',
    'config system replacemsg admin "pre_admin-disclaimer-text"\n    set buffer "one\n\ntwo"\nend\nconfig system accprofile\n',
  )

const cases: readonly (readonly ['vendor-page' | 'company', BackupWay, (text: string) => string])[] = [
  ['vendor-page', 'show', withoutScp],
  ['vendor-page', 'scp', withScp],
  ['vendor-page', 'show-paged', (text) => withBanner(withoutScp(text))],
  // It has values of several lines.
  ['company', 'show-paged', withoutScp],
  ['company', 'scp', withScp],
]

describe('a run in which nothing is repeated types what was planned, line by line and scope by scope', () => {
  test.each(cases)(
    'on the sample “%s”, if the backup comes by %s',
    async (sample, way, change) => {
      const configuration = change(sampleText(sample))
      const { app } = await live({ configuration }, sample)
      await app.connect()
      await app.goTo('backup')
      const atInventory = await planOf(app)
      await app.goTo('migrate')
      const beforeChange = await planOf(app)
      for (const at of (app.run.migrate?.licenses ?? []).keys()) await app.migrate(at)
      await app.call('continueRun')
      await app.call('tryLogin')
      expect(app.run.problem).toBeNull()
      await app.call('leaveRun')

      const run = app.unfinished[0]?.id ?? ''
      const typed = await typedLines(join(app.dataFolder, 'runs', run, 'transcript.log'))
      expect(typed.filter((line) => line.endsWith('> y'))).not.toEqual([])
      expect(plannedLines(atInventory, way)).toEqual(typed)
      expect(plannedLines(beforeChange, way)).toEqual(typed)
      expect(waysOf(beforeChange), 'what can’t happen any more is not listed').toEqual([way])
      expect(secondWaysOf(beforeChange), 'a second one may come another way').toEqual(fetchedWays)
      const fromBackup = await makeDevicePlan(subjectOfReview(reviewOf(configuration)))
      expect(plannedLines(fromBackup, way)).toEqual(typed)
    },
    60_000,
  )
})

test('of a backup that was taken by other means nothing is typed, and the second backup is as planned', async () => {
  const { app } = await live({ configuration: withoutScp(sampleText('company')) }, 'company')
  await app.connect()
  await app.goTo('backup')
  await app.call('backUp')
  app.files.push(app.run.backup?.path ?? '')
  await app.call('goBack', { to: 'inventory' })
  await app.call('continueRun')
  await app.call('chooseBackupFile')
  expect(app.run.backup?.method).toBe('file')
  const plan = await planOf(app)
  expect(waysOf(plan)).toEqual(['file'])
  expect(plannedLines(plan, 'file').some((line) => line.includes('> show |'))).toBe(false)
  const [second] = (plan.commands?.secondBackup ?? []).filter(({ backupWay }) => backupWay === 'show-paged')
  const secondLines = plan.commands?.readings.find(({ id }) => id === second?.reading)?.lines ?? []
  const pasted = await planOf(app, 'pasted')
  expect([waysOf(pasted), pasted.commands?.secondBackup], 'by hand none is fetched').toEqual([['file'], []])
  await app.goTo('migrate')
  for (const at of (app.run.migrate?.licenses ?? []).keys()) await app.migrate(at)
  await app.call('continueRun')
  await app.call('backUpAfter')
  expect(app.run.problem).toBeNull()
  const { folder } = app
  await app.call('leaveRun')
  const typed = await typedLines(join(folder, 'transcript.log'))
  const planned = secondLines.map(({ scope, line }) => `${scope}> ${line}`)
  expect(planned.some((line) => line.endsWith('> show | grep .'))).toBe(true)
  expect(typed.slice(-planned.length)).toEqual(planned)
})
