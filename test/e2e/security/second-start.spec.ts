import { expect, test } from '@playwright/test'
import { launchApp } from '../launch'
import { startAgain } from '../start-again'

test('a second start shows the window of the first, opens none of its own, and ends', async () => {
  const launched = await launchApp()
  const { app, close } = launched
  try {
    await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.hide())
    expect(await startAgain(launched, ['https://example.invalid/'])).toBe(0)
    const windows = () =>
      app.evaluate(({ BrowserWindow }) =>
        BrowserWindow.getAllWindows().map((each) => [each.webContents.getURL(), each.isVisible()]),
      )
    await expect.poll(windows).toEqual([['app://tokenferry/index.html', true]])
  } finally {
    await close()
  }
})
