import { expect, test } from '@playwright/test'
import type { ElectronApplication } from 'playwright'
import { password, startDevice, yesAnswers } from './device'
import { launchApp } from './launch'
import { Wizard } from './wizard'

/**
 * Has the main process write down the reasons that it shows, and answer each with the button of this place: a dialog of
 * the system can't be read from here.
 */
const noteReasons = (app: ElectronApplication, response = 0) =>
  app.evaluate(({ dialog }, answer) => {
    const shown: string[] = []
    Object.assign(globalThis, { shown })
    Object.assign(dialog, {
      showMessageBox: (_window: unknown, { message }: { message: string }) => {
        shown.push(message)
        return Promise.resolve({ response: answer, checkboxChecked: false })
      },
    })
  }, response)

const reasons = (app: ElectronApplication) =>
  app.evaluate(() => (globalThis as unknown as { shown: string[] }).shown.splice(0))

/** Whether the laptop is kept from falling asleep; the blockers are numbered from 0. */
const isKeptAwake = (app: ElectronApplication) =>
  app.evaluate(({ powerSaveBlocker }) =>
    Array.from({ length: 50 }, (_none, id) => powerSaveBlocker.isStarted(id)).some(Boolean),
  )

/** The ways in which a window ends, each as the system announces it; tells whether it was held back. */
const endings = {
  'closing the window': (app: ElectronApplication) =>
    app.evaluate(({ BrowserWindow }) => {
      const [window] = BrowserWindow.getAllWindows()
      window?.close()
      return BrowserWindow.getAllWindows().length === 1
    }),
  quitting: (app: ElectronApplication) =>
    app.evaluate(({ app, BrowserWindow }) => {
      app.quit()
      return BrowserWindow.getAllWindows().length === 1
    }),
  'logging out': (app: ElectronApplication) =>
    app.evaluate(({ BrowserWindow }) => {
      let held = false
      const event = { preventDefault: () => (held = true) }
      BrowserWindow.getAllWindows()[0]?.emit('query-session-end', event)
      return held
    }),
  'shutting down': (app: ElectronApplication) =>
    app.evaluate(({ powerMonitor }) => {
      let held = false
      powerMonitor.emit('shutdown', { preventDefault: () => (held = true) })
      return held
    }),
}

test('while the FortiGate migrates, nothing ends the window; afterwards everything may', async () => {
  const device = await startDevice('vendor-page', 'ready', { resultLineDelay: 700 })
  const { app, page, close } = await launchApp()
  try {
    const wizard = new Wizard(page)
    await noteReasons(app)
    await wizard.startMigration({ port: device.port, user: 'admin', password })
    await wizard.button('Connect').click()
    await wizard.button('Trust this key and log in').click()
    await wizard.goToPreauthorization()
    await wizard.confirmFlags('8812345')
    await wizard.continueToMigration()
    expect(await isKeptAwake(app)).toBe(false)
    expect(await endings['logging out'](app)).toBe(false)

    const license = await wizard.ask()
    await wizard.answerYes(license)
    await expect.poll(() => yesAnswers(device)).toEqual({ [license]: 1 })
    await expect.poll(() => isKeptAwake(app)).toBe(true)
    for (const [name, end] of Object.entries(endings)) {
      expect(await end(app), name).toBe(true)
      expect(await reasons(app), name).toEqual(['The FortiGate is migrating a license right now.'])
    }
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()

    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      app.process().kill(signal)
      await expect
        .poll(() => reasons(app), signal)
        .toEqual(['The FortiGate is migrating a license right now.'])
    }

    await wizard.migrated()
    await expect.poll(() => isKeptAwake(app)).toBe(false)
    expect(await endings['logging out'](app)).toBe(false)
    expect(await endings['shutting down'](app)).toBe(false)
    expect(await reasons(app)).toEqual([])
    const closed = page.waitForEvent('close')
    await endings['closing the window'](app)
    await closed
  } finally {
    await close()
    await device.close()
  }
})

test('at the question of the FortiGate, closing the window, quitting and signals ask first', async () => {
  const device = await startDevice('vendor-page')
  const { app, page, close } = await launchApp()
  try {
    const wizard = new Wizard(page)
    await noteReasons(app)
    await wizard.startMigration({ port: device.port, user: 'admin', password })
    await wizard.connect()
    const license = await wizard.goToQuestion()
    const asksFirst = ['The FortiGate is waiting for your answer. Leave anyway?']
    for (const name of ['closing the window', 'quitting'] as const) {
      expect(await endings[name](app), name).toBe(true)
      expect(await reasons(app), name).toEqual(asksFirst)
    }
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      app.process().kill(signal)
      await expect.poll(() => reasons(app), signal).toEqual(asksFirst)
    }
    expect(device.openSessions).toBe(1)
    await wizard.answerYes(license)
    await wizard.migrated()
    expect(yesAnswers(device)).toEqual({ [license]: 1 })
  } finally {
    await close()
    await device.close()
  }
})

test('after a second login that failed, closing the window and quitting ask first; the system is not held up', async () => {
  const device = await startDevice('vendor-page')
  const { app, page, close } = await launchApp()
  try {
    const wizard = new Wizard(page)
    await noteReasons(app)
    await wizard.startMigration({ port: device.port, user: 'admin', password })
    await wizard.connect()
    await wizard.goToPreauthorization()
    await wizard.migrateAndGoToVerification()
    device.setFaults({ atLogin: { prints: '', then: 'closes' } })
    await wizard.button('Try a second login').click()
    await expect(page.getByText(/^Your second login failed at /)).toBeVisible()

    for (const name of ['closing the window', 'quitting'] as const) {
      expect(await endings[name](app), name).toBe(true)
      expect(await reasons(app), name).toEqual(['Your second login failed. Leave anyway?'])
    }
    expect(await endings['logging out'](app)).toBe(false)
    expect(await endings['shutting down'](app)).toBe(false)
    expect(await reasons(app)).toEqual([])
    expect(device.openSessions).toBe(1)

    await noteReasons(app, 1)
    const closed = page.waitForEvent('close')
    await endings['closing the window'](app)
    await closed
  } finally {
    await close()
    await device.close()
  }
})
