import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test, vi } from 'vitest'
import type { Report } from '../../../main/evidence/report/schema'
import { answersTo, linesAt, live, office, otherLicense } from './live'
import type { Headless } from './rehearsal'

const check = (app: Headless, id: string) => app.run.migrate?.checks.find((each) => each.id === id)
const stops = (app: Headless) => (app.run.migrate?.checks ?? []).filter(({ state }) => state === 'stop')

describe('what happens between two licenses', () => {
  test.concurrent(
    'somebody else’s new user is named, and the second license is migrated all the same',
    async () => {
      const { app, fortigate } = await live({ configuration: office, scenario: 'someone-else-between' })
      await app.prepare()
      await app.migrate(1)
      expect(app.license(1).state).toBe('done')
      expect(fortigate.state().configuration).toContain('new.colleague')
      await app.call('askDevice', otherLicense)
      expect(stops(app)).toEqual([])
      expect(check(app, 'inventory')?.state).toBe('pass')
      expect(check(app, 'other-changes')).toMatchObject({ state: 'info' })
      expect(check(app, 'other-changes')?.text).toContain('user local "new.colleague" of root is new')
      await app.call('answerDevice', { ...otherLicense, answer: 'y', typed: otherLicense.license })
      expect(app.license(0).state).toBe('done')
      await app.call('continueRun')
      // Verification compares with what was approved first: the new user is no secret there.
      expect(app.run.verdict).toMatchObject({ users: { attention: 0, unknown: 0 } })
      expect(await app.call('otherChanges')).toEqual([
        { where: 'user local "new.colleague" of root', what: 'is new' },
      ])
    },
  )

  test.concurrent(
    'a token of the second license that is given to somebody else stops, and nothing is typed',
    async () => {
      const { app, fortigate } = await live({ configuration: office })
      await app.prepare()
      await app.migrate(1)
      fortigate.happen({ what: 'someone-else', does: ['assigns a token'] })
      await app.call('askDevice', otherLicense)
      const [stop] = stops(app)
      expect(stop?.text).toContain('user local "new.colleague" of root is new')
      expect(stop?.text).toContain('start a new one for the rest')
      expect(answersTo(fortigate, otherLicense.license)).toEqual([])
      expect(linesAt(fortigate).filter((line) => line.includes('migrate-ftm'))).toHaveLength(1)
      // The way on: what is migrated is verified, the rest is for another run.
      expect(app.run.next.allowed).toBe(true)
    },
  )
})

describe('a failover between two licenses', () => {
  test.concurrent('the other unit is named as what it is, and the approved serial number stays', async () => {
    const { app, fortigate } = await live({ scenario: 'ha-pair' }, 'company')
    await app.prepare()
    const approved = app.run.device?.serial ?? ''
    const other = app.run.device?.members.find(({ serial }) => serial !== approved)?.serial ?? ''
    await app.migrate(0)
    expect(app.license(0).state).toBe('done')
    fortigate.happen({ what: 'fails-over' })
    await vi.waitFor(() => {
      expect(app.run.connection.state).toBe('lost')
    })
    await app.connect()
    expect(app.run.problem).toBeNull()
    expect(app.run.device).toMatchObject({ serial: other, approvedSerial: approved })

    const { license, vdom } = app.license(1)
    await app.call('askDevice', { license, vdom })
    expect(stops(app)).toEqual([])
    expect(check(app, 'device')).toEqual({
      id: 'device',
      state: 'warn',
      text: `Another unit of the approved cluster, ${other}; ${approved} was approved`,
    })
    await app.call('answerDevice', { license, vdom, answer: 'y', typed: license })
    expect(app.license(1).state).toBe('done')
    expect(app.run.preauthorization?.request).toContain(`${approved}\n  ${other}`)

    await app.call('continueRun')
    await app.call('continueRun')
    await app.call('finish')
    const path = join(app.folder, 'evidence', 'report.json')
    const report = JSON.parse(readFileSync(path, 'utf8')) as Report
    expect(report.device?.serials).toEqual([approved, other])
  })
})
