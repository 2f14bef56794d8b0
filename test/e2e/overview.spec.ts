import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { checkBundle } from '../../main/evidence/check-bundle'
import { temporaryFolder } from '../temporary-folder'
import { password, startDevice } from './device'
import { launchApp } from './launch'
import { Wizard } from './wizard'

test('a finished migration is exported as a table and as dates, and removed with its evidence kept', async () => {
  test.setTimeout(240_000)
  const device = await startDevice('vendor-page')
  const { app, page, userData, close } = await launchApp()
  const folder = temporaryFolder()
  const saveAs = (name: string) =>
    app.evaluate(
      ({ dialog }, filePath) => {
        dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath })
      },
      join(folder, name),
    )
  try {
    const wizard = new Wizard(page)
    await wizard.startMigration({ port: device.port, user: 'admin', password })
    await wizard.connect()
    await wizard.goToPreauthorization()
    await wizard.confirmFlags('8812345')
    await wizard.continueToMigration()
    await wizard.answerYes(await wizard.ask())
    await wizard.migrated()
    await wizard.continueToVerification()
    await wizard.tryLogin()
    await wizard.continueToPortal()
    await wizard.tickAll()
    await wizard.finish()
    await wizard.button('Back to home').click()
    const grid = page.getByRole('grid', { name: 'Devices' })
    await expect(grid).toHaveAttribute('aria-rowcount', '2')

    await saveAs('devices.csv')
    await wizard.button('Export as CSV…').click()
    await expect(page.getByText(join(folder, 'devices.csv'))).toBeVisible()
    await expect(wizard.button('Open devices.csv')).toBeVisible()
    const table = readFileSync(join(folder, 'devices.csv'), 'utf8')
    expect(table.trim().split('\r\n')).toHaveLength(2)
    expect(table).toContain('8812345')

    await saveAs('dates.ics')
    await page.getByRole('button', { name: /^Export \d+ dates?…$/ }).click()
    await expect(page.getByText(join(folder, 'dates.ics'))).toBeVisible()
    const calendar = readFileSync(join(folder, 'dates.ics'), 'utf8')
    expect(calendar).toMatch(/^BEGIN:VCALENDAR\r\n[^]*BEGIN:VEVENT[^]*END:VCALENDAR\r\n$/)

    await grid.locator('[data-row="0"][data-column="0"] button').click()
    await wizard.button('Remove…').click()
    await wizard.button('Remove it').click()
    await expect(grid).toHaveCount(0)
    expect(existsSync(join(userData, 'runs')) ? readdirSync(join(userData, 'runs')) : []).toEqual([])

    // From an empty list the way to what was removed is still there, and so is the evidence.
    await wizard.button('Removed runs').click()
    const line = page.getByRole('dialog', { name: 'Removed runs' })
    await expect(line).toContainText('came through')
    const evidence = readdirSync(join(userData, 'evidence'))
    expect(evidence).toHaveLength(1)
    const [kept = ''] = evidence
    const bundles = readdirSync(join(userData, 'evidence', kept), { withFileTypes: true }).filter((each) =>
      each.isDirectory(),
    )
    expect(bundles).toHaveLength(1)
    const bundle = join(userData, 'evidence', kept, bundles[0]?.name ?? '')
    expect((await checkBundle(bundle, null)).problems).toEqual([])
  } finally {
    await close()
    await device.close()
  }
})

test('closing the window in an unfinished rehearsal asks first', async () => {
  const { app, page, close } = await launchApp()
  try {
    const wizard = new Wizard(page)
    await app.evaluate(({ dialog }) => {
      const shown: string[] = []
      Object.assign(globalThis, { shown })
      Object.assign(dialog, {
        showMessageBox: (_window: unknown, { message }: { message: string }) => {
          shown.push(message)
          return Promise.resolve({ response: 0, checkboxChecked: false })
        },
      })
    })
    const closed = () =>
      app.evaluate(({ BrowserWindow }) => {
        BrowserWindow.getAllWindows()[0]?.close()
        return (globalThis as unknown as { shown: string[] }).shown.splice(0)
      })
    await wizard.startRehearsal('The vendor’s example')
    await wizard.connect()
    expect(await closed()).toEqual(['Leave this rehearsal?'])
    await expect(wizard.button('Leave the rehearsal')).toBeVisible()
  } finally {
    await close()
  }
})
