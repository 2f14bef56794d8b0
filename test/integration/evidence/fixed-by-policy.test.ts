import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { exitCodes } from '../../../main/cli/command'
import { verifyWith } from '../../../main/cli/verify'
import { checkBundle } from '../../../main/evidence/check-bundle'
import { openSigningKey } from '../../../main/evidence/signing-key'
import { at, linesAt, live, simulate } from '../procedure/live'
import type { Headless } from '../procedure/rehearsal'

/** A whole live run, up to its report; answers the bundle. */
async function toTheReport(app: Headless): Promise<string> {
  await app.prepare()
  await app.migrate()
  for (const step of ['verify', 'portal']) {
    await app.call('continueRun')
    expect(app.run.step).toBe(step)
  }
  await app.call('finish')
  expect(app.run.problem).toBeNull()
  return dirname(app.run.finished?.report ?? '')
}

test('no migration begins without the key that evidence must be signed with, and one that was begun is signed all the same; it looks as the organization wants it', async () => {
  const { app, fortigate } = await live()
  await app.call('leaveRun')
  const wanted = `SHA256:${'1'.repeat(64)}`
  app.policy = { policy: { signingKey: wanted }, problem: null }
  expect(await app.refusal('startMigration')).toBe(
    `No migration was started: your organization requires evidence to be signed with the key ${wanted}, but there is no key here that can be opened.`,
  )
  expect(readdirSync(app.dataFolder)).not.toContain('signing-key.json')
  expect(app.snapshot.run).toBeNull()
  expect(linesAt(fortigate)).toHaveLength(0)

  const here = openSigningKey(app.dataFolder, null).signer.fingerprint
  expect(await app.refusal('startMigration')).toContain(`but the key here is ${here}.`)
  app.policy = { policy: { signingKey: here }, problem: null }
  await app.call('startMigration')
  app.policy = {
    policy: { signingKey: wanted, company: 'Example AG', logo: '/etc/tokenferry/logo.png' },
    logo: { name: 'logo.png', address: 'data:image/png;base64,iVBORw0KGgo=' },
    problem: null,
  }
  await app.call('setReportLook', { company: 'Example AG', paper: 'Letter' })
  expect(await app.refusal('setReportLook', { company: 'Other AG', paper: 'A4' })).toBe(
    'The company of reports was not changed: your organization’s policy forbids it.',
  )
  for (const call of ['chooseLogo', 'removeLogo'] as const)
    expect(await app.refusal(call)).toContain('The logo of reports was not changed')
  const bundle = await toTheReport(app)
  expect(app.snapshot.notices).toMatchObject([{ code: 'signing-key-other' }])
  expect(app.snapshot.app.report).toEqual({
    ...{ company: 'Example AG', logo: 'logo.png', paper: 'Letter' },
    isFixed: { company: true, logo: true },
  })
  const page = readFileSync(join(bundle, 'report.html'), 'utf8')
  expect(page).toContain('Example AG')
  expect(page).toContain('data:image/png;base64,iVBORw0KGgo=')
  expect(await checkBundle(bundle, here)).toMatchObject({ problems: [] })

  const check = (signingKey: string, ...more: string[]) =>
    verifyWith(() => ({ policy: { signingKey }, problem: null })).run([bundle, ...more])
  expect(await check(here)).toBe(exitCodes.clear)
  expect(await check(wanted)).toBe(exitCodes.blocked)
  expect(await check(wanted, '--key', here)).toBe(exitCodes.clear)
})

test('at a start, runs that are older than the organization keeps them are removed', async () => {
  const { app } = await live({ faults: { afterYes: 'cut-not-started' } })
  await app.prepare()
  await app.migrate()
  const unsettled = app.run.id
  await app.call('leaveRun')
  await app.call('startMigration')
  const other = await simulate({ clock: app.clock, serial: 'FGVM02TM00000002' })
  app.login = at(other)
  await toTheReport(app)
  const { id } = app.run
  await app.call('leaveRun')

  await app.clock.pass(31 * 86_400_000)
  app.application.tidy()
  expect(app.finished).toMatchObject([{ id }])
  app.policy = { policy: { keepRunsDays: 30 }, problem: null }
  app.application.tidy()
  expect(app.finished).toEqual([])
  expect(await app.call('removedRuns')).toMatchObject([{ id, why: 'age' }])
  expect(app.unfinished).toMatchObject([{ id: unsettled }])
})
