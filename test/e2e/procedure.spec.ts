import { readFile } from 'node:fs/promises'
import { expect, test } from '@playwright/test'
import { linesNotAllowed, password, startDevice, yesAnswers } from './device'
import { keyboard } from './hands'
import { launchApp } from './launch'
import { goThrough } from './rehearsal'
import { Wizard } from './wizard'

test.describe('a rehearsal, from the first screen to the report', () => {
  for (const [sample, users] of [
    ['The vendor’s example', 1],
    ['A company', 34],
  ] as const) {
    test(sample, async () => {
      test.setTimeout(120_000)
      const { page, close } = await launchApp()
      try {
        const seen: string[] = []
        const report = await goThrough(page, new RegExp(`^${sample}`), async (name) => {
          seen.push(name)
          if (name !== 'home') await expect(page.getByText('REHEARSAL', { exact: true })).toBeVisible()
        })
        expect(seen).toContain('9-finished')
        const html = await readFile(report, 'utf8')
        expect(html).toContain('No real device was touched')
        expect(html.match(/Came through/g)).toHaveLength(users)
      } finally {
        await close()
      }
    })
  }
})

test('a rehearsal by the keyboard alone, from the first screen to the report', async () => {
  test.setTimeout(180_000)
  const { page, close } = await launchApp()
  try {
    const report = await goThrough(page, /^A company/, async () => {}, keyboard)
    expect((await readFile(report, 'utf8')).match(/Came through/g)).toHaveLength(34)
  } finally {
    await close()
  }
})

test('a live migration: two licenses in two VDOMs of a cluster, and the device hears "y" once for each', async () => {
  test.setTimeout(120_000)
  const device = await startDevice('company')
  const { page, app, close } = await launchApp()
  try {
    await app.evaluate(({ shell }) => {
      const opened: string[] = []
      shell.openExternal = (address) => Promise.resolve(void opened.push(address))
      Object.assign(globalThis, { opened })
    })
    const wizard = new Wizard(page)
    await wizard.startMigration({ port: device.port, user: 'admin', password })
    await wizard.button('Connect').click()
    await expect(page.getByText(device.hostKeyFingerprint)).toBeVisible()
    expect(device.loginAttempts, 'nothing of the login is sent before the key is trusted').toEqual([])
    await wizard.button('Trust this key and log in').click()
    await wizard.button('Accept and continue').click()
    await expect(page.getByText('Both units are in sync.')).toBeVisible()
    await wizard.goToPreauthorization()
    const request = page.getByRole('group', { name: 'Request to Customer Service' })
    await expect(request.or(page.getByText('FG200FT922900533')).first()).toContainText('FG200FT922900533')
    await wizard.confirmFlags('8812345')
    await wizard.continueToMigration()

    const first = await wizard.ask()
    expect(yesAnswers(device)).toEqual({})
    await page.getByLabel('Type the license number to answer y').fill(first.slice(0, -1))
    await expect(wizard.button('Answer y and migrate')).toBeDisabled()
    await wizard.answerYes(first)
    await wizard.migrated()
    await wizard.button(/^Go to license /).click()
    const second = await wizard.ask()
    await wizard.answerYes(second)
    await wizard.migrated()
    expect(yesAnswers(device)).toEqual({ [first]: 1, [second]: 1 })

    await wizard.continueToVerification()
    await expect(
      page.getByText(/^All 34 users came through, but .*no second login was tried\.$/),
    ).toBeVisible()
    await wizard.tryLogin()
    await wizard.continueToPortal()
    await page.getByRole('link', { name: 'Open the FortiToken Cloud portal' }).click()
    const opened = await app.evaluate(() => (globalThis as unknown as { opened: string[] }).opened)
    expect(opened).toEqual(['https://ftc.fortinet.com/'])
    await wizard.finish()

    expect(linesNotAllowed(device)).toEqual([])
    expect(device.state().vdoms, 'no VDOM was created').toEqual(['root', 'vdom-dmz', 'vdom-guest'])
    expect(device.state().configuration).not.toMatch(new RegExp(`${first}|${second}`))
  } finally {
    await close()
    await device.close()
  }
})
