import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { resolve } from 'node:path'
import { expect, test } from '@playwright/test'
import { launchApp } from '../launch'

const root = resolve(import.meta.dirname, '../../..')

test('a second start shows the window of the first, opens none of its own, and ends', async () => {
  const { app, close, userData } = await launchApp()
  try {
    const electron = await app.evaluate(({ BrowserWindow }) => {
      BrowserWindow.getAllWindows()[0]?.hide()
      return process.execPath
    })
    const second = spawn(
      electron,
      [
        '--no-sandbox',
        '-r',
        resolve(root, 'scripts/without-sandbox.cjs'),
        root,
        '--disable-gpu',
        `--user-data-dir=${userData}`,
        'https://example.invalid/',
      ],
      { stdio: 'ignore' },
    )
    try {
      const [code] = (await once(second, 'exit', { signal: AbortSignal.timeout(20_000) })) as [number | null]
      expect(code).toBe(0)
    } finally {
      second.kill('SIGKILL')
    }
    const windows = () =>
      app.evaluate(({ BrowserWindow }) =>
        BrowserWindow.getAllWindows().map((each) => [each.webContents.getURL(), each.isVisible()]),
      )
    await expect.poll(windows).toEqual([['app://tokenferry/index.html', true]])
  } finally {
    await close()
  }
})
