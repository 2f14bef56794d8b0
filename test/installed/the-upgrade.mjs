import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { goThrough } from '../e2e/rehearsal'
import { outcomeOf } from './outcome.mjs'
import { openDisplayFor, openInstalled } from './window.mjs'

/**
 * @param {() => import('./place.mjs').Place} at
 * @param {(which: 'older' | 'newer') => Promise<{ code: number, stdout: string, stderr: string }>} install by apt
 */
export const theUpgrade = (at, install) =>
  describe('the upgrade', () => {
    let display, report
    beforeAll(async () => (display = await openDisplayFor(at())), 60_000)
    afterAll(() => display?.close())

    test('under an open window: the rehearsal in it goes on to its report', async () => {
      const { page, close } = await openInstalled(at(), display.env)
      onTestFinished(close)
      let upgrade
      report = await goThrough(page, /^The vendor/, async (name) => {
        if (name === '4-backup') upgrade = await install('newer')
      })
      expect(upgrade).toMatchObject({ code: 0, stderr: expect.not.stringMatching(/^(?:E|W|dpkg):/m) })
      expect(upgrade.stdout).toMatch(/tokenferry .* over \(0\.0\.1-1\)/)
      expect(readFileSync(at().file(report), 'utf8').match(/Came through/g)).toHaveLength(1)
      expect(await close()).toBe(0)
    })

    test('keeps what the person had: the new window shows the run, and the evidence holds', async () => {
      const { page, close } = await openInstalled(at(), display.env)
      const run = page.getByRole('main').getByText(/rehearsal/i)
      await run.first().waitFor()
      expect(await close()).toBe(0)
      const evidence = report.replace(/\/report\.html$/, '')
      const { code, stdout } = await outcomeOf(at().start(at().program, ['verify', evidence]))
      expect(stdout).toContain('Intact: ')
      expect(code).toBe(0)
    })
  })
