/**
 * The window of an installed Tokenferry, by the debugging port: a fuse keeps Playwright's usual way shut.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { chromium } from 'playwright'
import { openDisplay } from '../../scripts/display.mjs'
import { put } from './place.mjs'

/** A display of its own that the person of the place may draw on. */
export const openDisplayFor = async (place) => {
  const { env, close } = await openDisplay()
  put(place, '.Xauthority', readFileSync(env.XAUTHORITY))
  return { env: { ...env, XAUTHORITY: join(place.home, '.Xauthority') }, close }
}

/** Opens the window as the person of the place, and answers its page. */
export const openInstalled = async (place, env) => {
  const args = ['--remote-debugging-port=0', '--disable-gpu', '--log-level=3']
  const child = place.start(place.application, args, { env, timeout: 300_000 })
  const ended = new Promise((done) => child.on('close', done))
  const address = await new Promise((done, fail) => {
    let said = ''
    child.stdout.resume()
    child.stderr.setEncoding('utf8').on('data', (text) => {
      said += text
      const found = /^DevTools listening on (ws:\S+)$/m.exec(said)?.[1]
      if (found) done(found)
    })
    child.on('close', () => fail(new Error(`The window did not open: ${said}`)))
  })
  const browser = await chromium.connectOverCDP(address, { timeout: 60_000 })
  const [context] = browser.contexts()
  const page = context.pages()[0] ?? (await context.waitForEvent('page', { timeout: 60_000 }))
  page.setDefaultTimeout(60_000)
  return {
    page,
    /** Closes the window, as a person does; the application ends with it. @returns {Promise<number>} its exit code */
    close: async () => {
      if (!page.isClosed()) await page.close()
      const late = setTimeout(() => child.kill('SIGKILL'), 20_000)
      const code = await ended
      clearTimeout(late)
      return code
    },
  }
}
