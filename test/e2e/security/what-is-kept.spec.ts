import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import { expect, test } from '@playwright/test'
import { password, startDevice } from '../device'
import { launchApp } from '../launch'
import { Wizard } from '../wizard'
import { temporaryFolder } from '../../temporary-folder'

const sample = readFileSync(resolve(import.meta.dirname, '../../../assets/samples/company.conf'), 'utf8')

/** Every secret of the device: encrypted values, activation codes, registration ids, and the lines of private keys. */
const deviceSecrets = [
  ...[...sample.matchAll(/\bENC (\S+)/g)].map(([, value = '']) => value),
  ...[...sample.matchAll(/set (?:activation-code|reg-id) "([^"]+)"/g)].map(([, value = '']) => value),
  ...[...sample.matchAll(/-----BEGIN [A-Z ]*PRIVATE KEY-----\n([^-]+)-----END/g)].flatMap(([, body = '']) =>
    body.trim().split('\n'),
  ),
]

/** The forms in which a text can lie about. */
const formsOf = (text: string) => [
  Buffer.from(text),
  Buffer.from(text, 'utf16le'),
  Buffer.from(Buffer.from(text).toString('base64').replace(/=+$/, '')),
]

const filesUnder = (folder: string) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))

test('after a run: no password anywhere, no secret of the device but in its backup, and nothing in Chromium’s files', async () => {
  test.setTimeout(120_000)
  expect(deviceSecrets.length).toBeGreaterThan(40)
  const device = await startDevice('company')
  const userData = temporaryFolder()
  const { app, page, close } = await launchApp({ userData })
  let said = ''
  for (const stream of [app.process().stdout, app.process().stderr])
    stream?.setEncoding('utf8').on('data', (text: string) => (said += text))
  try {
    const wizard = new Wizard(page)
    await wizard.startMigration({ port: device.port, user: 'admin', password })
    await wizard.connect()
    await wizard.goToPreauthorization()

    const inWindow = await page.evaluate<string>(`(async () => JSON.stringify([
      document.documentElement.outerHTML,
      [...document.querySelectorAll('input, textarea')].map(({ value }) => value),
      await window.tokenferry.snapshot(),
      await window.tokenferry.users(),
      await window.tokenferry.transcript({ after: 0 }),
    ]))()`)
    expect(inWindow).toContain('FTKMOB')
    for (const secret of [password, ...deviceSecrets]) expect(inWindow.includes(secret), secret).toBe(false)

    await close()

    const files = filesUnder(userData).map((file) => [relative(userData, file), readFileSync(file)] as const)
    const backups = files.filter(([name]) => /^runs[\\/][^\\/]+[\\/][^\\/]+\.conf$/.test(name))
    const runs = files.filter(([name]) => /^runs[\\/]/.test(name))
    expect(backups).toHaveLength(1)
    expect(backups[0]?.[1].includes(deviceSecrets[0] ?? '')).toBe(true)

    const holding = (texts: readonly string[], among: typeof files) =>
      texts.flatMap((text) =>
        among.filter(([, bytes]) => formsOf(text).some((form) => bytes.includes(form))).map(([name]) => name),
      )
    const others = (some: typeof files) => files.filter((file) => !some.includes(file))
    expect(holding([password], files)).toEqual([])
    expect(holding(deviceSecrets, others(backups))).toEqual([])
    expect(holding(['FTKMOB', 'EFTM', 'CORP-FW-01'], others(runs))).toEqual([])
    for (const secret of [password, ...deviceSecrets]) expect(said.includes(secret), secret).toBe(false)

    if (process.platform !== 'win32')
      for (const file of filesUnder(join(userData, 'runs'))) expect(statSync(file).mode & 0o077, file).toBe(0)
  } finally {
    await close()
    await device.close()
  }
})
