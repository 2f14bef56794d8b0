import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import type { ElectronApplication, Locator, Page } from 'playwright'
import { keyboard, mouse, type Hands } from './hands'
import { launchApp } from './launch'
import { RecordedTerminal } from './terminal'
import { Wizard } from './wizard'

/** A person at the window and at a terminal of their own, who carries text from one to the other. */
class Person {
  private readonly app: ElectronApplication
  private readonly page: Page
  private readonly hands: Hands
  readonly terminal: RecordedTerminal

  constructor(app: ElectronApplication, page: Page, hands: Hands, terminal: RecordedTerminal) {
    this.app = app
    this.page = page
    this.hands = hands
    this.terminal = terminal
  }

  /** Does what the window asks for, one thing after the other, until this is there. */
  async until(goal: Locator): Promise<void> {
    const copy = this.page.getByRole('button', { name: /^Copy (the commands|all blocks|what is missing)$/ })
    const key = this.page.locator('kbd.hand-key__cap')
    const asked = this.page.locator('.hand-paste')
    for (let turn = 0; turn < 30; turn += 1) {
      await goal.or(asked).first().waitFor({ timeout: 30_000 })
      if (await goal.isVisible()) return
      const before = await this.asked()
      const from = this.terminal.recording.lastIndexOf('\n') + 1
      if (await key.isVisible()) await this.press(await key.innerText())
      else if (await this.page.getByRole('heading', { name: /^Type the command/ }).isVisible())
        await this.typeCommand()
      else {
        const text = await this.copied(copy)
        await this.terminal.paste(text)
        await this.hand(this.terminal.recording.slice(from))
      }
      // What is asked for is another thing, or how far it is.
      await expect
        .poll(() => this.asked().then((now) => now !== before && !now.includes('Reading it…')))
        .toBe(true)
    }
    throw new Error('The window asks again and again.')
  }

  private async asked(): Promise<string> {
    const all = await this.page.locator('main :is(h2, .work__label, .hand-outcome)').allInnerTexts()
    return all.join('\n')
  }

  private async typeCommand(): Promise<void> {
    const from = this.terminal.recording.lastIndexOf('\n') + 1
    for (const step of await this.page.getByRole('button', { name: /^Copy (config|end|get)/ }).all())
      await this.terminal.write(`${await this.copied(step)}\r`)
    const line = await this.copied(this.page.getByRole('button', { name: 'Copy the command' }))
    expect(line, 'copied without a line end').not.toMatch(/[\r\n]/)
    await this.terminal.write(`${line}\r`)
    await this.hand(this.terminal.recording.slice(from))
  }

  private async press(letter: string): Promise<void> {
    await this.terminal.write(letter)
    await this.terminal.shows(/[#$] $/)
    const { recording } = this.terminal
    const typed = recording.lastIndexOf('get system status', recording.lastIndexOf('migrate-ftm'))
    await this.hand(recording.slice(recording.lastIndexOf('\n', typed) + 1))
  }

  private async copied(button: Locator): Promise<string> {
    await this.app.evaluate(({ clipboard }) => clipboard.clear())
    await this.hands.press(button)
    const read = () => this.app.evaluate(({ clipboard }) => clipboard.readText())
    await expect.poll(read).not.toBe('')
    return read()
  }

  /** Pastes into the window, wherever the focus is. */
  private async hand(text: string): Promise<void> {
    await this.app.evaluate(({ clipboard }, shown) => clipboard.writeText(shown), text)
    await this.page.keyboard.press('ControlOrMeta+V')
  }
}

test('a whole rehearsal of the vendor’s example by hand, in a terminal of one’s own that script records', () =>
  rehearseByHand('The vendor’s example', mouse))

test('the same of a company, the window by its keyboard alone', () => rehearseByHand('A company', keyboard))

async function rehearseByHand(sample: string, hands: Hands): Promise<void> {
  test.setTimeout(300_000)
  const { app, page, userData, close } = await launchApp()
  try {
    const wizard = new Wizard(page, hands)
    await hands.press(wizard.button('Start a rehearsal'))
    await hands.choose(page.getByRole('radio', { name: sample }))
    await hands.press(page.getByRole('checkbox', { name: 'By hand, in your own terminal' }))
    await hands.press(wizard.button('Start the rehearsal'))
    await wizard.heading('connect').waitFor()
    const fact = (name: string) =>
      page.locator('dt', { hasText: name }).locator('xpath=following-sibling::dd')
    await hands.press(wizard.button('Show the password'))
    const terminal = new RecordedTerminal(await fact('In a terminal').locator('code').innerText())
    await terminal.logIn(
      await fact('Host key').innerText(),
      await fact('Password').locator('code').innerText(),
    )

    const person = new Person(app, page, hands, terminal)
    /** Saves the backup of the twin, and answers the next dialog with it. */
    const takeBackup = async (name: string) => {
      const path = join(userData, name)
      await app.evaluate(({ dialog }, file) => {
        dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath: file })
        dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [file] })
      }, path)
      await hands.press(wizard.button('Save its backup…'))
      await page.getByText(path).waitFor()
    }
    await hands.press(wizard.button('Begin'))
    await person.until(wizard.button('Continue to the service check'))
    await expect(page.getByText('Read by hand')).toBeVisible()
    await wizard.continueTo('Continue to the service check', 'service')
    await person.until(page.getByRole('heading', { name: 'In the FortiGate’s own words' }))
    await wizard.continueTo('Continue to the inventory', 'inventory')
    await person.until(page.getByRole('tab', { name: /^Findings/ }))
    await page.getByRole('tabpanel').filter({ hasText: /\S/ }).waitFor()
    await wizard.decideFindings()
    await wizard.continueToBackup()
    await takeBackup('before.conf')
    await hands.press(wizard.button('Choose the file…'))
    await page.getByText('Checked against the inventory').waitFor()
    await wizard.continueToPreauthorization()
    await wizard.confirmFlags('8812345')
    await wizard.continueToMigration()

    for (let licenses = 1; ; licenses += 1) {
      await hands.press(wizard.button('Check again and ask the FortiGate'))
      await person.until(page.getByText('The FortiGate asks', { exact: true }))
      const license = await wizard.licenseAtHand()
      const typedBefore = terminal.recording.length
      await hands.fill(page.getByLabel('Type the license number to answer y'), license)
      await hands.press(wizard.button('Decide for y'))
      await page.getByText('Press y only if nothing else has appeared below the question.').waitFor()
      expect(terminal.recording.length, 'deciding presses nothing').toBe(typedBefore)
      await person.until(page.getByText(/^Migrated: /))
      expect(terminal.recording.match(/migrate-ftm/g)).toHaveLength(licenses)
      const next = wizard.button(/^Go to license /)
      if ((await next.count()) === 0) break
      await hands.press(next)
    }

    await wizard.continueTo('Continue to the verification', 'verify')
    await person.until(page.getByRole('grid', { name: 'Verification' }))
    await takeBackup('after.conf')
    await hands.press(wizard.button('Choose the second backup…'))
    await page.getByText(/^Nothing else changed\./).waitFor()
    await wizard.continueToPortal()
    await wizard.tickAll()
    await wizard.finish()
    await expect(page.getByText(/report\.html$/).first()).toBeVisible()
  } finally {
    await close()
  }
}
