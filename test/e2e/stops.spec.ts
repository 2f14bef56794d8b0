import { expect, test, type Page } from '@playwright/test'
import { password, startDevice, yesAnswers } from './device'
import { launchApp } from './launch'
import { Wizard } from './wizard'
import type { ScenarioName, Simulator } from '../../main/simulator'

/** Opens the application on a device in a scenario, connected, and closes both again. */
async function connected(
  scenario: ScenarioName,
  work: (wizard: Wizard, device: Simulator, page: Page) => Promise<void>,
): Promise<void> {
  const device = await startDevice('vendor-page', scenario)
  const { page, close } = await launchApp()
  try {
    const wizard = new Wizard(page)
    await wizard.startMigration({ port: device.port, user: 'admin', password })
    await wizard.button('Connect').click()
    await wizard.button('Trust this key and log in').click()
    await work(wizard, device, page)
  } finally {
    await close()
    await device.close()
  }
}

test('FortiToken Cloud can’t be reached: stops at the service, and reading again is offered', async () => {
  await connected('unreachable', async (wizard, _device, page) => {
    await wizard.continueToService()
    await expect(page.getByText(/^The FortiGate can’t reach FortiToken Cloud\./).first()).toBeVisible()
    await expect(wizard.button('Continue to the inventory')).toBeDisabled()
    for (const place of [
      page.getByRole('list', { name: 'Findings' }),
      page.getByRole('contentinfo', { name: 'Decision' }),
    ]) {
      await expect(place.getByRole('button', { name: 'Read again' })).toBeEnabled()
    }
  })
})

test('a credit-based account: stops at the service, and says who can change it', async () => {
  await connected('credit-based', async (wizard, _device, page) => {
    await wizard.continueToService()
    await expect(
      page.getByText(/Licenses can migrate only to an account with a time-based subscription/).first(),
    ).toBeVisible()
    await expect(page.getByText(/ask Fortinet Customer Service to change it first/).first()).toBeVisible()
    await expect(wizard.button('Continue to the inventory')).toBeDisabled()
  })
})

test('no license yet: goes on only after the one-year transfer license is accepted', async () => {
  await connected('no-license', async (wizard, _device, page) => {
    await wizard.continueToService()
    await expect(page.getByText(/transfer license that is free for one year/).first()).toBeVisible()
    await expect(wizard.button('Continue to the inventory')).toBeDisabled()
    await wizard.decideFindings()
    await wizard.continueToInventory()
  })
})

test('not pre-authorized: the FortiGate’s own refusal is shown, nothing changed, and it can be asked again', async () => {
  await connected('not-authorized', async (wizard, device, page) => {
    const before = device.state().configuration
    const license = await wizard.goToQuestion()
    await wizard.answerYes(license)
    await expect(page.getByText(/^The FortiGate refused/)).toBeVisible({ timeout: 30_000 })
    await expect(page.getByText(/^Ask Customer Service whether the migration flag is set for /)).toBeVisible()
    await expect(wizard.button('Ask the FortiGate again')).toBeEnabled()
    expect(yesAnswers(device)).toEqual({ [license]: 1 })
    expect(twoFactorLines(device.state().configuration)).toEqual(twoFactorLines(before))

    device.preauthorize([license])
    await wizard.button('Ask the FortiGate again').click()
    await page.getByText('The FortiGate asks', { exact: true }).waitFor()
    await wizard.answerYes(license)
    await wizard.migrated()
    expect(yesAnswers(device)).toEqual({ [license]: 2 })
  })
})

test('FortiOS is too old: stops right after connecting', async () => {
  await connected('old-firmware', async (wizard, _device, page) => {
    await expect(
      page.getByText(/it was added in 7\.0\.4\. Upgrade the FortiGate first\./).first(),
    ).toBeVisible()
    await expect(wizard.button('Continue to the service check')).toBeDisabled()
  })
})

test('an administrator who may only read: stops right after connecting', async () => {
  await connected('read-only-admin', async (wizard, _device, page) => {
    await expect(page.getByText(/is read-only/).first()).toBeVisible()
    await expect(wizard.button('Continue to the service check')).toBeDisabled()
  })
})

test('another device answers there: said in one sentence, and the form is still filled in', async () => {
  await connected('not-a-fortigate', async (wizard, _device, page) => {
    await expect(page.getByText(/does not look like a FortiGate/).first()).toBeVisible({ timeout: 45_000 })
    await expect(page.getByLabel('Administrator')).toHaveValue('admin')
    await expect(wizard.button('Connect')).toBeEnabled()
  })
})

function twoFactorLines(configuration: string): readonly string[] {
  return configuration.split('\n').filter((line) => /two-factor|fortitoken/.test(line))
}
