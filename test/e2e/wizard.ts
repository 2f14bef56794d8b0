import type { Locator, Page } from 'playwright'
import { stepTitles, type StepId } from '../../main/contract/steps'
import { mouse, type Hands } from './hands'

/** The wizard as a person sees it: every action is a click or a key on something that has a name. */
export class Wizard {
  readonly page: Page
  private readonly hands: Hands

  constructor(page: Page, hands = mouse) {
    this.page = page
    this.hands = hands
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
    await this.hands.press(this.button('Start a rehearsal'))
    await this.hands.choose(this.page.getByRole('radio', { name: sample }))
    await this.hands.choose(this.page.getByRole('radio', { name: scenario }))
    await this.hands.press(this.button('Start the rehearsal'))
    await this.heading('connect').waitFor()
  }

  /** Opens the door "Migrate", and fills in where and as whom. */
  async startMigration(login: {
    port: number
    user: string
    password: string
    host?: string
  }): Promise<void> {
    await this.hands.press(this.button('Connect to a device'))
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
    await this.hands.fill(this.page.getByLabel('Address'), host)
    await this.hands.fill(this.page.getByLabel('Port'), String(port))
    await this.hands.fill(this.page.getByLabel('Administrator'), user)
    await this.hands.fill(this.page.getByLabel('Password', { exact: true }).last(), password)
  }

  /** Connects, trusts the host key and accepts the banner if there is one, until the device is shown. */
  async connect(): Promise<void> {
    await this.hands.press(this.button('Connect'))
    await this.hands.press(this.button('Trust this key and log in'))
    const accept = this.button('Accept and continue')
    const go = this.button('Continue to the service check')
    await accept.or(go).first().waitFor()
    if (await accept.isVisible()) await this.hands.press(accept)
    await go.waitFor()
  }

  /** Logs in again after the link was lost, or in a run that was resumed; the rest of the form is still filled in. */
  async connectAgain(password: string): Promise<void> {
    await this.hands.press(this.button('Reconnect').first())
    const dialog = this.page.getByRole('dialog')
    await this.hands.fill(dialog.getByLabel('Password', { exact: true }).last(), password)
    await this.hands.press(dialog.getByRole('button', { name: 'Connect', exact: true }))
    await dialog.waitFor({ state: 'detached' })
  }

  /** Goes on to the next step by its button, and waits until that step is shown. */
  async continueTo(button: string, step: StepId): Promise<void> {
    await this.hands.press(this.button(button))
    await this.heading(step).waitFor()
  }

  async continueToService(): Promise<void> {
    await this.continueTo('Continue to the service check', 'service')
  }

  async continueToInventory(): Promise<void> {
    await this.continueTo('Continue to the inventory', 'inventory')
    // What was found is fetched: until then the part is empty.
    await this.page.getByRole('tabpanel').filter({ hasText: /\S/ }).waitFor()
  }

  /** Accepts every warning, and says how one would get in if that is asked. */
  async decideFindings(): Promise<void> {
    const explain = this.button('Explain emergency access')
    while (await explain.count()) {
      await this.hands.press(explain.first())
      await this.hands.fill(
        this.page.getByLabel(/How would you get back in/),
        'Serial console, account "vault", sealed envelope',
      )
      await this.hands.press(this.button('Save this answer'))
      await this.button('Save this answer').waitFor({ state: 'detached' })
    }
    const accept = this.page.getByRole('button', { name: /^Accept/ })
    for (let left = await accept.count(); left > 0; left = await accept.count()) {
      await this.hands.press(accept.first())
      while ((await accept.count()) === left) await this.page.waitForTimeout(20)
    }
  }

  async continueToBackup(): Promise<void> {
    await this.continueTo('Continue to the backup', 'backup')
  }

  async takeBackup(): Promise<void> {
    await this.hands.press(this.button('Back up the FortiGate'))
    // The card that offers to point to a file says “checked against the inventory” from the beginning.
    await this.button('Back up again').and(this.page.locator(':enabled')).waitFor({ timeout: 60_000 })
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
    await this.hands.fill(this.page.getByLabel('Ticket number'), ticket)
    await this.hands.fill(this.page.getByLabel('Sent on'), '2026-11-20')
    const flags = this.page.getByRole('list', { name: 'Migration flags' }).getByRole('switch')
    for (const flag of await flags.all()) await this.hands.press(flag)
  }

  async continueToMigration(): Promise<void> {
    await this.continueTo('Continue to the migration', 'migrate')
  }

  /** Has the device ask about the license at hand, until its question is shown. Answers the license number. */
  async ask(): Promise<string> {
    await this.hands.press(this.button('Check again and ask the FortiGate'))
    await this.page.getByText('The FortiGate asks', { exact: true }).waitFor({ timeout: 60_000 })
    return this.licenseAtHand()
  }

  /** From the connected device to the FortiGate’s question about the first license. Answers the license number. */
  async goToQuestion(): Promise<string> {
    await this.goToPreauthorization()
    await this.confirmFlags('8812345')
    await this.continueToMigration()
    return this.ask()
  }

  async licenseAtHand(): Promise<string> {
    const title = await this.page.getByRole('heading', { level: 1 }).innerText()
    return title.replace('Migrate license ', '').trim()
  }

  /** Types the license number and answers `y`. */
  async answerYes(license: string): Promise<void> {
    await this.hands.fill(this.page.getByLabel('Type the license number to answer y'), license)
    await this.hands.press(this.button('Answer y and migrate'))
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
    await this.hands.press(this.button('Try a second login'))
    const accept = this.button('Accept and continue')
    const worked = this.page.getByText(/The second login worked/)
    await accept.or(worked).first().waitFor()
    if (await accept.isVisible()) await this.hands.press(accept)
    await worked.waitFor()
  }

  async continueToPortal(): Promise<void> {
    await this.continueTo('Continue to the portal', 'portal')
  }

  async tickAll(): Promise<void> {
    await this.hands.press(this.button(/^Tick (?:all|the 1)/))
  }

  async finish(): Promise<void> {
    await this.hands.press(this.button('Finish and create the report'))
    const anyway = this.button('Finish anyway')
    const finished = this.page.getByRole('heading', { level: 1, name: /is finished$/ })
    await anyway.or(finished).first().waitFor({ timeout: 60_000 })
    if (await anyway.isVisible()) await this.hands.press(anyway)
    await this.page.getByRole('heading', { level: 1, name: /is finished$/ }).waitFor({ timeout: 60_000 })
  }
}
