import { readFileSync } from 'node:fs'
import { setTimeout as delay } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { goThrough } from '../e2e/rehearsal'
import { isRenderer, processesOf } from './processes.mjs'
import { openDisplayFor, openInstalled } from './window.mjs'

/** @param {() => import('./place.mjs').Place} at */
export const theWindow = (at) =>
  describe('the window', () => {
    let display, window
    beforeAll(async () => {
      display = await openDisplayFor(at())
      window = await openInstalled(at(), display.env)
    }, 120_000)
    afterAll(() => display?.close())

    test('runs as an ordinary user, every page behind a system call filter and without rights', async () => {
      await window.page.getByRole('heading', { level: 1 }).waitFor()
      const all = processesOf(at())
      expect(
        all.filter(({ command }) => command.some((word) => /no-sandbox|disable-.*sandbox/.test(word))),
      ).toEqual([])
      expect(all.filter(({ status }) => /^0\s/.test(status.Uid))).toEqual([])
      const pages = all.filter(isRenderer)
      expect(pages).toHaveLength(1)
      expect(pages[0].status).toMatchObject({ Seccomp: '2', NoNewPrivs: '1', CapEff: '0000000000000000' })
      expect(pages[0].status.NSpid, 'it has a number among processes of its own').toMatch(/^\d+\s+\d+/)
    })

    test('is the product’s, and its page reaches nothing of Node', async () => {
      const { page } = window
      expect(await page.title()).toMatch(/Tokenferry/)
      expect(page.url()).toMatch(/^app:/)
      expect(await page.evaluate(() => [typeof process, typeof require])).toEqual(['undefined', 'undefined'])
    })

    test('goes through a whole rehearsal, to a report of 34 people who came through', async () => {
      const seen = []
      const report = await goThrough(window.page, /^A company/, async (name) => void seen.push(name))
      expect(seen).toContain('9-finished')
      const html = readFileSync(at().file(report), 'utf8')
      expect(html).toContain('No real device was touched')
      expect(html.match(/Came through/g)).toHaveLength(34)
    })

    test('is closed, and no process stays', async () => {
      expect(await window.close()).toBe(0)
      for (let tries = 0; tries < 100 && processesOf(at()).length > 0; tries += 1) await delay(100)
      expect(processesOf(at())).toEqual([])
    })
  })
