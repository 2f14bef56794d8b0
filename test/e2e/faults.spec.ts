import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { password, startDevice, yesAnswers } from './device'
import { launchApp } from './launch'
import { Wizard } from './wizard'
import { temporaryFolder } from '../temporary-folder'

test('a wrong password: only it has to be typed again', async () => {
  const device = await startDevice('vendor-page')
  const { page, close } = await launchApp()
  try {
    const wizard = new Wizard(page)
    await wizard.startMigration({ port: device.port, user: 'admin', password: 'wrong' })
    await wizard.button('Connect').click()
    await wizard.button('Trust this key and log in').click()
    await expect(page.getByText('127.0.0.1 refused the login of admin.')).toBeVisible()
    expect(device.loginAttempts.filter(({ method }) => method !== 'none')).toHaveLength(1)
    await expect(page.getByLabel('Port')).toHaveValue(String(device.port))
    const field = page.getByLabel('Password', { exact: true }).last()
    await expect(field).toHaveValue('')
    await expect(field).toBeFocused()
    await field.fill(password)
    await page.keyboard.press('Enter')
    await expect(wizard.button('Continue to the service check')).toBeEnabled()
  } finally {
    await close()
    await device.close()
  }
})

test('a changed host key: stops, and can’t be accepted', async () => {
  const userData = temporaryFolder()
  const first = await startDevice('vendor-page')
  const port = first.port
  const { page, close } = await launchApp({ userData })
  try {
    const wizard = new Wizard(page)
    await wizard.startMigration({ port, user: 'admin', password })
    await wizard.connect()
    await first.close()
    const second = await startDevice('vendor-page', 'ready', { port })
    try {
      await wizard.login({ port, user: 'admin', password })
      await wizard.button('Connect').click()
      await expect(page.getByRole('dialog').getByText(second.hostKeyFingerprint)).toBeVisible()
      await expect(page.getByRole('dialog').getByText(first.hostKeyFingerprint)).toBeVisible()
      await expect(wizard.button('Trust this key and log in')).toHaveCount(0)
      await page.keyboard.press('Escape')
      await expect(page.getByText(/The host key of 127\.0\.0\.1/).first()).toBeVisible()
      expect(second.loginAttempts).toEqual([])
    } finally {
      await second.close()
    }
  } finally {
    await close()
  }
})

test('the link drops right after "y": the device is read, and "y" is not sent again', async () => {
  const device = await startDevice('vendor-page', 'cut-after-yes-committed')
  const { page, close } = await launchApp()
  try {
    const wizard = new Wizard(page)
    await wizard.startMigration({ port: device.port, user: 'admin', password })
    await wizard.connect()
    const license = await wizard.goToQuestion()
    await wizard.answerYes(license)
    await expect(page.getByText(/^The outcome of this license is unknown: “y” was decided/)).toBeVisible()
    await wizard.connectAgain(password)
    await wizard.migrated()
    expect(yesAnswers(device)).toEqual({ [license]: 1 })
  } finally {
    await close()
    await device.close()
  }
})

test('killed while waiting for Customer Service: resumed on the first screen, at the same step', async () => {
  const userData = temporaryFolder()
  const device = await startDevice('vendor-page')
  try {
    const before = await launchApp({ userData })
    const wizard = new Wizard(before.page)
    await wizard.startMigration({ port: device.port, user: 'admin', password })
    await wizard.connect()
    await wizard.goToPreauthorization()
    await before.page.getByLabel('Ticket number').fill('8812345')
    await before.page.getByLabel('Sent on').fill('2026-11-20')
    await before.page.getByLabel('Sent on').blur()
    await expect.poll(() => readJournals(userData)).toContain('8812345')
    before.app.process().kill('SIGKILL')
    await before.close()

    const after = await launchApp({ userData })
    try {
      await expect(after.page.getByText('8812345')).toBeVisible()
      await after.page.getByRole('button', { name: /^Resume/ }).click()
      const resumed = new Wizard(after.page)
      await resumed.heading('preauthorization').waitFor()
      await expect(after.page.getByLabel('Ticket number')).toHaveValue('8812345')
      await resumed.confirmFlags('8812345')
      await resumed.continueToMigration()
      await expect(resumed.button('Check again and ask the FortiGate')).toBeDisabled()
      await resumed.connectAgain(password)
      await resumed.ask()
    } finally {
      await after.close()
    }
  } finally {
    await device.close()
  }
})

test('a corrupt settings file is kept, said, and started over', async () => {
  const userData = temporaryFolder()
  writeFileSync(join(userData, 'settings.json'), '{"version": 1, "theme": ')
  const { page, close } = await launchApp({ userData })
  try {
    await expect(
      page.getByText('The settings file could not be read, so the settings start fresh.'),
    ).toBeVisible()
    expect(readFileSync(join(userData, 'settings.json.bak'), 'utf8')).toBe('{"version": 1, "theme": ')
    await page.getByRole('button', { name: 'Dismiss' }).click()
    await expect(page.getByText('The settings file could not be read')).toHaveCount(0)
  } finally {
    await close()
  }
})

test('a home that can’t be written is said in the window, and no run is begun', async () => {
  const file = join(temporaryFolder(), 'file')
  writeFileSync(file, '')
  // Nobody, not even root, can make anything below a file.
  const home = { HOME: file, XDG_CONFIG_HOME: undefined, XDG_CACHE_HOME: undefined }
  const { page, close } = await launchApp({ args: [`--user-data-dir=${join(file, 'data')}`], env: home })
  try {
    await expect(page.getByText(/^Tokenferry can’t write to the data folder .*\.$/)).toBeVisible()
    await page.getByRole('button', { name: 'Connect to a device' }).click()
    await expect(page.getByText(/^Nothing can be recorded in /)).toBeVisible()
  } finally {
    await close()
  }
})

function readJournals(userData: string): string {
  const runs = join(userData, 'runs')
  return readdirSync(runs)
    .map((id) => readFileSync(join(runs, id, 'journal.jsonl'), 'utf8'))
    .join('')
}
