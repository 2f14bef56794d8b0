import { cp } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright'
import { mouse } from './hands'
import { Wizard } from './wizard'

/** Called when a screen is complete, with a name for it. */
export type Look = (name: string) => Promise<void>

/** Goes through a whole rehearsal as a person would, and looks at each step. Answers the path of the report. */
export async function goThrough(
  page: Page,
  sample: string | RegExp,
  look: Look,
  hands = mouse,
): Promise<string> {
  const wizard = new Wizard(page, hands)
  await page.getByRole('heading', { level: 1 }).waitFor()
  await look('home')
  await wizard.startRehearsal(sample)
  await wizard.connect()
  await look('1-connect')
  await wizard.continueToService()
  await wizard.button('Continue to the inventory').and(page.locator(':enabled')).waitFor()
  await look('2-service')
  await wizard.continueToInventory()
  await look('3-inventory')
  await wizard.decideFindings()
  await wizard.continueToBackup()
  await wizard.takeBackup()
  await look('4-backup')
  await wizard.continueToPreauthorization()
  await wizard.confirmFlags('8812345')
  await look('5-preauthorization')
  await wizard.continueToMigration()
  for (let place = 1; ; place += 1) {
    const license = await wizard.ask()
    await look(`6-migrate-${place}-asked`)
    await wizard.answerYes(license)
    await wizard.migrated()
    await look(`6-migrate-${place}-done`)
    const next = wizard.button(/^Go to license /)
    if ((await next.count()) === 0) break
    await hands.press(next)
  }
  await wizard.continueToVerification()
  await wizard.tryLogin()
  await look('7-verify')
  await wizard.continueToPortal()
  await wizard.tickAll()
  await look('8-portal')
  await wizard.finish()
  await look('9-finished')
  return (
    await page
      .getByText(/report\.html$/)
      .first()
      .innerText()
  ).trim()
}

/** The rehearsal of `npm start` without a display: a screenshot of every step, and the report. */
export async function rehearse(page: Page, folder: string): Promise<void> {
  await page.setViewportSize({ width: 1280, height: 800 })
  const report = await goThrough(page, /A company/, async (name) => {
    await page.screenshot({ path: join(folder, `${name}.png`) })
  })
  await cp(report, join(folder, 'report.html'))
}
