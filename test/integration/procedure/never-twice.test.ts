import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { answersTo, atTheKey, live, office, password, vendorLicense } from './live'

describe('"y" is sent once for each decision', () => {
  test.concurrent('the decision is on the disk before the key reaches the FortiGate', async () => {
    const { app, fortigate } = await live()
    await app.prepare()
    const file = join(app.folder, 'journal.jsonl')
    const journals: string[] = []
    atTheKey(fortigate, 'y', () => journals.push(readFileSync(file, 'utf8')))
    await app.migrate()
    expect(app.license().state).toBe('done')
    expect(journals).toHaveLength(1)
    const last = journals[0]?.trim().split('\n').at(-1) ?? ''
    expect(JSON.parse(last)).toMatchObject({ event: { type: 'decided', key: vendorLicense, answer: 'y' } })
    expect(await app.everythingShown()).not.toContain(password)
  })

  test.concurrent('a license that is done is not asked about again', async () => {
    const { app, fortigate } = await live()
    await app.prepare()
    await app.migrate()
    expect(await app.refusal('askDevice', vendorLicense)).toBe('This license is not sent again.')
    expect(
      await app.refusal('answerDevice', { ...vendorLicense, answer: 'y', typed: vendorLicense.license }),
    ).toBe('The FortiGate is not waiting for an answer.')
    expect(answersTo(fortigate)).toEqual(['y'])
  })

  test.concurrent('the wrong license number sends nothing, and the right one still can', async () => {
    const { app, fortigate } = await live()
    await app.prepare()
    await app.call('askDevice', vendorLicense)
    for (const typed of ['', 'y', vendorLicense.license.toLowerCase(), `${vendorLicense.license} `]) {
      expect(await app.refusal('answerDevice', { ...vendorLicense, answer: 'y', typed })).toContain(
        vendorLicense.license,
      )
    }
    expect(
      await app.refusal('answerDevice', {
        license: 'EFTM000000000000',
        vdom: 'root',
        answer: 'y',
        typed: 'EFTM000000000000',
      }),
    ).toBe('The FortiGate is not waiting for an answer.')
    expect(answersTo(fortigate)).toEqual([])
    await app.call('answerDevice', { ...vendorLicense, answer: 'y', typed: vendorLicense.license })
    expect(app.license().state).toBe('done')
  })

  test.concurrent('two answers at once are one', async () => {
    const { app, fortigate } = await live()
    await app.prepare()
    await app.call('askDevice', vendorLicense)
    const answer = { ...vendorLicense, answer: 'y' as const, typed: vendorLicense.license }
    const [first, second] = await Promise.all([
      app.result('answerDevice', answer),
      app.result('answerDevice', answer),
    ])
    expect([first.ok, second.ok]).toEqual([true, false])
    expect(answersTo(fortigate)).toEqual(['y'])
  })

  test.concurrent('"n" leaves everything as it is, and one can ask again', async () => {
    const { app, fortigate } = await live()
    const before = fortigate.state()
    await app.prepare()
    await app.call('askDevice', vendorLicense)
    await app.call('answerDevice', { ...vendorLicense, answer: 'n', typed: '' })
    expect(app.license()).toMatchObject({ state: 'declined' })
    expect(fortigate.state()).toEqual(before)
    await app.migrate()
    expect(app.license().state).toBe('done')
    expect(answersTo(fortigate)).toEqual(['n', 'y'])
  })

  test.concurrent('nobody goes on while the FortiGate waits for its answer', async () => {
    const { app } = await live({ configuration: office })
    await app.prepare()
    await app.migrate(0)
    const { license, vdom } = app.license(1)
    await app.call('askDevice', { license, vdom })
    expect(app.run.next).toEqual({ allowed: false, reason: 'Answer the question of the FortiGate first' })
    expect(await app.refusal('continueRun')).toBe('Answer the question of the FortiGate first.')
    expect(await app.refusal('goBack', { to: 'preauthorization' })).toContain('can’t be undone')
    await app.call('answerDevice', { license, vdom, answer: 'n', typed: '' })
    await app.call('continueRun')
    expect(app.run.step).toBe('verify')
    expect(app.run.verdict).toMatchObject({ users: { attention: 0, unknown: 0 }, otherChanges: 0 })
  })
})

