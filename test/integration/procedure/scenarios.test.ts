import type { LicenseMigration } from '../../../main/contract/step-views'
import { appendFileSync, rmSync } from 'node:fs'
import ssh2 from 'ssh2'
import { describe, expect, test } from 'vitest'
import type { ScenarioName } from '../../../main/simulator'
import { linesAt, live, office, password, vendorLicense } from './live'

/** Goes as far as it can be gone, and says where it stopped and why. */
async function whereItStops(scenario: ScenarioName) {
  const { app, fortigate } = await live({ scenario })
  await app.connect()
  if (app.run.problem) return { app, fortigate, step: app.run.step, reason: app.run.problem.message }
  for (const step of ['service', 'inventory'] as const) {
    if (!app.run.next.allowed) break
    await app.call('continueRun')
    expect(app.run.step).toBe(step)
    if (step === 'service') await app.accept(await app.findings('service'))
  }
  return { app, fortigate, step: app.run.step, reason: app.run.next.reason }
}

/** What one license is called in a call. */
const keyOf = ({ license, vdom }: LicenseMigration) => ({ license, vdom })

describe('what stops a run, and where', () => {
  test.concurrent.each<[ScenarioName, string, RegExp]>([
    ['ha-secondary', 'connect', /secondary unit.*Connect to the primary/],
    ['ha-out-of-sync', 'connect', /HA unit FGVM02TM\w+ \(.*\) is not in sync\. Sync the cluster first/],
    ['old-firmware', 'connect', /FortiOS 7\.0\.3 has no command to migrate.*it was added in 7\.0\.4/],
    ['read-only-admin', 'connect', /is read-only\. Connect with one that has the super_admin profile/],
    ['not-a-fortigate', 'connect', /does not look like a FortiGate/],
    ['another-product', 'connect', /This is a FortiProxy, not a FortiGate/],
    ['credit-based', 'service', /is credit-based/],
    ['unreachable', 'service', /can’t reach FortiToken Cloud/],
  ])('%s: at the step "%s"', async (scenario, step, words) => {
    const stopped = await whereItStops(scenario)
    expect(stopped.step).toBe(step)
    expect(stopped.reason).toMatch(words)
    expect(await stopped.app.refusal('continueRun')).not.toBe('')
    expect(stopped.app.run.step).toBe(step)
    expect(linesAt(stopped.fortigate).filter((line) => line.includes('migrate-ftm'))).toEqual([])
    expect(await stopped.app.everythingShown()).not.toContain(password)
  })

  test.concurrent.each<[ScenarioName, string]>([
    ['ready', 'ready'],
    ['ha-pair', 'ready'],
    ['no-license', 'no-license'],
    ['not-authorized', 'ready'],
    ['one-license-forgotten', 'ready'],
    ['not-in-cloud-yet', 'ready'],
    ['free-account', 'ready'],
    ['single-sign-on', 'ready'],
    ['security-fabric', 'ready'],
    ['expires-soon', 'ready'],
    ['partial', 'ready'],
  ])('%s: nothing before the migration, and the service is "%s"', async (scenario, verdict) => {
    const { app, step } = await whereItStops(scenario)
    expect(step).toBe('inventory')
    expect(app.run.service).toMatchObject({ verdict })
    expect(await app.call('serviceWords')).toContain('FortiToken Cloud service status:')
    await app.accept(await app.findings('inventory'))
    expect(app.run.next).toMatchObject({ allowed: true })
  })
})

describe('without a license of FortiToken Cloud', () => {
  test.concurrent('nothing goes on before the transfer license is accepted; then it is made', async () => {
    const { app, fortigate } = await live({ scenario: 'no-license' })
    await app.connect()
    await app.call('continueRun')
    expect(app.run.next.allowed).toBe(false)
    await app.accept(await app.findings('service'))
    expect(app.run.next.allowed).toBe(true)
    const [noLicense] = await app.findings('service')
    expect(noLicense?.id).toBe('service.no-license')
    await app.call('answerFindings', { keys: [noLicense?.key ?? ''], answer: null })
    expect(await app.refusal('continueRun')).toContain('1 decision left')
    await app.goTo('migrate')
    expect(fortigate.state().cloud.account).toBe('none')
    await app.migrate()
    expect(app.license().state).toBe('done')
    expect(fortigate.state().cloud).toMatchObject({ account: 'time-based', seats: 5 })
  })
})

