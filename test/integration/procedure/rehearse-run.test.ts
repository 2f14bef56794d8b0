import { expect, test } from 'vitest'
import { live, linesAt } from './live'

test.concurrent(
  'a live run leads to a rehearsal on a twin of its device, and is resumed afterwards',
  async () => {
    const { app, fortigate } = await live({}, 'company')
    await app.connect()
    await app.goTo('backup')
    expect(await app.refusal('rehearseRun', { scenario: 'ready' })).toMatch(/no backup of a FortiGate/)
    await app.call('backUp')
    const { id, device } = app.run
    const typed = linesAt(fortigate).length

    await app.call('rehearseRun', { scenario: 'ready' })
    expect(app.run).toMatchObject({ mode: 'rehearsal', step: 'connect' })
    expect(app.run.id).not.toBe(id)
    const { login } = app
    app.login = { authentication: { method: 'rehearsal' } }
    await app.connect()
    expect(app.run.device).toEqual(device)
    expect(await app.refusal('rehearseRun', { scenario: 'ready' })).toMatch(/no backup of a FortiGate/)
    await app.goTo('migrate')
    await app.migrate()
    expect(app.license().state).toBe('done')
    await app.call('leaveRun')

    expect(app.unfinished.map((run) => run.id)).toEqual([id])
    await app.call('resumeRun', { id })
    expect(app.run).toMatchObject({ id, mode: 'live', step: 'backup' })
    expect(linesAt(fortigate)).toHaveLength(typed)
    app.login = login
    await app.connect()
    expect(app.run.problem).toBeNull()
  },
)

test.concurrent('a backup that can’t be rehearsed with leaves the run as it is', async () => {
  const { app } = await live()
  await app.connect()
  await app.goTo('backup')
  await app.call('backUp')
  const { id } = app.run
  expect(await app.refusal('rehearseRun', { scenario: 'no such scenario' })).toMatch(/nothing to rehearse/)
  expect(app.run).toMatchObject({ id, mode: 'live', connection: { state: 'connected' } })
})
