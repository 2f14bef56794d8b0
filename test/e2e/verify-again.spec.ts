import { execFileSync } from 'node:child_process'
import { cpSync, readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { expect, test } from '@playwright/test'
import type { ElectronApplication } from 'playwright'
import { checkBundle } from '../../main/evidence/check-bundle'
import { CloudServer } from '../integration/evidence/cloud-server'
import { password, startDevice } from './device'
import { launchApp } from './launch'
import { Wizard } from './wizard'

const logo = resolve(import.meta.dirname, '../../assets/icon.png')

/**
 * From here on, what the application sends to FortiToken Cloud goes to a server of the test, whose authority it
 * trusts. The product has no setting for that; the test changes Node beneath it, in the running process.
 */
function divert(app: ElectronApplication, cloud: CloudServer): Promise<void> {
  return app.evaluate(
    (_electron, { name, port, ca }) => {
      const https = process.getBuiltinModule('node:https')
      const real = https.request
      if (real.name === 'diverted') return
      const diverted = (options: { host?: string }, ...rest: never[]) => {
        if (options.host !== name) throw new Error(`${String(options.host)} was asked.`)
        return real({ ...options, host: '127.0.0.1', port, ca }, ...rest)
      }
      Object.assign(https, { request: diverted })
      process.getBuiltinModule('node:module').syncBuiltinESMExports()
    },
    { name: 'ftc.fortinet.com', port: cloud.address.port, ca: cloud.address.ca ?? '' },
  )
}

/** What any dialog for opening a file answers. */
const chooseAlways = (app: ElectronApplication, path: string) =>
  app.evaluate(({ dialog }, file) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [file] })
  }, path)

const said = (program: string, ...args: readonly string[]) =>
  execFileSync(program, args, { encoding: 'utf8', maxBuffer: 1e9 })

test('a report on Letter with company and logo, the REST API, and the same run verified again', async () => {
  test.setTimeout(180_000)
  const device = await startDevice('vendor-page')
  const cloud = await CloudServer.start('ftc.fortinet.com')
  const { app, page, close } = await launchApp()
  const wizard = new Wizard(page)
  const reportFile = async () => (await page.getByText(/report\.html$/).innerText()).trim()
  const choosePaper = async (name: string) => {
    await page.getByRole('tab', { name: 'Report layout' }).click()
    const paper = page.getByRole('radio', { name })
    await paper.click()
    await expect(paper).toBeChecked()
  }
  try {
    // Both can be done twice: under load the answer of `evaluate` is sometimes lost to the garbage collector.
    await expect(async () => {
      await chooseAlways(app, logo)
      await divert(app, cloud)
    }).toPass({ timeout: 15_000 })

    await wizard.startMigration({ port: device.port, user: 'admin', password })
    await wizard.connect()
    await wizard.goToPreauthorization()
    await wizard.migrateAndGoToVerification()
    await wizard.continueToPortal()

    await test.step('the REST API is asked only where somebody switches it on, and ticks what it proves', async () => {
      await page.getByRole('tab', { name: 'Compare with a list' }).click()
      const [user] = device.state().cloud.users
      expect(user).toBeDefined()
      cloud.tokens = [{ sn: user?.token, user_id: 'u1' }]
      cloud.users = [{ id: 'u1', username: user?.username }]
      expect(cloud.asked).toEqual([])
      await page.getByRole('switch', { name: /^Query FortiToken Cloud directly/ }).click()
      await page.getByLabel('Client ID').fill(CloudServer.clientId)
      await page.getByLabel('Client secret').fill('wrong')
      await wizard.button('Read the tokens and compare').click()
      await expect(page.getByText(/rejected this client ID and client secret/)).toBeVisible()
      await page.getByLabel('Client secret').fill(CloudServer.clientSecret)
      await wizard.button('Read the tokens and compare').click()
      await expect(page.getByText('The one user is ticked.')).toBeVisible()
      expect(cloud.asked.slice(-3)).toEqual([
        'POST /api/v1/login',
        'GET /api/v1/token',
        'GET /api/v2/user?limit=1000',
      ])
    })

    await choosePaper('Letter')
    await page.getByLabel('Company').fill('Example AG')
    await wizard.button('Choose a logo').click()
    await expect(page.getByText('icon.png')).toBeVisible()
    await wizard.finish()
    const first = dirname(await reportFile())

    await test.step('the PDF is on Letter, with the logo and the company', () => {
      const pdf = join(first, 'report.pdf')
      expect(said('pdfinfo', pdf)).toMatch(/Page size: +612 x 792 pts \(letter\)/)
      const images = said('pdfimages', '-list', '-f', '1', '-l', '1', pdf).trim().split('\n').slice(2)
      expect(images.length).toBeGreaterThan(0)
      expect(said('pdftotext', '-l', '1', pdf, '-')).toContain('Example AG')
      const html = readFileSync(join(first, 'report.html'), 'utf8')
      expect(html).toContain(`data:image/png;base64,${readFileSync(logo).toString('base64')}`)
      expect(html).toContain('<span>Example AG</span>')
      for (const name of ['journal.jsonl', 'transcript.log', 'report.json']) {
        expect(readFileSync(join(first, name), 'utf8')).not.toContain(CloudServer.clientSecret)
      }
    })

    await test.step('from the first screen it is verified again, and writes a second bundle beside the first', async () => {
      await wizard.button('Back to home').click()
      const devices = page.getByRole('grid', { name: 'Devices' })
      await expect(
        devices.getByText('The one user came through, but no second login was tried.'),
      ).toBeVisible()
      await devices.locator('.link-button').click()
      await wizard.button('Verify again').click()
      await wizard.heading('verify').waitFor()
      await expect(page.getByText(/^This migration was finished on /)).toBeVisible()
      await wizard.connectAgain(password)
      await wizard.button('Read the FortiGate').click()
      await page.getByRole('grid', { name: 'Verification' }).waitFor()
      await wizard.continueToPortal()
      await wizard.tickAll()
      await choosePaper('A4')
      await wizard.finish()
      await expect(page.getByRole('heading', { level: 1, name: /^The verification of / })).toBeVisible()
      const second = dirname(await reportFile())
      expect(second).toBe(`${first}-2`)
      expect(said('pdfinfo', join(second, 'report.pdf'))).toMatch(/Page size: .*\(A4\)/)
      for (const folder of [first, second]) expect((await checkBundle(folder, null)).problems).toEqual([])
      if (process.env.REPORT_PICTURES) {
        cpSync(second, join(process.env.REPORT_PICTURES, 'evidence-2'), { recursive: true })
      }
      await wizard.button('Back to home').click()
      await devices.locator('.link-button').click()
      await expect(page.getByRole('dialog')).toContainText('Verified2 times')
    })
  } finally {
    await close()
    await cloud.close()
    await device.close()
  }
})
