import { expect, test } from 'vitest'
import type { PolicyInForce } from '../../../main/contract/policy'
import { answersTo, at, linesAt, live, vendorLicense } from './live'

const invalid: PolicyInForce = {
  policy: { approveOtherWordings: false },
  problem: {
    code: 'policy-invalid',
    message: 'The policy of your organization can’t be followed: /etc/tokenferry/policy.json is not JSON.',
    hint: 'Ask whoever administers this computer.',
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
    expect(app.snapshot).toMatchObject({ run: null, unfinished: [{ id }] })

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
