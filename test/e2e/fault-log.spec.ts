import { existsSync, readFileSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, test } from '@playwright/test'
import type { ElectronApplication } from 'playwright'
import { temporaryFolder } from '../temporary-folder'
import { password, startDevice } from './device'
import { launchApp } from './launch'
import { Wizard } from './wizard'

const sample = readFileSync(resolve(import.meta.dirname, '../../assets/samples/company.conf'), 'utf8')
const deviceSecrets = [
  ...[...sample.matchAll(/\bENC (\S+)/g)].map(([, value = '']) => value),
  ...[...sample.matchAll(/set (?:activation-code|reg-id) "([^"]+)"/g)].map(([, value = '']) => value),
]

const logIn = (userData: string) => readFileSync(join(userData, 'faults.jsonl'), 'utf8')

/** Has main throw something that nothing catches. */
const throwInMain = (app: ElectronApplication, message: string) =>
  app.evaluate((_electron, words) => {
    setTimeout(() => {
      throw new Error(words)
    })
  }, message)

test('faults of main and of the page are told, and the diagnostics file is shown and saved without a name and a secret', async () => {
  test.setTimeout(120_000)
  const device = await startDevice('company')
  const userData = temporaryFolder()
  const saved = join(userData, 'diagnostics.txt')
  const { app, page, close } = await launchApp({ userData })
  try {
    const wizard = new Wizard(page)
    await wizard.startMigration({ port: device.port, user: 'admin', password })
    await wizard.connect()
    await wizard.goToPreauthorization()
    const users = await page.evaluate<
      readonly { name: string; email: string | null; token: string | null }[]
    >('window.tokenferry.users().then(({ value }) => value)')
    const names = users
      .flatMap(({ name, email, token }) => [name, email, token])
      .filter((each) => each !== null)
    expect(names.length).toBeGreaterThan(20)
    const [secret = ''] = deviceSecrets

    await throwInMain(app, `CORP-FW-01 at 192.0.2.77: no ${names.join(', ')}\nset passwd ENC ${secret}`)
    await page.evaluate(`setTimeout(() => { throw new TypeError('drawn without ${names[0] ?? ''}') })`)
    await page.evaluate(`void Promise.reject(new Error('set psksecret ${secret}'))`)
    await expect.poll(() => logIn(userData).split('\n').filter(Boolean).length).toBe(3)
    expect(logIn(userData)).not.toContain(secret)
    if (process.platform !== 'win32')
      expect(statSync(join(userData, 'faults.jsonl')).mode & 0o777).toBe(0o600)

    await wizard.button('Internal error').click()
    await wizard.button('Save a diagnostics file').first().click()
    const file = page.getByLabel('The diagnostics file')
    await expect(file).toContainText('Faults, newest first')
    const shown = (await file.textContent()) ?? ''
    for (const kind of [
      'An exception was not caught',
      'An exception in the window was not caught',
      'rejected promise',
    ])
      expect(shown).toContain(kind)
    expect(shown).toMatch(/TypeError: drawn without user-1$/m)
    expect(shown).toMatch(/^ {4}at /m)
    expect(shown).toContain('show user fortitoken')
    const words = shown.toLowerCase().split(/[^\p{L}\p{N}_.@+-]+/u)
    expect(names.filter((name) => words.includes(name.toLowerCase()))).toEqual([])
    for (const canary of ['CORP-FW-01', '192.0.2.77', '127.0.0.1', userData, password, ...deviceSecrets])
      expect(shown.includes(canary), canary).toBe(false)

    await app.evaluate(({ dialog }, filePath) => {
      dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath })
    }, saved)
    await wizard.button('Save this file…').click()
    await expect(page.getByText(`Saved to ${saved}.`)).toBeVisible()
    expect(readFileSync(saved, 'utf8')).toBe(shown)
    if (process.platform !== 'win32') expect(statSync(saved).mode & 0o777).toBe(0o600)

    await page.getByRole('checkbox', { name: /^Include names/ }).check()
    await expect(file).toContainText('CORP-FW-01')
    const withNames = (await file.textContent()) ?? ''
    for (const canary of [password, ...deviceSecrets]) expect(withNames.includes(canary), canary).toBe(false)
  } finally {
    await close()
    await device.close()
  }
})

test('the process of the window is killed: it is drawn again, says so, and the log has it', async () => {
  const userData = temporaryFolder()
  const { app, page, close } = await launchApp({ userData })
  try {
    const wizard = new Wizard(page)
    await wizard.startRehearsal(/^A company/)
    const crashed = page.waitForEvent('crash')
    const pid = await app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]?.webContents.getOSProcessId(),
    )
    if (pid === undefined) throw new Error('There is no window.')
    process.kill(pid, 'SIGKILL')
    await crashed

    // Playwright gives a crashed page up, so the window is asked through main.
    const inBand = () =>
      app.evaluate(({ BrowserWindow }) =>
        BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript(
          `[...document.querySelectorAll('.band button')].map(({ textContent }) => textContent)`,
        ),
      ) as Promise<readonly string[]>
    await expect.poll(inBand).toContain('Internal error')
    expect(JSON.parse(logIn(userData))).toMatchObject({
      kind: 'window-gone',
      message: expect.stringContaining('killed'),
      calls: expect.arrayContaining([{ name: 'startRehearsal', outcome: 'done' }]),
    })
  } finally {
    await close()
  }
})

test('the sentence of a problem leads to its page, without any network; a problem is no fault, and leaves no log', async () => {
  const device = await startDevice('vendor-page')
  const userData = temporaryFolder()
  const { page, close } = await launchApp({ userData })
  try {
    const wizard = new Wizard(page)
    await wizard.startMigration({ port: device.port, user: 'admin', password: 'wrong' })
    await wizard.button('Connect').click()
    await wizard.button('Trust this key and log in').click()
    await wizard.button('More about this').click()
    const dialog = page.getByRole('dialog')
    await expect(dialog).toContainText('login-rejected')
    await expect(dialog).not.toContainText('…')
    await dialog.getByRole('button', { name: 'Close' }).click()
    await expect(dialog).toHaveCount(0)
    await close()
    expect(existsSync(join(userData, 'faults.jsonl'))).toBe(false)
  } finally {
    await close()
    await device.close()
  }
})

test('a call that fails in a way nobody foresaw: said where it was made, and in the log by its name', async () => {
  const userData = temporaryFolder()
  const { app, page, close } = await launchApp({ userData })
  try {
    await app.evaluate(({ dialog }) => {
      dialog.showOpenDialog = () => Promise.reject(new Error('the desktop has no such dialog'))
    })
    const wizard = new Wizard(page)
    await wizard.button('Open files').click()
    await expect(page.getByRole('alert')).toContainText('Something went wrong inside Tokenferry.')
    await expect(wizard.button('Save a diagnostics file')).toBeVisible()
    expect(JSON.parse(logIn(userData))).toMatchObject({
      kind: 'call',
      message: 'the desktop has no such dialog',
      calls: expect.arrayContaining([{ name: 'chooseReviewFiles', outcome: 'under way' }]),
    })
  } finally {
    await close()
  }
})
