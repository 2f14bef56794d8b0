import { describe, expect, test } from 'vitest'
import { answersTo, linesAt, live, vendorLicense } from './live'

const cloudList = 'diagnose fortitoken-cloud show users'
const found = (app: Awaited<ReturnType<typeof live>>['app'], command: string) =>
  app.run.inventory?.findings.find(({ id, subject }) => id === 'reading.failed' && subject === command)

describe('a reading that failed is said before the migration', () => {
  test.concurrent.each([
    [cloudList, 'Cannot retrieve user information from FortiToken Cloud!', /as long as it can’t be read/],
    ['diagnose fortitoken info', 'Unknown action 0', /known from the configuration only/],
    ['show system central-management', 'Permission denied', /whether a FortiManager manages/],
    ['get system admin list', "command parse error before 'list'", /who else is logged in/],
  ])('%s: a warning to accept', async (command, answer, words) => {
    const { app } = await live({ faults: { answers: { [command]: answer } } })
    await app.connect()
    await app.goTo('inventory')
    const finding = found(app, command)
    expect(finding).toMatchObject({ severity: 'warning', needs: 'acknowledge' })
    expect(finding?.message).toMatch(words)
    expect(finding?.message).toContain(answer)
    expect(await app.refusal('continueRun')).toContain('left before you can continue')
    await app.goTo('backup')
    expect(app.run.step).toBe('backup')
  })

  test.concurrent.each([
    ['show system admin', /who could still log in/],
    ['show user local', /whose second factor would move/],
  ])('%s: it decides, so it blocks', async (command, words) => {
    const { app, fortigate } = await live({ faults: { answers: { [command]: 'Permission denied' } } })
    await app.connect()
    await app.goTo('inventory')
    const finding = found(app, command)
    expect(finding).toMatchObject({ severity: 'blocker', needs: 'resolve' })
    expect(finding?.message).toMatch(words)
    expect(await app.refusal('continueRun')).toContain(command)
    expect(await app.refusal('answerFinding', { key: finding?.key ?? '', answer: 'accepted' })).toContain(
      'can’t be accepted',
    )
    fortigate.setFaults({})
    await app.call('readInventory')
    expect(found(app, command)).toBeUndefined()
  })

  test.concurrent('one line that is not understood leaves the others', async () => {
    const strange = 'this line says nothing that is known'
    const { app } = await live({
      faults: { answers: { [cloudList]: (output) => `${output.trimEnd()}\n${strange}\n` } },
    })
    await app.connect()
    await app.goTo('inventory')
    expect(found(app, cloudList)?.message).toContain(`1 line of it not understood, “${strange}”`)
    await app.goTo('migrate')
    await app.migrate()
    expect(app.license().state).toBe('done')
  })

  test.concurrent(
    'what could be read at the approval and not right before the question is named',
    async () => {
      const { app, fortigate } = await live()
      await app.prepare()
      fortigate.setFaults({ answers: { 'diagnose fortitoken info': 'Unknown action 0' } })
      await app.call('askDevice', vendorLicense)
      expect(app.run.migrate?.checks).toContainEqual({
        id: 'unread',
        state: 'warn',
        text: expect.stringContaining('"diagnose fortitoken info" in root could be read') as string,
      })
      expect(app.license().state).toBe('asked')
      await app.call('answerDevice', { ...vendorLicense, answer: 'n', typed: '' })
    },
  )

  test.concurrent('a table that decides and can’t be read then: nothing is typed', async () => {
    const { app, fortigate } = await live()
    await app.prepare()
    fortigate.setFaults({ answers: { 'show user local': 'Permission denied' } })
    await app.result('askDevice', vendorLicense)
    expect(app.run.problem?.code).toBe('tables-unreadable')
    expect(linesAt(fortigate).filter((line) => line.includes('migrate-ftm'))).toEqual([])
  })
})

describe('who else is logged in', () => {
  const kim = { user: 'kim', remote: '192.0.2.77:50123' }

  test.concurrent('is a warning to accept, and named again before the question', async () => {
    const { app } = await live({ faults: { alsoLoggedIn: [kim] } })
    await app.connect()
    await app.goTo('inventory')
    const others = app.run.inventory?.findings.filter(({ id }) => id === 'admin.others-logged-in') ?? []
    expect(others).toMatchObject([{ severity: 'warning', subject: 'kim', needs: 'acknowledge' }])
    expect(others[0]?.message).toContain('192.0.2.77:50123')
    await app.goTo('migrate')
    await app.call('askDevice', vendorLicense)
    expect(app.run.migrate?.checks).toContainEqual({
      id: 'others',
      state: 'warn',
      text: 'Also logged in now: "kim"',
    })
    await app.call('answerDevice', { ...vendorLicense, answer: 'n', typed: '' })
  })

  test.concurrent('is nobody where only our own session is there', async () => {
    const { app } = await live()
    await app.connect()
    await app.goTo('inventory')
    const ids = app.run.inventory?.findings.map(({ id }) => id) ?? []
    expect(ids).not.toContain('admin.others-logged-in')
  })

  test.concurrent('and an old session that is still listed keeps a license in doubt', async () => {
    const { app, fortigate } = await live({
      faults: { afterYes: 'cut-not-started', lingersFor: 15.5 * 60_000 },
    })
    await app.prepare()
    await app.migrate()
    await app.connect()
    expect(app.license()).toMatchObject({ state: 'unknown', doubt: { oldSessionIsThere: true } })
    await app.clock.pass(15 * 60_000 + 1_000)
    await app.atRest()
    expect(app.license()).toMatchObject({ state: 'unknown', doubt: { oldSessionIsThere: true } })
    await app.clock.pass(61_000)
    await app.atRest()
    expect(app.license().state).toBe('not-started')
    expect(answersTo(fortigate)).toEqual(['y'])
  })
})
