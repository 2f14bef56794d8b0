import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { linesNotAllowed, startDevice } from './device'
import { startJumpHost } from './jump-host'
import { launchApp } from './launch'
import { Wizard } from './wizard'

test('an SSH agent, through a jump host of ~/.ssh/config, to the FortiGate behind it', async () => {
  const jump = await startJumpHost()
  const device = await startDevice('company', 'ready', {
    accounts: [{ user: 'admin', publicKeys: [jump.publicKey] }],
  })
  writeFileSync(
    join(jump.home, '.ssh', 'config'),
    `
Host fw-lab
  HostName 127.0.0.1
  Port ${device.port}
  User admin
  ProxyJump bastion
  StrictHostKeyChecking no

Host bastion
  HostName 127.0.0.1
  Port ${jump.port}
  User ${jump.user}
`,
  )
  const { page, userData, close } = await launchApp({
    env: { HOME: jump.home, SSH_AUTH_SOCK: jump.agent },
  })
  try {
    const wizard = new Wizard(page)
    await wizard.button('Connect to a device').click()
    await wizard.heading('connect').waitFor()
    await page.getByRole('radio', { name: 'SSH agent, 1 key' }).check()
    const address = page.getByLabel('Address').first()
    await address.pressSequentially('fw-lab')
    await address.press('Tab')
    await expect(address).toHaveValue('127.0.0.1')
    await expect(address).toHaveAccessibleDescription(/host fw-lab\. StrictHostKeyChecking is not followed/)
    await expect(page.getByRole('group', { name: 'Jump host' }).getByLabel('Port')).toHaveValue(
      String(jump.port),
    )

    await wizard.button('Connect').click()
    await expect(page.getByRole('dialog', { name: /^Is this your jump host, at 127\.0\.0\.1/ })).toBeVisible()
    await expect(page.getByText(jump.fingerprint)).toBeVisible()
    expect(device.connections, 'the FortiGate is not reached before').toBe(0)
    await wizard.button('Trust this key and log in').click()
    await expect(page.getByRole('dialog', { name: /^Is this your FortiGate, at 127\.0\.0\.1/ })).toBeVisible()
    await expect(page.getByText(device.hostKeyFingerprint)).toBeVisible()
    expect(device.loginAttempts, 'nothing of the login is sent before the key is trusted').toEqual([])
    await wizard.button('Trust this key and log in').click()
    await wizard.button('Accept and continue').click()

    await expect(page.getByText('Both units are in sync.')).toBeVisible()
    await expect(page.getByText(/host key · curve25519 · aes/)).toBeVisible()
    expect(new Set(device.loginAttempts.map(({ method }) => method))).toEqual(new Set(['none', 'publickey']))
    await wizard.continueToService()
    await expect(page.getByText('Licensed and ready').first()).toBeVisible()

    expect(linesNotAllowed(device)).toEqual([])
    expect(await page.content()).not.toContain(jump.agent)
    const settings = readFileSync(join(userData, 'settings.json'), 'utf8')
    expect(settings).not.toContain(jump.agent)
    expect(JSON.parse(settings)).toMatchObject({
      lastConnection: {
        ...{ host: '127.0.0.1', port: device.port, user: 'admin', method: 'agent' },
        jumps: [{ host: '127.0.0.1', port: jump.port, user: jump.user, method: 'agent' }],
      },
    })
    expect(settings, 'no device may be offered old encryption').not.toContain('oldEncryption')
  } finally {
    await close()
    await device.close()
    jump.close()
  }
})

test('a link that is cut off while the inventory is read is made again, and the reading goes through', async () => {
  const device = await startDevice('company', 'ready', { banner: { afterLogin: null } })
  const { page, close } = await launchApp()
  try {
    const wizard = new Wizard(page)
    await wizard.startMigration({
      port: device.port,
      user: 'admin',
      password: 'correct horse battery staple',
    })
    await wizard.connect()
    await wizard.continueToService()
    device.setFaults({ cutAt: 'config user local' })
    const inventory = wizard.continueToInventory()
    await expect(page.getByText('Reconnecting (1 of 3)').first()).toBeVisible()
    device.setFaults({})
    await inventory
    await expect(page.getByText(/connected for/)).toBeVisible()
    expect(device.connections).toBe(2)
    expect(linesNotAllowed(device)).toEqual([])
  } finally {
    await close()
    await device.close()
  }
})
