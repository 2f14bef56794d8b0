import { afterEach, describe, expect, test, vi } from 'vitest'
import type { Headless } from '../procedure/rehearsal'
import { answersTo, application, linesAt, live, vendorLicense } from '../procedure/live'

afterEach(() => {
  vi.useRealTimers()
})

const onlyTimeouts = { toFake: ['setTimeout', 'clearTimeout'] as ('setTimeout' | 'clearTimeout')[] }
const yes = (app: Headless) =>
  app.call('answerDevice', { ...vendorLicense, answer: 'y', typed: vendorLicense.license })

/** Lets real bytes travel until something holds; the timers of the application stand still. */
async function until(holds: () => boolean): Promise<void> {
  for (let turn = 0; turn < 5000 && !holds(); turn++) await new Promise((resolve) => setImmediate(resolve))
  expect(holds()).toBe(true)
}

describe('silence after the "y"', () => {
  test('is waited out for a quarter of an hour on a real device; then the FortiGate is read', async () => {
    const { app, fortigate } = await live({ scenario: 'silent-after-yes' })
    await app.prepare()
    await app.call('askDevice', vendorLicense)
    vi.useFakeTimers(onlyTimeouts)
    const migrating = yes(app)
    await until(() => answersTo(fortigate).length === 1)
    await vi.advanceTimersByTimeAsync(14 * 60_000)
    expect(app.license().state).toBe('running')
    expect(app.application.mustStayOpen).toBe(true)
    expect(await app.refusal('leaveRun')).toContain('migrating a license right now')
    await vi.advanceTimersByTimeAsync(61_000)
    await migrating
    vi.useRealTimers()
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
    vi.useFakeTimers(onlyTimeouts)
    const asking = app.call('askDevice', vendorLicense)
    // The device is compared first: its bytes travel in their own time, and a few milliseconds pass with them.
    const migrate = `execute fortitoken-cloud migrate-ftm ${vendorLicense.license} ${vendorLicense.vdom}`
    for (let turn = 0; turn < 20_000 && !linesAt(fortigate).includes(migrate); turn++) {
      await new Promise((resolve) => setImmediate(resolve))
      if (turn % 20 === 0) await vi.advanceTimersByTimeAsync(1)
    }
    expect(linesAt(fortigate)).toContain(migrate)
    for (let turn = 0; turn < 500; turn++) await new Promise((resolve) => setImmediate(resolve))
    await vi.advanceTimersByTimeAsync(125_000)
    await asking
    vi.useRealTimers()
    expect(app.run.problem).toMatchObject({ code: 'device-silent' })
    expect(app.license().state).toBe('waiting')
    fortigate.setFaults({})
    await app.connect()
    await app.migrate()
    expect(app.license().state).toBe('done')
    expect(answersTo(fortigate)).toEqual(['y'])
  })
})
