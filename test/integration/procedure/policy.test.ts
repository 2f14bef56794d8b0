import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { cloudHosts } from '../../../main/contract/cloud-hosts'
import { noPolicy, type PolicyInForce } from '../../../main/contract/policy'
import { answersTo, application, at, linesAt, live, vendorLicense } from './live'

const invalid: PolicyInForce = {
  policy: { approveOtherWordings: false },
  problem: {
    code: 'policy-invalid',
    message: 'The policy of your organization can’t be followed: /etc/tokenferry/policy.json is not JSON.',
    hint: 'Ask the administrator of this computer.',
  },
}

test.concurrent(
  'with a policy that can’t be followed no run begins, and an open one is settled but types no command',
  async () => {
    const { app, fortigate } = await live({ faults: { afterYes: 'cut-not-started' } })
    await app.prepare()
    await app.migrate()
    const { id } = app.run
    await app.call('leaveRun')
    app.policy = invalid
    expect(await app.refusal('startMigration')).toContain('/etc/tokenferry/policy.json is not JSON')
    expect(app.snapshot.run).toBeNull()
    expect(app.unfinished).toMatchObject([{ id }])

    await app.call('resumeRun', { id })
    app.login = at(fortigate)
    await app.connect()
    expect(app.license()).toMatchObject({ state: 'unknown', doubt: { isPart: false } })
    await app.waitOutDoubt()
    expect(app.license().state).toBe('not-started')
    const typed = linesAt(fortigate).length
    expect(await app.refusal('askDevice', vendorLicense)).toContain('/etc/tokenferry/policy.json is not JSON')
    expect(linesAt(fortigate)).toHaveLength(typed)
    expect(answersTo(fortigate)).toEqual(['y'])
  },
)

test.concurrent(
  'what a policy forbids at the login is refused in a sentence, before anything is typed',
  async () => {
    const { app, fortigate } = await live()
    const login = () => ({ host: '127.0.0.1', port: 22, user: 'admin', ...at(fortigate) })
    app.policy = {
      policy: { oldEncryption: false, acceptNewHostKeys: false, restAccess: false },
      problem: null,
    }
    expect(await app.refusal('connect', { ...login(), oldAlgorithms: true })).toContain(
      'was not connected with old encryption: your organization’s policy forbids it',
    )
    await app.call('connect', login())
    expect(app.run.problem).toMatchObject({ code: 'policy-forbids' })
    expect(app.run.problem?.message).toContain('A host key that this computer does not know was not trusted')
    expect(linesAt(fortigate)).toHaveLength(0)
    expect(
      await app.refusal('matchCloud', { host: cloudHosts[0], clientId: 'id', clientSecret: 'secret' }),
    ).toContain('The REST API of FortiToken Cloud was not queried')
    app.policy = noPolicy
    await app.call('connect', login())
    expect(app.run.problem).toBeNull()
  },
)

test.concurrent(
  'what is forbidden since keeps no run from being settled on its device, and settles no more',
  async () => {
    const { app: first, fortigate } = await live({ faults: { afterYes: 'cut-not-started' } })
    await first.prepare()
    await first.migrate()
    const { id } = first.run
    await first.quit()
    // Nobody knows the host key here any more.
    rmSync(join(first.dataFolder, 'settings.json'))

    const app = application(first.dataFolder)
    app.policy = { policy: { oldEncryption: false, acceptNewHostKeys: false }, problem: null }
    await app.call('resumeRun', { id })
    const login = {
      host: '127.0.0.1',
      port: fortigate.port,
      user: 'admin',
      ...at(fortigate),
      oldAlgorithms: true,
    }
    expect(await app.refusal('connect', { ...login, host: 'localhost' })).toContain(
      'was not connected with old encryption',
    )
    await app.call('connect', login)
    expect(app.run.problem).toBeNull()
    await app.waitOutDoubt()
    expect(app.license().state).toBe('not-started')
    const typed = linesAt(fortigate).length
    expect(await app.refusal('askDevice', vendorLicense)).toContain(
      'No license was asked about over old encryption',
    )
    expect(linesAt(fortigate)).toHaveLength(typed)
    expect(await app.refusal('connect', login)).toContain('was not connected with old encryption')

    await app.call('connect', { ...login, oldAlgorithms: false })
    await app.call('askDevice', vendorLicense)
    expect(app.license().state).toBe('asked')
    expect(answersTo(fortigate)).toEqual(['y'])
  },
)