describe('what somebody else changes between the approval and the question', () => {
  test.concurrent('stops before the question, and is named', async () => {
    const { app, fortigate } = await live({ configuration: office })
    await app.prepare()
    await asAnother(fortigate.port, [
      'config user local',
      'edit kim',
      'set email-to other@example.net',
      'next',
      'end',
    ])
    await app.call('askDevice', keyOf(app.license()))
    const stop = app.run.migrate?.checks.find(({ state }) => state === 'stop')
    expect(stop).toMatchObject({ id: 'inventory' })
    expect(stop?.text).toContain('user local "kim" of root')
    expect(stop?.text).toContain('email-to was kim@example.com, is other@example.net')
    expect(app.license().state).toBe('waiting')
    expect(linesAt(fortigate).filter((line) => line.includes('migrate-ftm'))).toEqual([])
    await app.call('goBack', { to: 'inventory' })
    await app.call('readInventory')
    await app.goTo('migrate')
    await app.migrate()
    expect(app.license().state).toBe('done')
  })

  test.concurrent('is what happens in the rehearsal of it, right before the question', async () => {
    const { app, fortigate } = await live({ configuration: office, scenario: 'someone-else' })
    await app.prepare()
    expect(fortigate.state().configuration).not.toContain('changed.meanwhile@example.net')
    await app.call('askDevice', keyOf(app.license()))
    const stop = app.run.migrate?.checks.find(({ state }) => state === 'stop')
    expect(stop?.text).toContain('is changed.meanwhile@example.net')
    expect(linesAt(fortigate).filter((line) => line.includes('migrate-ftm'))).toEqual([])
  })

  test.concurrent('is not explained by a migration that another run has done', async () => {
    const { app, fortigate } = await live({ configuration: office })
    await app.prepare()
    const other = await live({ configuration: office })
    other.app.login = app.login
    await other.app.prepare()
    await other.app.migrate(1)
    expect(other.app.license(1).state).toBe('done')
    await app.call('askDevice', keyOf(app.license()))
    const stop = app.run.migrate?.checks.find(({ state }) => state === 'stop')
    expect(stop?.text).toContain('license EFTM000000425212 of root is gone although it was not migrated here')
    expect(linesAt(fortigate).filter((line) => line.includes('migrate-ftm'))).toHaveLength(1)
  })

  test.concurrent('is the backup, too: where it is gone or changed, another one is needed', async () => {
    const { app, fortigate } = await live()
    await app.prepare()
    const path = app.run.backup?.path ?? ''
    appendFileSync(path, '# touched\n')
    for (const harm of [
      () => undefined,
      () => {
        rmSync(path)
      },
    ]) {
      harm()
      await app.call('askDevice', vendorLicense)
      expect(app.run.migrate?.checks.find(({ state }) => state === 'stop')).toMatchObject({ id: 'backup' })
    }
    expect(linesAt(fortigate).filter((line) => line.includes('migrate-ftm'))).toEqual([])
  })
})

/** Types lines on the FortiGate as another administrator would, in a session of its own. */
async function asAnother(port: number, lines: readonly string[]): Promise<void> {
  const client = new ssh2.Client()
  await new Promise<void>((resolve, reject) => {
    client.on('ready', () => {
      client.shell((error, channel) => {
        if (error) {
          reject(error)
          return
        }
        let seen = ''
        let next = 0
        channel.on('data', (bytes: Buffer) => {
          seen += bytes.toString()
          if (!/[#$] $/.test(seen)) return
          seen = ''
          const line = lines[next]
          next += 1
          if (line === undefined) {
            client.end()
            resolve()
          } else channel.write(`${line}\n`)
        })
      })
    })
    client.on('error', reject)
    client.connect({ host: '127.0.0.1', port, username: 'admin', password })
  })
}
