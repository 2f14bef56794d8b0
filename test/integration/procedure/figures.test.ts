import { expect, test, vi } from 'vitest'
import type { RunView } from '../../../main/contract/run-view'
import { live, vendorLicense } from './live'

test('a reading is told in figures, a migration by what the FortiGate prints, and the desktop what came of it', async () => {
  const { app, fortigate } = await live({ latency: 40, resultLineDelay: 200 }) // each figure stands longer than the pause between two snapshots
  const seen: RunView[] = []
  const said = () => app.told.map(({ title, body }) => `${title}: ${body}`)
  app.seen = ({ run }) => {
    if (run) seen.push(run)
  }
  await app.prepare()
  const readings = seen.flatMap(({ step, busy }) => (step === 'inventory' && busy?.read ? [busy.read] : []))
  expect(readings.at(-1)).toEqual({ vdoms: { read: 1, of: 1 }, tokens: 5, accounts: 3 })
  expect(readings.every(({ vdoms }) => vdoms.read <= vdoms.of)).toBe(true)

  seen.length = 0
  await app.call('askDevice', vendorLicense)
  // Each check is told once what it is about was read, in the order in which they stand at the end.
  const whole = app.run.migrate?.checks ?? []
  const compared = seen.flatMap(({ migrate }) =>
    migrate?.licenses[0]?.state === 'comparing' ? [migrate] : [],
  )
  expect(new Set(compared.map(({ checks }) => checks.length)).size).toBeGreaterThan(2)
  for (const { checks, toCompare } of compared) {
    expect(checks).toEqual(whole.slice(0, checks.length))
    expect(toCompare).toHaveLength(checks.length === whole.length ? 0 : 4 - checks.length)
  }

  await vi.waitFor(() => {
    expect(said()).toContain('Migrate: The FortiGate asks whether to proceed.')
  })
  seen.length = 0
  await app.call('answerDevice', { ...vendorLicense, answer: 'y', typed: vendorLicense.license })
  const running = seen.flatMap(
    ({ busy, migrate }) =>
      migrate?.licenses.flatMap((license) =>
        license.state === 'running' ? [{ ...license.said, fraction: busy?.fraction }] : [],
      ) ?? [],
  )
  expect(running[0]).toEqual({ converted: 0, deleted: 0, fraction: null })
  expect(running.some(({ converted, deleted }) => converted === 1 && deleted === 0)).toBe(true)
  expect(app.license().said).toEqual({ converted: 1, deleted: 5 })
  await vi.waitFor(() => {
    expect(said()).toContain('Migrate: License migrated: 1 user converted.')
  })
  expect(said()).toContain('Connect: The host key is waiting for your decision.')
  expect(app.progress.at(-1)).toBeNull()
  expect(
    app.progress.filter((each) => typeof each === 'number').every((each) => each >= 0 && each <= 1),
  ).toBe(true)
  for (const { title, body } of app.told) {
    expect(`${title} ${body}`).not.toContain(
      /hostname "(.*)"/.exec(fortigate.state().configuration)?.[1] ?? '127.',
    )
    expect(`${title} ${body}`).not.toMatch(/127\.0\.0\.1|EFTM|FTKMOB/)
  }
})
