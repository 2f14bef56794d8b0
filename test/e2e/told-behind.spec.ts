import { expect, test } from '@playwright/test'
import type { ElectronApplication } from 'playwright'
import { password, startDevice } from './device'
import { launchApp } from './launch'
import { Wizard } from './wizard'

/** What the process has told the desktop. */
interface ToldDesktop {
  readonly bars: number[]
  readonly notifications: { readonly title: string; readonly body: string }[]
}

type Noted = typeof globalThis & { toldDesktop: ToldDesktop; inFront: boolean }

/**
 * Has the main process write down what it tells the desktop, which nobody shows here, and takes the window for one that
 * is in front, or is not: no window manager decides it here.
 */
const note = (app: ElectronApplication) =>
  app.evaluate(({ BrowserWindow, Notification }) => {
    const noted: ToldDesktop = { bars: [], notifications: [] }
    const world = Object.assign(globalThis as Noted, { toldDesktop: noted, inFront: true })
    const [window] = BrowserWindow.getAllWindows()
    if (!window) throw new Error('There is no window.')
    window.isFocused = () => world.inFront
    window.setProgressBar = (value) => void noted.bars.push(value)
    Notification.isSupported = () => true
    Notification.prototype.show = function show(this: Electron.Notification) {
      noted.notifications.push({ title: this.title, body: this.body })
    }
  })

const told = (app: ElectronApplication) => app.evaluate(() => (globalThis as Noted).toldDesktop)

const putBehind = (app: ElectronApplication, isBehind: boolean) =>
  app.evaluate((_electron, behind) => {
    ;(globalThis as Noted).inFront = !behind
  }, isBehind)

test('the task bar shows how far it is, and the desktop is told only what happens behind another window', async () => {
  test.setTimeout(180_000)
  // Slow enough for the window to be told of each part that is read.
  const device = await startDevice('vendor-page', 'ready', { latency: 150 })
  const { app, page, close } = await launchApp()
  try {
    const wizard = new Wizard(page)
    await wizard.startMigration({ port: device.port, user: 'admin', password })
    await note(app)
    await putBehind(app, true)
    await wizard.button('Connect').click()
    await wizard.button('Trust this key and log in').waitFor()
    const hostKey = { title: 'Connect', body: 'The host key is waiting for your decision.' }
    await expect.poll(async () => (await told(app)).notifications).toEqual([hostKey])

    await putBehind(app, false)
    await wizard.button('Trust this key and log in').click()
    await wizard.button('Continue to the service check').waitFor()
    await wizard.continueToService()
    await wizard.button('Continue to the inventory').click()
    await wizard.heading('inventory').waitFor()
    await page.getByRole('tabpanel').filter({ hasText: /\S/ }).waitFor()
    await expect.poll(async () => (await told(app)).bars.at(-1), 'none once it is read').toBe(-1)
    const { bars, notifications } = await told(app)
    expect(notifications, 'nothing of what was seen').toEqual([hostKey])
    expect(Math.max(...bars), 'of a length that nobody knows').toBe(2)
    expect(
      bars.some((value) => value > 0 && value < 1),
      'so much of what is counted',
    ).toBe(true)

    await putBehind(app, true)
    await wizard.button('Read again').click()
    const count = async () => (await told(app)).notifications.length
    await expect.poll(count, { timeout: 60_000 }).toBe(2)
    const { title, body } = (await told(app)).notifications[1] ?? { title: '', body: '' }
    expect(title).toBe('Take inventory')
    expect(body).not.toBe('')
    const named = JSON.stringify(await told(app))
    for (const secret of [password, '127.0.0.1', 'EFTM', 'FTKMOB']) expect(named).not.toContain(secret)
  } finally {
    await close()
    await device.close()
  }
})
