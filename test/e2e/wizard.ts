import type { Locator, Page } from 'playwright'
import { stepTitles, type StepId } from '../../main/contract/steps'

/** The wizard as a person sees it: every action is a click or a key on something that has a name. */
export class Wizard {
  readonly page: Page

  constructor(page: Page) {
    this.page = page
  }

  button(name: string | RegExp): Locator {
    return this.page.getByRole('button', { name })
  }

  /** The heading of the step that is shown. */
  heading(step: StepId): Locator {
    const name = step === 'migrate' ? /^Migrate/ : stepTitles[step]
    return this.page.getByRole('heading', { level: 1, name })
  }

  /** Opens the door "Rehearse", on a sample, in a scenario. */
  async startRehearsal(
    sample: string | RegExp,
    scenario: string | RegExp = 'Everything is ready',
  ): Promise<void> {
    await this.button('Start a rehearsal').click()
    await this.page.getByRole('radio', { name: sample }).check()
    await this.page.getByRole('radio', { name: scenario }).check()
    await this.button('Start the rehearsal').click()
    await this.heading('connect').waitFor()
  }

  /** Opens the door "Migrate", and fills in where and as whom. */
  async startMigration(login: {
    port: number
    user: string
    password: string
    host?: string
  }): Promise<void> {
    await this.button('Connect to a device').click()
    await this.heading('connect').waitFor()
    await this.login(login)
  }

  /** Fills in the form of the step "Connect". */
  async login({
    host = '127.0.0.1',
    port,
    user,
    password,
  }: {
    host?: string
    port: number
    user: string
    password: string
  }) {
    await this.page.getByLabel('Address').fill(host)
    await this.page.getByLabel('Port').fill(String(port))
    await this.page.getByLabel('Administrator').fill(user)
    await this.page.getByLabel('Password', { exact: true }).last().fill(password)
  }

  /** Connects, trusts the host key and accepts the banner if there is one, until the device is shown. */
  async connect(): Promise<void> {
    await this.button('Connect').click()
    await this.button('Trust this key and log in').click()
    const accept = this.button('Accept and go on')
    const go = this.button('Continue to the service check')
    await accept.or(go).first().waitFor()
    if (await accept.isVisible()) await accept.click()
    await go.waitFor()
  }

  /** Logs in again after the link was lost, or in a run that was resumed; the rest of the form is still filled in. */
  async connectAgain(password: string): Promise<void> {
    await this.button('Connect again').first().click()
    const dialog = this.page.getByRole('dialog')
    await dialog.getByLabel('Password', { exact: true }).last().fill(password)
    await dialog.getByRole('button', { name: 'Connect', exact: true }).click()
    await dialog.waitFor({ state: 'detached' })
  }

  /** Goes on to the next step by its button, and waits until that step is shown. */
  async continueTo(button: string, step: StepId): Promise<void> {
    await this.button(button).click()
    await this.heading(step).waitFor()
  }

  async continueToService(): Promise<void> {
    await this.continueTo('Continue to the service check', 'service')
  }

  async continueToInventory(): Promise<void> {
    await this.continueTo('Continue to the inventory', 'inventory')
    await this.page.getByRole('list', { name: 'Licenses', exact: true }).waitFor()
  }

  /** Accepts every warning, and says how one would get in where that is asked. */
  async decideFindings(): Promise<void> {
    const explain = this.button('Say how you’d get in')
    while (await explain.count()) {
      await explain.first().click()
      await this.page
        .getByLabel(/How would you get back in/)
        .fill('Serial console, account "vault", sealed envelope')
      await this.button('Save this answer').click()
      await this.button('Save this answer').waitFor({ state: 'detached' })
    }
    const accept = this.page.getByRole('button', { name: /^Accept/ })
    for (let left = await accept.count(); left > 0; left = await accept.count()) {
      await accept.first().click()
      while ((await accept.count()) === left) await this.page.waitForTimeout(20)
    }
  }

  async continueToBackup(): Promise<void> {
    await this.continueTo('Continue to the backup', 'backup')
  }

  async takeBackup(): Promise<void> {
    await this.button('Take the backup now').click()
    await this.page.getByText('Checked against the inventory').waitFor({ timeout: 60_000 })
  }

  async continueToPreauthorization(): Promise<void> {
    await this.continueTo('Continue to pre-authorization', 'preauthorization')
  }

  /** From the connected device to the request: everything read, decided and backed up on the way. */
  async goToPreauthorization(): Promise<void> {
    await this.continueToService()
    await this.continueToInventory()
    await this.decideFindings()
    await this.continueToBackup()
    await this.takeBackup()
    await this.continueToPreauthorization()
  }

  /** Notes the ticket, and switches every migration flag on. */
  async confirmFlags(ticket: string): Promise<void> {
    await this.page.getByLabel('Ticket number').fill(ticket)
    await this.page.getByLabel('Sent on').fill('2026-11-20')
    const flags = this.page.getByRole('list', { name: 'Migration flags' }).getByRole('switch')
    for (const flag of await flags.all()) await flag.click()
  }

  async continueToMigration(): Promise<void> {
    await this.continueTo('Continue to the migration', 'migrate')
  }

  /** Has the device ask about the license at hand, until its question is shown. Answers the license number. */
  async ask(): Promise<string> {
    await this.button('Read again and ask the FortiGate').click()
    await this.page.getByText('The FortiGate asks', { exact: true }).waitFor({ timeout: 60_000 })
    return this.licenseAtHand()
  }

  async licenseAtHand(): Promise<string> {
    const title = await this.page.getByRole('heading', { level: 1 }).innerText()
    return title.replace('Migrate license ', '').trim()
  }

  /** Types the license number and answers `y`. */
  async answerYes(license: string): Promise<void> {
    await this.page.getByLabel('Type the license number to answer y').fill(license)
    await this.button('Answer y and migrate').click()
  }

  /** Waits until the license at hand is migrated. */
  async migrated(): Promise<void> {
    await this.page.getByText(/^Migrated: /).waitFor({ timeout: 60_000 })
  }

  async continueToVerification(): Promise<void> {
    await this.continueTo('Continue to the verification', 'verify')
    await this.page.getByRole('grid', { name: 'Verification' }).waitFor({ timeout: 60_000 })
  }

  /** From a request to Customer Service to the verification of the one license that was chosen. */
  async migrateAndGoToVerification(): Promise<void> {
    await this.confirmFlags('8812345')
    await this.continueToMigration()
    await this.answerYes(await this.ask())
    await this.migrated()
    await this.continueToVerification()
  }

  async tryLogin(): Promise<void> {
    await this.button('Try a second login').click()
    const accept = this.button('Accept and go on')
    const worked = this.page.getByText(/The second login worked/)
    await accept.or(worked).first().waitFor()
    if (await accept.isVisible()) await accept.click()
    await worked.waitFor()
  }

  async continueToPortal(): Promise<void> {
    await this.continueTo('Continue to the portal', 'portal')
  }

  async tickAll(): Promise<void> {
    await this.button(/^Tick (?:all|the 1)/).click()
  }

  async finish(): Promise<void> {
    await this.button('Finish and write the report').click()
    const anyway = this.button('Finish anyway')
    const finished = this.page.getByRole('heading', { level: 1, name: /is finished$/ })
    await anyway.or(finished).first().waitFor({ timeout: 60_000 })
    if (await anyway.isVisible()) await anyway.click()
    await this.page.getByRole('heading', { level: 1, name: /is finished$/ }).waitFor({ timeout: 60_000 })
  }
}
