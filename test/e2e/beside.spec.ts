import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import type { ElectronApplication } from 'playwright'
import { temporaryFolder } from '../temporary-folder'
import { password, startDevice } from './device'
import { launchApp } from './launch'
import { Wizard } from './wizard'

/** The settings as they are on the disk. */
const settingsIn = (folder: string) =>
  JSON.parse(readFileSync(join(folder, 'settings.json'), 'utf8')) as {
    readonly theme?: string
    readonly knownHosts?: readonly unknown[]
  }

/** The commands of the menu that can be chosen now. */
const offered = (app: ElectronApplication) =>
  app.evaluate(({ Menu }) => {
    const items = Menu.getApplicationMenu()?.items.flatMap(({ submenu }) => submenu?.items ?? []) ?? []
    return items.flatMap(({ id, enabled }) => (id && enabled ? [id] : []))
  })

const choose = (app: ElectronApplication, command: string) =>
  app.evaluate(({ Menu }, id) => {
    Menu.getApplicationMenu()?.getMenuItemById(id)?.click()
  }, command)

test('settings are opened by their key, kept over a restart, and a host key is forgotten by typing its address', async () => {
  test.setTimeout(180_000)
  const userData = temporaryFolder()
  const device = await startDevice('vendor-page')
  const first = await launchApp({ userData })
  try {
    const { page } = first
    const wizard = new Wizard(page)
    await wizard.startMigration({ port: device.port, user: 'admin', password })
    await wizard.connect()
    expect(settingsIn(userData).knownHosts).toHaveLength(1)

    await page.keyboard.press('Control+,')
    await expect(page.getByRole('heading', { level: 1, name: 'Settings' })).toBeFocused()
    await page.getByRole('radio', { name: 'Dark' }).click()
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')

    await wizard.button(/^Forget… /).click()
    const forget = wizard.button('Forget this key')
    await page.keyboard.type('127.0.0')
    await expect(forget).toHaveAttribute('aria-disabled', 'true')
    await page.keyboard.type('.1')
    await forget.click()
    await expect(page.getByText('No host key has been trusted yet.')).toBeVisible()
    expect(settingsIn(userData)).toMatchObject({ theme: 'dark', knownHosts: [] })

    await page.keyboard.press('Escape')
    await wizard.heading('connect').waitFor()
  } finally {
    await first.close()
    await device.close()
  }
  const again = await launchApp({ userData })
  try {
    await expect(again.page.locator('html')).toHaveAttribute('data-theme', 'dark')
    await again.page.keyboard.press('Control+,')
    await expect(again.page.getByRole('radio', { name: 'Dark' })).toBeChecked()
  } finally {
    await again.close()
  }
})

test('the help is there without a network, from a finding and from the palette; the menu leads where the keys lead', async () => {
  test.setTimeout(120_000)
  const { app, page, close } = await launchApp()
  try {
    const wizard = new Wizard(page)
    await wizard.startRehearsal(/A company/)
    await wizard.connect()
    await wizard.continueToService()
    await wizard.continueToInventory()

    await wizard
      .button(/^More about this: /)
      .first()
      .click()
    await expect(page.getByRole('heading', { name: 'What to do' })).toBeVisible()
    await wizard.button('Back to step 3').click()
    await wizard.heading('inventory').waitFor()

    await page.keyboard.press('F1')
    await expect(page.getByRole('heading', { level: 2, name: 'Keyboard shortcuts' })).toBeVisible()
    await page.getByRole('searchbox').fill('lockout')
    await page.getByRole('button', { name: 'Nobody could log in without FortiToken Cloud' }).click()
    await expect(page.getByRole('heading', { name: 'Why' })).toBeVisible()

    await page.keyboard.press('Control+K')
    await page.keyboard.type('check the service')
    await page.keyboard.press('Enter')
    await wizard.heading('service').waitFor()

    await choose(app, 'about')
    const { electron } = await app.evaluate(() => ({ electron: process.versions.electron }))
    await expect(page.getByText(electron, { exact: true })).toBeVisible()
    await choose(app, 'console')
    await expect(
      page.getByRole('heading', { level: 1, name: 'About Tokenferry' }),
      'which is off here',
    ).toBeVisible()
  } finally {
    await close()
  }
})

test('at the question the menu is off but for the console, and no key leads away or writes into its field', async () => {
  test.setTimeout(180_000)
  const device = await startDevice('vendor-page')
  const { app, page, close } = await launchApp()
  try {
    const wizard = new Wizard(page)
    await wizard.startMigration({ port: device.port, user: 'admin', password })
    await wizard.connect()
    await wizard.goToPreauthorization()
    await wizard.confirmFlags('8812345')
    await wizard.continueToMigration()
    expect(await offered(app)).toEqual(expect.arrayContaining(['settings', 'help', 'palette']))
    const license = await wizard.ask()
    await expect.poll(() => offered(app)).toEqual(['console'])

    const field = page.getByLabel('Type the license number to answer y')
    await field.focus()
    for (const key of ['Control+N', 'Control+O', 'Control+E', 'Control+F', 'Control+K', 'Control+,', 'F1'])
      await page.keyboard.press(key)
    for (const command of ['migrate', 'open-files', 'settings', 'help', 'about', 'palette'])
      await choose(app, command)
    await expect(field).toBeFocused()
    await expect(field).toHaveValue('')
    await expect(wizard.heading('migrate')).toBeVisible()

    // By Ctrl+V, by Edit > Paste and by the context menu it is the same event.
    await app.evaluate(async ({ BrowserWindow, clipboard }, text) => {
      await clipboard.writeText(text)
      BrowserWindow.getAllWindows()[0]?.webContents.paste()
    }, license)
    await expect(page.getByText('Type it here: it can’t be pasted.')).toBeVisible()
    await expect(field).toHaveValue('')
    await expect(wizard.button('Answer y and migrate')).toHaveAttribute('aria-disabled', 'true')

    await wizard.answerYes(license)
    await wizard.migrated()
    await expect.poll(() => offered(app)).toEqual(expect.arrayContaining(['settings', 'help', 'palette']))
  } finally {
    await close()
    await device.close()
  }
})

test('the window comes back to where it was closed, and to its usual place if that display is gone', async () => {
  test.setTimeout(120_000)
  const userData = temporaryFolder()
  const file = join(userData, 'window.json')
  const boundsOf = (app: ElectronApplication) =>
    app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getBounds())
  const wanted = { x: 140, y: 90, width: 1100, height: 720 }

  const first = await launchApp({ userData })
  await first.app.evaluate(({ BrowserWindow }, bounds) => {
    BrowserWindow.getAllWindows()[0]?.setBounds(bounds)
  }, wanted)
  await expect.poll(() => boundsOf(first.app)).toEqual(wanted)
  await first.close()
  expect(existsSync(file)).toBe(true)

  const second = await launchApp({ userData })
  await expect.poll(() => boundsOf(second.app)).toEqual(wanted)
  await second.close()

  writeFileSync(file, JSON.stringify({ bounds: { ...wanted, x: 90_000 }, maximized: false }))
  const third = await launchApp({ userData })
  await expect.poll(async () => (await boundsOf(third.app))?.x ?? -1).toBeLessThan(3_000)
  expect(await boundsOf(third.app)).toMatchObject({ width: 1280 })
  await third.close()
})
