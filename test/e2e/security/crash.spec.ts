import { expect, test } from '@playwright/test'
import { launchApp } from '../launch'
import { Wizard } from '../wizard'

test('a page that crashes is drawn again; the run and its session go on in main', async () => {
  const { app, page, close } = await launchApp()
  try {
    const wizard = new Wizard(page)
    await wizard.startRehearsal(/^A company/)
    await wizard.connect()
    await wizard.continueToService()

    const crashed = page.waitForEvent('crash')
    await app.evaluate(({ BrowserWindow }) => {
      BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer()
    })
    await crashed

    // Playwright gives a crashed page up, so the window is asked through main.
    const shown = () =>
      app.evaluate(({ BrowserWindow }) =>
        BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript(
          `window.tokenferry.snapshot().then(({ value }) => [
            document.querySelector('h1')?.textContent, value.run.step, value.run.connection.state,
          ])`,
        ),
      ) as Promise<unknown>
    await expect.poll(shown).toEqual([expect.stringMatching(/service/i), 'service', 'connected'])
  } finally {
    await close()
  }
})
