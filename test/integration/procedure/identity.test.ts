import { describe, expect, test } from 'vitest'
import { linesAt, live, sampleText } from './live'

describe('what answers', () => {
  test.concurrent('and is a FortiProxy is named, and nobody gets past it', async () => {
    const { app, fortigate } = await live({ scenario: 'another-product' })
    await app.connect()
    const finding = (await app.findings('connect')).find(({ id }) => id === 'device.other-product')
    expect(finding).toMatchObject({ severity: 'blocker', needs: 'resolve' })
    expect(finding?.message).toContain('This is a FortiProxy')
    expect(app.run.device?.software).toBe('FortiProxy')
    expect(await app.refusal('continueRun')).toContain('FortiProxy')
    expect(linesAt(fortigate).filter((line) => line.includes('fortitoken-cloud'))).toEqual([])
  })

  test.concurrent('and is a FortiWeb, in words of its own, is named as well', async () => {
    const status = 'Version: FortiWeb-VM 7.4.3,build0606(GA),240101\nSerial-Number: FVVM000000000001'
    const { app } = await live({ faults: { answers: { 'get system status': status } } })
    await app.connect()
    expect(app.run.problem).toMatchObject({
      code: 'not-a-fortigate',
      message: 'The device at this address is a FortiWeb, not a FortiGate.',
    })
  })
})

describe('administrators by single sign-on', () => {
  test.concurrent('are read over SSH, and a super_admin among them is a way back in', async () => {
    const { app } = await live({ scenario: 'single-sign-on' })
    await app.connect()
    await app.goTo('inventory')
    const findings = await app.findings('inventory')
    expect(findings.find(({ id }) => id === 'admin.sso')?.message).toContain('pat@example.com')
    for (const { id, severity } of findings) if (id === 'admin.lockout') expect(severity).toBe('warning')
  })

  test.concurrent.each([
    ["command parse error before 'sso-forticloud-admin'", 0],
    ['Permission denied', 1],
  ])('a table that answers "%s": %i findings', async (answer, count) => {
    const command = 'show system sso-forticloud-admin'
    const { app } = await live({ faults: { answers: { [command]: answer } } })
    await app.connect()
    await app.goTo('inventory')
    const findings = await app.findings('inventory')
    const failed = findings.filter(({ id, subject }) => id === 'reading.failed' && subject === command)
    expect(failed).toHaveLength(count)
  })
})

describe('what is left to do after a migration', () => {
  test.concurrent('is said at step 7 and in the report', async () => {
    const { app } = await live({ scenario: 'security-fabric' })
    await app.prepare()
    await app.migrate()
    await app.goTo('verify')
    expect(app.run.verify?.openPoints.map(({ id }) => id)).toEqual(['device.fabric'])
  })

  test.concurrent('an account with one session is not used for the second login', async () => {
    const { app, fortigate } = await live({
      configuration: sampleText('vendor-page').replace(
        'config system global\n',
        'config system global\n    set admin-concurrent disable\n',
      ),
    })
    await app.prepare()
    await app.migrate()
    await app.goTo('verify')
    const before = fortigate.connections
    expect(await app.refusal('tryLogin')).toContain('admin-concurrent disable')
    expect(fortigate.connections).toBe(before)
    expect(app.run.verify?.openPoints.map(({ id }) => id)).toEqual(['admin.one-session'])
  })
})
