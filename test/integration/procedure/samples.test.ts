import { afterEach, describe, expect, test } from 'vitest'
import { Headless } from './rehearsal'

const open: Headless[] = []
afterEach(async () => {
  for (const headless of open.splice(0)) await headless.close()
})

async function rehearse(sample: string, scenario = 'ready'): Promise<Headless> {
  const headless = new Headless()
  open.push(headless)
  await headless.call('startRehearsal', { sample, scenario })
  return headless
}

describe('the whole procedure', () => {
  for (const [sample, licenses] of [
    ['vendor-page', 1],
    ['company', 2],
  ] as const) {
    test(`${sample}: from "Connect" to the report`, async () => {
      const app = await rehearse(sample)
      await app.prepare()
      expect(app.run.problem).toBeNull()
      expect(app.run.step).toBe('migrate')
      for (const { license, vdom } of app.run.migrate?.licenses ?? []) {
        await app.call('askDevice', { license, vdom })
        expect(app.run.problem).toBeNull()
        expect(app.run.migrate?.licenses.find((each) => each.license === license)?.state).toBe('asked')
        await app.call('answerDevice', { license, vdom, answer: 'y', typed: license })
        expect(app.run.problem).toBeNull()
      }
      expect(app.run.migrate?.licenses.map((each) => each.state)).toEqual(Array(licenses).fill('done'))
      await app.call('continueRun')
      expect(app.run.verdict).toMatchObject({ users: { attention: 0, unknown: 0 }, otherChanges: 0 })
      await app.call('tryLogin')
      expect(app.run.verify?.secondLogin.state).toBe('worked')
      await app.call('continueRun')
      const rows = await app.call('portalRows')
      await app.call('tick', { keys: rows.map((row) => row.key), ticked: true })
      await app.call('finish')
      expect(app.run.verdict).toMatchObject({ state: 'complete', open: [] })
    })
  }
})
