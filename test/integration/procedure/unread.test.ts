import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Simulator } from '../../../main/simulator'
import { answersTo, at, linesAt, live, vendorLicense } from './live'

const cloudList = 'diagnose fortitoken-cloud show users'
/** The lines that may make it migrate something. */
const commandsAt = (fortigate: Simulator) => linesAt(fortigate).filter((line) => line.includes('migrate-ftm'))
const found = async (app: Awaited<ReturnType<typeof live>>['app'], command: string) =>
  (await app.findings('inventory')).find(({ id, subject }) => id === 'reading.failed' && subject === command)

describe('a reading that failed is said before the migration', () => {
  test.concurrent.each([
    [cloudList, 'Cannot retrieve user information from FortiToken Cloud!', /while it can’t be read/],
    ['diagnose fortitoken info', 'Unknown action 0', /known from the configuration only/],
    ['show system central-management', 'Permission denied', /whether a FortiManager manages/],
    ['get system admin list', "command parse error before 'list'", /who else is logged in/],
  ])('%s: a warning to accept', async (command, answer, words) => {
    const { app } = await live({ faults: { answers: { [command]: answer } } })
    await app.connect()
    await app.goTo('inventory')
    const finding = await found(app, command)
    expect(finding).toMatchObject({ severity: 'warning', needs: 'acknowledge' })
    expect(finding?.message).toMatch(words)
    expect(finding?.message).toContain(answer)
    expect(await app.refusal('continueRun')).toContain('left before you can continue')
    await app.goTo('backup')
    expect(app.run.step).toBe('backup')
  })

  test.concurrent.each([
    ['show system admin', /who could still log in/],
    ['show user local', /whose second factor would be converted/],
  ])('%s: it decides, so it blocks', async (command, words) => {
    const { app, fortigate } = await live({ faults: { answers: { [command]: 'Permission denied' } } })
    await app.connect()
    await app.goTo('inventory')
    const finding = await found(app, command)
    expect(finding).toMatchObject({ severity: 'blocker', needs: 'resolve' })
    expect(finding?.message).toMatch(words)
    expect(await app.refusal('continueRun')).toContain(command)
    expect(await app.refusal('answerFindings', { keys: [finding?.key ?? ''], answer: 'accepted' })).toContain(
      'can’t be accepted',
    )
    fortigate.setFaults({})
    await app.call('readInventory')
    expect(await found(app, command)).toBeUndefined()
  })

  test.concurrent('one line that is not understood leaves the others', async () => {
    const strange = 'this line says nothing that is known'
    const { app } = await live({
      faults: { answers: { [cloudList]: (output) => `${output.trimEnd()}\n${strange}\n` } },
    })
    await app.connect()
    await app.goTo('inventory')
    expect((await found(app, cloudList))?.message).toContain(`1 line of it not understood, “${strange}”`)
    await app.goTo('migrate')
    await app.migrate()
    expect(app.license().state).toBe('done')
  })

  test.concurrent(
    'what could be read at the approval and not right before the question is named, and has to be accepted',
    async () => {
      const { app, fortigate } = await live()
      await app.prepare()
      fortigate.setFaults({ answers: { 'diagnose fortitoken info': 'Unknown action 0' } })
      await app.call('askDevice', vendorLicense)
      expect(commandsAt(fortigate)).toEqual([])
      expect(await app.findings('migrate')).toMatchObject([
        { id: 'reading.failed', subject: 'diagnose fortitoken info', needs: 'acknowledge', answer: null },
      ])
      await app.accept(await app.findings('migrate'))
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

  test.concurrent(
    'one more line that is not understood is asked about again, other words are not',
    async () => {
      const list = 'get system admin list'
      const withLines = (...lines: readonly string[]) => ({
        answers: { [list]: (output: string) => [output.trimEnd(), ...lines, ''].join('\n') },
      })
      const { app, fortigate } = await live({ faults: withLines('kim over carrier pigeon') })
      await app.connect()
      await app.goTo('inventory')
      expect((await found(app, list))?.message).toContain('1 line of it not understood')
      await app.goTo('migrate')
      fortigate.setFaults(withLines('kim over carrier pigeon', 'lee over carrier pigeon'))
      await app.call('askDevice', vendorLicense)
      expect(commandsAt(fortigate)).toEqual([])
      expect(await app.findings('migrate')).toMatchObject([
        { id: 'reading.failed', subject: list, needs: 'acknowledge', answer: null },
      ])
      await app.accept(await app.findings('migrate'))
      fortigate.setFaults(withLines('kim over smoke signals', 'lee over smoke signals'))
      await app.call('askDevice', vendorLicense)
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
    expect(commandsAt(fortigate)).toEqual([])
  })
})

describe('who else is logged in', () => {
  const kim = { user: 'kim', remote: '192.0.2.77:50123' }

  test.concurrent('is a warning to accept, and named again before the question', async () => {
    const { app } = await live({ faults: { alsoLoggedIn: [kim] } })
    await app.connect()
    await app.goTo('inventory')
    const others = (await app.findings('inventory')).filter(({ id }) => id === 'admin.others-logged-in')
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

  test.concurrent(
    'who logs in after the inventory has to be accepted before the command is typed',
    async () => {
      const { app, fortigate } = await live()
      await app.prepare()
      const lee = { user: 'lee', remote: '192.0.2.78:50123' }
      const asked = () => app.call('askDevice', vendorLicense)
      const shown = async () =>
        (await app.findings('migrate')).map(({ subject, answer }) => [subject, answer])

      fortigate.setFaults({ alsoLoggedIn: [kim] })
      await asked()
      expect(app.license().state).toBe('waiting')
      expect(app.license().hint).toContain('Nothing was sent.')
      expect(app.run.problem).toBeNull()
      expect(await shown()).toEqual([['kim', null]])
      expect(commandsAt(fortigate)).toEqual([])
      // Not by asking again.
      await asked()
      expect(await shown()).toEqual([['kim', null]])
      expect(commandsAt(fortigate)).toEqual([])

      // Once for exactly these people: anyone who comes later is someone else.
      await app.accept(await app.findings('migrate'))
      expect(await shown()).toEqual([['kim', '']])
      fortigate.setFaults({ alsoLoggedIn: [kim, lee] })
      await asked()
      expect(await shown()).toEqual([['lee', null]])
      expect(commandsAt(fortigate)).toEqual([])
      await app.accept(await app.findings('migrate'))
      const key = (await app.findings('migrate'))[0]?.key ?? ''
      await app.call('answerFindings', { keys: [key], answer: null })
      await asked()
      expect(commandsAt(fortigate)).toEqual([])
      await app.accept(await app.findings('migrate'))

      await asked()
      expect(commandsAt(fortigate)).toHaveLength(1)
      expect(app.license().state).toBe('asked')
      expect(await shown()).toEqual([])
      expect(await app.refusal('answerFindings', { keys: [key], answer: null })).toContain(
        'waiting for an answer',
      )
      await app.call('answerDevice', { ...vendorLicense, answer: 'y', typed: vendorLicense.license })
      expect(app.license().state).toBe('done')

      for (const step of ['continueRun', 'continueRun', 'finish'] as const) await app.call(step)
      const { decisions } = JSON.parse(
        readFileSync(join(dirname(app.run.finished?.report ?? ''), 'report.json'), 'utf8'),
      ) as { decisions: readonly { what: string }[] }
      const said = decisions
        .map(({ what }) => what)
        .filter((what) => what.includes('right before the question'))
      expect(said.map((what) => what.slice(0, 60))).toEqual([
        expect.stringContaining('Accepted right before the question: "kim" is'),
        expect.stringContaining('Accepted right before the question: "lee" is'),
        expect.stringContaining('No longer accepted right before the question: "lee"'),
        expect.stringContaining('Accepted right before the question: "lee" is'),
      ])
    },
  )

  test.concurrent(
    'is accepted for these people also behind a new start of the run and a new login, and for nobody else',
    async () => {
      const { app, fortigate } = await live()
      await app.prepare()
      const lee = { user: 'lee', remote: '192.0.2.78:50123' }
      const asked = () => app.call('askDevice', vendorLicense)
      const shown = async () =>
        (await app.findings('migrate')).map(({ subject, answer }) => [subject, answer])
      fortigate.setFaults({ alsoLoggedIn: [kim] })
      await asked()
      expect(await shown()).toEqual([['kim', null]])

      // Left and opened again: nothing is accepted by that.
      const { id } = app.run
      await app.call('leaveRun')
      await app.call('resumeRun', { id })
      app.login = at(fortigate)
      await app.connect()
      expect(await shown()).toEqual([['kim', null]])
      await asked()
      expect(await shown()).toEqual([['kim', null]])
      await app.accept(await app.findings('migrate'))

      await app.call('leaveRun')
      await app.call('resumeRun', { id })
      await app.connect()
      fortigate.setFaults({ alsoLoggedIn: [kim, lee] })
      await asked()
      expect(await shown()).toEqual([['lee', null]])

      // If the inventory is taken again, everybody is asked about again.
      await app.call('goBack', { to: 'inventory' })
      await app.call('readInventory')
      expect(
        (await app.findings('inventory'))
          .filter(({ id }) => id === 'admin.others-logged-in')
          .map(({ subject, answer }) => [subject, answer]),
      ).toEqual([
        ['kim', null],
        ['lee', null],
      ])
      await app.goTo('migrate')
      expect(commandsAt(fortigate)).toEqual([])
      await asked()
      expect(app.license().state).toBe('asked')
      await app.call('answerDevice', { ...vendorLicense, answer: 'n', typed: '' })
    },
  )

  test.concurrent('and where they have logged out again, it is only read again', async () => {
    const { app, fortigate } = await live()
    await app.prepare()
    fortigate.setFaults({ alsoLoggedIn: [kim] })
    await app.call('askDevice', vendorLicense)
    expect(commandsAt(fortigate)).toEqual([])
    fortigate.setFaults({})
    await app.call('askDevice', vendorLicense)
    expect(app.license().state).toBe('asked')
    await app.call('answerDevice', { ...vendorLicense, answer: 'n', typed: '' })
  })

  test.concurrent('is nobody where only our own session is there', async () => {
    const { app } = await live()
    await app.connect()
    await app.goTo('inventory')
    const ids = (await app.findings('inventory')).map(({ id }) => id) ?? []
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
