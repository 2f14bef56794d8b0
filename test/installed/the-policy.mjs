import {
  chmodSync,
  chownSync,
  copyFileSync,
  mkdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import ssh2 from 'ssh2'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, onTestFinished, test } from 'vitest'
import { person } from '../../scripts/installed/own-system.mjs'
import { root } from '../../scripts/setup.mjs'
import { linesNotAllowed, password, startDevice, yesAnswers } from '../e2e/device'
import { Wizard } from '../e2e/wizard'
import { put, tokenferry } from './place.mjs'
import { openDisplayFor, openInstalled } from './window.mjs'

const place = '/etc/tokenferry/policy.json'
const logo = '/etc/tokenferry/logo.png'
const knownHosts = '/etc/ssh/ssh_known_hosts'
const data = '/srv/tokenferry'

/** All that can be forbidden, fixed and wanted without a key of someone else's. */
const policy = {
  ...{ acceptNewHostKeys: false, oldEncryption: false, restAccess: false, dataFolder: data },
  ...{ company: 'Example AG', logo, twoPeople: true },
}

/**
 * @param {() => import('./place.mjs').Place} at
 * @param {() => object} of the system, in which root puts it where an administrator does
 */
export const thePolicy = (at, of) =>
  describe('a policy that an administrator has put there', () => {
    const file = (path) => of().file(path)
    const decide = (text) => writeFileSync(file(place), text)

    beforeAll(() => {
      mkdirSync(dirname(file(place)))
      copyFileSync(join(root, 'assets/icon.png'), file(logo))
      mkdirSync(file(data))
      chmodSync(file(data), 0o1777)
      mkdirSync(dirname(file(knownHosts)), { recursive: true })
    })
    beforeEach(() => decide(JSON.stringify(policy)))
    afterEach(() => rmSync(file(place)))
    // What is left behind would be taken for the package’s.
    afterAll(() => {
      for (const path of [dirname(place), data, knownHosts])
        rmSync(file(path), { recursive: true, force: true })
    })

    test('holds on the command line', async () => {
      put(at(), 'devices.yml', '- { host: 127.0.0.1, port: 1, user: admin }\n')
      const preflight = ['preflight', 'devices.yml', '--accept-new-host-keys', '--ask-password']
      const refused = await tokenferry(at(), preflight)
      expect(refused.stderr).toContain('New host keys are not accepted: your organization’s policy')
      expect(refused.code).toBe(2)

      const { code, stdout } = await tokenferry(at(), ['rehearse', '--out', 'by-two'])
      expect(stdout).toContain('Your organization wants two people to decide, so two names are entered here')
      expect(code).toBe(0)
    })

    test('is not followed if the person could have written it, and nothing begins', async () => {
      const { uid, gid } = statSync(file(at().home))
      chownSync(file(place), uid, gid)
      const { code, stderr } = await tokenferry(at(), ['rehearse', '--out', 'not-begun'])
      expect(stderr).toContain(`${place} could have been written by someone other than root`)
      expect(code).toBe(1)
    })

    test('holds in the window, through a whole migration by two people', async () => {
      const key = ssh2.utils.generateKeyPairSync('ed25519')
      const device = await startDevice('vendor-page', 'ready', { hostKey: key.private })
      onTestFinished(() => device.close())
      const display = await openDisplayFor(at())
      onTestFinished(display.close)
      const window = await openInstalled(at(), display.env)
      onTestFinished(window.close)
      const { page } = window
      const wizard = new Wizard(page)
      const says = (text) => page.getByText(text).first().waitFor()

      await wizard.startMigration({ port: device.port, user: 'admin', password })
      await wizard.button('Connect').click()
      await says(/A host key that this computer does not know was not trusted/)
      expect(device.loginAttempts).toEqual([])

      writeFileSync(file(knownHosts), `[127.0.0.1]:${device.port} ${key.public}\n`)
      await wizard.login({ port: device.port, user: 'admin', password })
      await wizard.button('Connect').click()
      const accept = wizard.button('Accept and continue')
      await accept.or(wizard.button('Continue to the service check')).first().waitFor()
      if (await accept.isVisible()) await accept.click()
      await wizard.goToPreauthorization()
      await wizard.confirmFlags('8812345')
      await wizard.continueToMigration()

      const license = await wizard.ask()
      const yes = wizard.button('Answer y and migrate')
      const type = (label, text) => page.getByLabel(label).fill(text)
      await type('First person: name', 'Kim Example')
      await type('First person: license number', license)
      expect(await yes.isDisabled()).toBe(true)
      await type('Second person: name', 'Lee Example')
      await type('Second person: license number', license)
      expect(yesAnswers(device)).toEqual({})
      await yes.click()
      await wizard.migrated()
      await wizard.continueToVerification()
      await wizard.tryLogin()
      await wizard.continueToPortal()

      const tab = (name) => page.getByRole('tab', { name })
      await tab('Compare with a list').click()
      await says(/The REST API of FortiToken Cloud is not used: .* Set by your organization\./)
      expect(await page.getByRole('switch', { name: /FortiToken Cloud/ }).count()).toBe(0)

      await tab('Report layout').click()
      const company = page.getByLabel('Company')
      expect(await company.inputValue()).toBe('Example AG')
      expect(await company.isDisabled()).toBe(true)
      await says('Logo: logo.png. Set by your organization.')
      expect(await page.getByRole('button', { name: /logo/ }).count()).toBe(0)

      await tab(/^Users/).click()
      await wizard.tickAll()
      await wizard.finish()
      const report = (
        await page
          .getByText(/report\.html$/)
          .first()
          .innerText()
      ).trim()
      expect(report.startsWith(`${data}/${person}/runs/`)).toBe(true)
      const html = readFileSync(file(report), 'utf8')
      expect(html).toContain('Example AG')
      expect(html).toContain(readFileSync(file(logo)).toString('base64'))
      expect(html).toContain('decided by Kim Example and Lee Example together')
      expect(yesAnswers(device)).toEqual({ [license]: 1 })
      expect(linesNotAllowed(device)).toEqual([])
      expect(await window.close()).toBe(0)
    })
  })
