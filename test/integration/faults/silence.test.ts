import { afterEach, describe, expect, test, vi } from 'vitest'
import type { Headless } from '../procedure/rehearsal'
import { answersTo, application, linesAt, live, vendorLicense } from '../procedure/live'

afterEach(() => {
  vi.useRealTimers()
})

const onlyTimeouts = {
  toFake: ['setTimeout', 'clearTimeout', 'performance'] as ('setTimeout' | 'clearTimeout' | 'performance')[],
}
const yes = (app: Headless) =>
  app.call('answerDevice', { ...vendorLicense, answer: 'y', typed: vendorLicense.license })

/** Lets real bytes travel, for some seconds, until something holds; the timers of the application stand still. */
async function until(holds: () => boolean): Promise<void> {
  const end = Date.now() + 10_000
  while (Date.now() < end && !holds()) await new Promise((resolve) => setImmediate(resolve))
  expect(holds()).toBe(true)
}

describe('silence after the "y"', () => {
  test('is waited out for a quarter of an hour on a real device; then the FortiGate is read', async () => {
    const { app, fortigate } = await live({ scenario: 'silent-after-yes' })
    await app.prepare()
    await app.call('askDevice', vendorLicense)
    const migrating = yes(app)
    await until(() => answersTo(fortigate).length === 1)
    await app.clock.pass(14 * 60_000)
    expect(app.license().state).toBe('running')
    expect(app.application.mustStayOpen).toBe(true)
    expect(await app.refusal('leaveRun')).toContain('migrating a license right now')
    await app.clock.pass(61_000)
    await migrating
    expect(app.run.problem).toMatchObject({ code: 'device-silent' })
    expect(app.license().state).toBe('unknown')
    expect(app.run.connection.state).toBe('lost')
    await app.connect()
    expect(app.license().state).toBe('done')
    expect(answersTo(fortigate)).toEqual(['y'])
  })

  test('is waited out for some seconds in a rehearsal', async () => {
    const app = application()
    await app.call('startRehearsal', { sample: 'vendor-page', scenario: 'silent-after-yes' })
    await app.prepare()
    await app.call('askDevice', vendorLicense)
    vi.useFakeTimers(onlyTimeouts)
    const migrating = yes(app)
    await until(() => app.recorded.includes('decided'))
    // The last bytes of the twin may still travel while the first seconds pass.
    await vi.advanceTimersByTimeAsync(24_000)
    await migrating
    vi.useRealTimers()
    expect(app.license().state).toBe('unknown')
    await app.connect()
    expect(app.license().state).toBe('done')
  })
})

describe('silence before the "y"', () => {
  test('ends the session, and nothing was sent', async () => {
    const { app, fortigate } = await live()
    await app.prepare()
    fortigate.setFaults({ stallAt: 'Please contact customer support' })
    const asking = app.call('askDevice', vendorLicense)
    const migrate = `execute fortitoken-cloud migrate-ftm ${vendorLicense.license} ${vendorLicense.vdom}`
    await until(() => linesAt(fortigate).includes(migrate))
    await app.clock.pass(125_000)
    await asking
    expect(app.run.problem).toMatchObject({ code: 'device-silent' })
    // No "y" was sent; but nobody knows what the FortiGate makes of the question.
    expect(app.license()).toMatchObject({ state: 'unknown', yesAt: [] })
    fortigate.setFaults({})
    await app.connect()
    await app.waitOutDoubt()
    await app.migrate()
    expect(app.license().state).toBe('done')
    expect(answersTo(fortigate)).toEqual(['y'])
  })
})
