import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { checkBundle } from '../../../main/evidence/check-bundle'
import type { Report } from '../../../main/evidence/report/schema'
import type { Simulator } from '../../../main/simulator'
import { answersTo, application, at, linesAt, live, password, vendorLicense } from '../procedure/live'
import type { Headless } from '../procedure/rehearsal'
import { Peer } from '../simulator/peer'

/** A run that is finished and left, of which one user was not in FortiToken Cloud yet. */
async function finishedRun(): Promise<{ app: Headless; fortigate: Simulator; id: string; bundle: string }> {
  const { app, fortigate } = await live({ scenario: 'not-in-cloud-yet' })
  await app.prepare()
  await app.migrate()
  await app.call('continueRun')
  expect(app.run.verdict).toMatchObject({
    state: 'attention',
    users: { chosen: 1, through: 0, attention: 1 },
  })
  await app.call('continueRun')
  const [row] = await app.call('portalRows')
  await app.call('tick', { keys: [row?.key ?? ''], ticked: true })
  await app.call('finish')
  const { id } = app.run
  const bundle = dirname(app.run.finished?.report ?? '')
  await app.call('leaveRun')
  return { app, fortigate, id, bundle }
}

/** Every file of a folder with its sum. */
function sumsOf(folder: string): Readonly<Record<string, string>> {
  const sum = (name: string) =>
    createHash('sha256')
      .update(readFileSync(join(folder, name)))
      .digest('hex')
  return Object.fromEntries(readdirSync(folder).map((name) => [name, sum(name)]))
}

const reportIn = (folder: string) => JSON.parse(readFileSync(join(folder, 'report.json'), 'utf8')) as Report

test('days later: who was not in FortiToken Cloud the first time is there the second, and both bundles hold', async () => {
  const { app: first, fortigate, id, bundle } = await finishedRun()
  expect(first.unfinished).toEqual([])
  expect(first.finished).toMatchObject([{ id, verdict: { state: 'attention' }, reports: 1 }])
  await first.quit()
  const sums = sumsOf(bundle)
  const typed = linesAt(fortigate).length

  const peer = await Peer.at(fortigate, { password })
  await peer.run('execute fortitoken-cloud sync')
  peer.channel.end()

  const app = application(first.dataFolder)
  app.login = at(fortigate)
  await app.call('openReportOf', { id })
  await app.call('showReportOf', { id })
  expect(app.opened).toEqual([join(bundle, 'report.html'), join(bundle, 'report.html')])

  await app.call('verifyAgain', { id })
  const { finishedBefore } = app.run
  expect(app.run).toMatchObject({ step: 'verify', verify: null, finished: null })
  await app.call('verify')
  expect(app.run.problem).toMatchObject({ code: 'not-connected' })
  expect(await app.refusal('askDevice', vendorLicense)).toContain('another step')
  for (const to of ['migrate', 'inventory', 'connect'] as const) {
    expect(await app.refusal('goBack', { to })).toContain('can’t be opened again')
  }
  await app.connect()
  await app.call('verify')
  expect(app.run.verdict).toMatchObject({ state: 'unproven', users: { chosen: 1, through: 1 } })
  expect(app.license().state).toBe('done')
  await app.call('continueRun')
  expect(app.run.portal).toMatchObject({ total: 1, ticked: 0 })
  await app.call('finish')
  expect(app.run.problem).toBeNull()

  const second = dirname(app.run.finished?.report ?? '')
  expect(basename(second)).toBe('evidence-2')
  const report = reportIn(second)
  expect(report.title).toMatch(/^Later verification of the FortiToken migration of /)
  expect(report.meaning[0]).toContain(`The migration itself was on `)
  expect(report.meaning[0]).toContain('1 user needs attention')
  expect(report.earlier).toEqual([
    { finishedAt: finishedBefore, sentence: reportIn(bundle).verdict.sentence },
  ])
  expect(report.verdict).toMatchObject({
    state: 'unproven',
    users: { chosen: 1, through: 1 },
    portal: { notCompared: 1 },
    secondLogin: 'not-tried',
  })
  expect(reportIn(bundle)).toMatchObject({ earlier: [], verdict: { users: { through: 0 } } })
  expect(sumsOf(bundle)).toEqual(sums)
  for (const folder of [bundle, second]) {
    expect((await checkBundle(folder, report.signedWith)).problems).toEqual([])
  }
  expect(readFileSync(join(second, 'report.html'), 'utf8')).toContain('Verified again')

  expect(answersTo(fortigate)).toEqual(['y'])
  const since = linesAt(fortigate).slice(typed)
  expect(since.filter((line) => /^(?:set|delete|unset|purge|rename)\b|migrate-ftm/.test(line))).toEqual([])

  await app.call('leaveRun')
  expect(app.finished).toMatchObject([
    {
      id,
      verdict: { state: report.verdict.state, sentence: report.verdict.sentence },
      reports: 2,
    },
  ])
  await app.call('openReportOf', { id })
  expect(app.opened.at(-1)).toBe(join(second, 'report.html'))
})

test('opened again and left without a reading, it is finished as before; after one it can be resumed or discarded', async () => {
  const { app, fortigate, id, bundle } = await finishedRun()
  const before = app.finished
  app.login = at(fortigate)
  await app.call('verifyAgain', { id })
  expect(await app.refusal('verifyAgain', { id })).toContain('open already')
  await app.call('leaveRun')
  expect(app.unfinished).toEqual([])
  expect(app.finished).toEqual(before)

  await app.call('verifyAgain', { id })
  await app.connect()
  await app.call('verify')
  await app.call('leaveRun')
  expect(app.finished).toEqual([])
  expect(app.unfinished).toMatchObject([
    { id, again: true, step: 'verify', sentence: 'Verified again; still to verify in the portal' },
  ])
  expect(await app.refusal('verifyAgain', { id })).toContain('not finished yet')
  await app.call('resumeRun', { id })
  expect(app.run.finishedBefore).not.toBeNull()
  await app.call('leaveRun')

  await app.call('discardRun', { id })
  expect(app.unfinished).toEqual([])
  expect(app.finished).toEqual(before)
  expect(readdirSync(dirname(bundle)).filter((name) => name.startsWith('evidence'))).toEqual(['evidence'])
  await app.call('openReportOf', { id })
})

test('a report that was moved away, a run that is none and a path for a name are refused in words', async () => {
  const { app, id, bundle } = await finishedRun()
  rmSync(bundle, { recursive: true })
  expect(await app.refusal('openReportOf', { id })).toContain('is no longer at')
  expect(app.opened).toEqual([])
  for (const name of ['../runs', 'nobody', '']) {
    expect((await app.result('verifyAgain', { id: name })).ok).toBe(false)
    expect((await app.result('showReportOf', { id: name })).ok).toBe(false)
  }
  expect(existsSync(bundle)).toBe(false)
})