describe('what became of it is read from the FortiGate', () => {
  test.concurrent('the line is lost after everything was done: done, and nothing is sent again', async () => {
    const { app, fortigate } = await live({ scenario: 'cut-after-yes-committed' })
    await app.prepare()
    await app.migrate()
    expect(app.run.problem?.code).toBe('connection-lost')
    expect(app.license()).toMatchObject({ state: 'unknown' })
    expect(app.run.next.allowed).toBe(false)
    expect(await app.refusal('askDevice', vendorLicense)).toContain('Read the FortiGate first')
    await app.connect()
    expect(app.run.problem).toBeNull()
    expect(app.license()).toMatchObject({ state: 'done' })
    expect(answersTo(fortigate)).toEqual(['y'])
    expect(await app.everythingShown()).not.toContain(password)
  })

  test.concurrent(
    'the line is lost before anything began: believed 15 minutes later, and asked again beside a second session',
    async () => {
      const { app, fortigate } = await live({ scenario: 'cut-after-yes-not-started' })
      await app.prepare()
      await app.migrate()
      expect(app.license().state).toBe('unknown')
      await app.connect()
      expect(app.license()).toMatchObject({ state: 'unknown', doubt: { oldSessionIsThere: false } })
      expect(app.license().doubt?.secondsLeft).toBeGreaterThan(14 * 60)
      expect(await app.refusal('askDevice', vendorLicense)).toContain('Read the FortiGate first')
      await app.clock.pass(14 * 60_000)
      await app.call('settle', vendorLicense)
      expect(app.license().state).toBe('unknown')
      await app.clock.pass(61_000)
      await app.atRest()
      // It is read by itself when the time is up.
      expect(app.license().state).toBe('not-started')
      expect(answersTo(fortigate)).toEqual(['y'])
      await app.call('askDevice', vendorLicense)
      expect(app.license()).toMatchObject({ state: 'asked', yesAt: [expect.any(String)] })
      expect(fortigate.openSessions).toBe(2)
      await app.call('answerDevice', { ...vendorLicense, answer: 'y', typed: vendorLicense.license })
      expect(app.license().state).toBe('done')
      expect(answersTo(fortigate)).toEqual(['y', 'y'])
      // Between the two: readings that said that nothing had happened, a new question, a last reading.
      const between = app.recorded.slice(
        app.recorded.indexOf('decided') + 1,
        app.recorded.lastIndexOf('decided'),
      )
      expect(between).toEqual(
        expect.arrayContaining(['connected', 'settled', 'compared', 'asked', 'second-session-read']),
      )
      expect(between.at(-1)).toBe('second-session-read')
    },
  )

  test.concurrent('going back does not forget that "y" was sent', async () => {
    const { app, fortigate } = await live({ scenario: 'cut-after-yes-not-started' })
    await app.prepare()
    await app.migrate()
    await app.connect()
    await app.clock.pass(15 * 60_000 + 1_000)
    await app.atRest()
    expect(app.license().state).toBe('not-started')
    await app.call('goBack', { to: 'preauthorization' })
    await app.call('continueRun')
    await app.call('askDevice', vendorLicense)
    expect(app.license()).toMatchObject({ state: 'asked', yesAt: [expect.any(String)] })
    expect(fortigate.openSessions).toBe(2)
    await app.call('answerDevice', { ...vendorLicense, answer: 'n', typed: '' })
    expect(answersTo(fortigate)).toEqual(['y', 'n'])
  })

  test.concurrent('going back to take the inventory again does not forget that "y" was sent', async () => {
    const { app, fortigate } = await live({ scenario: 'cut-after-yes-not-started' })
    await app.prepare()
    await app.migrate()
    await app.connect()
    await app.waitOutDoubt()
    const { yesAt } = app.license()
    expect(yesAt).toHaveLength(1)
    await app.call('goBack', { to: 'inventory' })
    await app.call('readInventory')
    await app.goTo('migrate')
    expect(app.license().yesAt).toEqual(yesAt)
    await app.call('askDevice', vendorLicense)
    expect(fortigate.openSessions).toBe(2)
    await app.call('answerDevice', { ...vendorLicense, answer: 'y', typed: vendorLicense.license })
    expect(app.recorded).toContain('second-session-read')
    expect(app.license().state).toBe('done')
  })

  test.concurrent(
    'the device commits after it was believed untouched: the second session sees it',
    async () => {
      const { app, fortigate } = await live({
        faults: { afterYes: 'cut-commits-late', lateBy: 16 * 60_000 },
      })
      await app.prepare()
      await app.migrate()
      await app.connect()
      await app.clock.pass(15 * 60_000 + 1_000)
      await app.atRest()
      expect(app.license().state).toBe('not-started')
      await app.call('askDevice', vendorLicense)
      expect(app.license().state).toBe('asked')
      await app.clock.pass(2 * 60_000)
      await app.result('answerDevice', { ...vendorLicense, answer: 'y', typed: vendorLicense.license })
      expect(app.run.problem?.code).toBe('changed-at-the-last-moment')
      await app.connect()
      expect(app.license().state).toBe('done')
      expect(answersTo(fortigate)).toEqual(['y'])
    },
  )

  test.concurrent(
    'the line is lost half-way: unknown until the rest has come, which is believed at once',
    async () => {
      const { app, fortigate } = await live({
        configuration: office,
        faults: { afterYes: 'cut-halfway', lateBy: 5 * 60_000 },
      })
      await app.prepare()
      await app.migrate(1)
      await app.connect()
      const { license, vdom } = app.license(1)
      expect(app.license(1)).toMatchObject({ state: 'unknown', doubt: { isPart: true }, needsSupport: false })
      expect(app.license(1).message).toContain('Only part was migrated so far, with 1 of 2 users converted.')
      expect(app.run.next.allowed).toBe(false)
      expect(await app.refusal('askDevice', { license, vdom })).toContain('Read the FortiGate first')
      await app.clock.pass(61_000)
      await app.atRest()
      // It was read by itself, and is still the same part.
      expect(app.license(1)).toMatchObject({ state: 'unknown', doubt: { isPart: true } })
      await app.clock.pass(4 * 60_000)
      await app.call('settle', { license, vdom })
      expect(app.license(1).state).toBe('done')
      expect(answersTo(fortigate, license)).toEqual(['y'])
    },
  )

  test.concurrent('the line is lost half-way, and nothing more comes: partial 15 minutes later', async () => {
    const { app, fortigate } = await live({
      configuration: office,
      scenario: 'partial',
      faults: { afterYes: 'cut-committed' },
    })
    await app.prepare()
    await app.migrate(1)
    await app.connect()
    expect(app.license(1)).toMatchObject({ state: 'unknown', doubt: { isPart: true } })
    await app.clock.pass(61_000)
    await app.atRest()
    expect(app.license(1).state).toBe('unknown')
    await app.clock.pass(13 * 60_000)
    await app.call('settle', { license: app.license(1).license, vdom: 'root' })
    expect(app.license(1).state).toBe('unknown')
    await app.clock.pass(61_000)
    await app.atRest()
    expect(app.license(1).state).toBe('partial')
    expect(app.license(1).state).toBe('partial')
    expect(app.license(1).needsSupport).toBe(true)
    expect(answersTo(fortigate, app.license(1).license)).toEqual(['y'])
  })

  test.concurrent('the migration breaks off half-way: partial, and never again by itself', async () => {
    const { app, fortigate } = await live({ configuration: office, scenario: 'partial' })
    await app.prepare()
    await app.migrate(1)
    const { license, vdom, state } = app.license(1)
    const people = await app.call('people', { license, vdom })
    expect(state).toBe('partial')
    expect(new Set(people.map((person) => person.state))).toEqual(new Set(['converted', 'unchanged']))
    expect(await app.refusal('askDevice', { license, vdom })).toBe('This license is not sent again.')
    expect(answersTo(fortigate, license)).toEqual(['y'])
    await app.call('continueRun')
    const rows = await app.call('verificationRows')
    expect(rows.filter((row) => row.state === 'not-converted').length).toBe(
      people.filter((person) => person.state === 'unchanged').length,
    )
  })

  test.concurrent(
    'not pre-authorized: refused in the words of the device, nothing changed, and a way on',
    async () => {
      const { app, fortigate } = await live({ scenario: 'not-authorized' })
      const before = fortigate.state()
      await app.prepare()
      await app.migrate()
      expect(app.license()).toMatchObject({ state: 'refused' })
      expect(app.license().message).toContain('is not pre-authorized for migration')
      expect(fortigate.state()).toEqual(before)
      fortigate.preauthorize([vendorLicense.license])
      await app.migrate()
      expect(app.license().state).toBe('done')
      expect(answersTo(fortigate)).toEqual(['y', 'y'])
    },
  )

  test.concurrent(
    'one license was forgotten: the other is done, and only its users are verified',
    async () => {
      const { app, fortigate } = await live({ configuration: office, scenario: 'one-license-forgotten' })
      await app.prepare()
      await app.migrate(0)
      await app.migrate(1)
      expect(app.run.migrate?.licenses.map(({ state }) => state).sort()).toEqual(['done', 'refused'])
      await app.call('continueRun')
      const rows = await app.call('verificationRows')
      const done = app.run.migrate?.licenses.find(({ state }) => state === 'done')
      if (!done) throw new Error('None was done.')
      const people = await app.call('people', { license: done.license, vdom: done.vdom })
      expect(rows.map(({ name }) => name).sort()).toEqual(people.map(({ name }) => name).sort())
      expect(app.run.verdict).toMatchObject({ users: { attention: 0, unknown: 0 }, otherChanges: 0 })
      for (const { license } of app.run.migrate?.licenses ?? [])
        expect(answersTo(fortigate, license)).toEqual(['y'])
    },
  )
})
