import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { expect, test } from '@playwright/test'
import { launchElectron } from './electron'
import { checkBundle } from '../../main/evidence/check-bundle'
import { reportSchema } from '../../main/evidence/report/schema'
import { writeVerifiedRun } from '../fixtures/verified-run'
import { temporaryFolder } from '../temporary-folder'

const root = resolve(import.meta.dirname, '../..')

let folder = ''
const started: ChildProcess[] = []
test.beforeEach(() => {
  folder = temporaryFolder()
  mkdirSync(join(folder, 'home'))
})
test.afterEach(() => {
  for (const process of started.splice(0)) process.kill('SIGKILL')
})

/** Where this test keeps what a person has in their home. */
const home = () => ({ HOME: join(folder, 'home'), XDG_RUNTIME_DIR: join(folder, 'home') })

/** A session bus with a keyring on it, unlocked with an empty password. Answers the address of the bus. */
async function openKeyring(): Promise<string> {
  const bus = spawn('dbus-daemon', ['--session', '--nofork', '--print-address=1'], {
    env: { ...process.env, ...home() },
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  started.push(bus)
  const [line] = (await once(createInterface({ input: bus.stdout }), 'line')) as [string]
  const keyring = spawn('gnome-keyring-daemon', ['--daemonize', '--unlock', '--components=secrets'], {
    env: { ...process.env, ...home(), DBUS_SESSION_BUS_ADDRESS: line },
    stdio: ['pipe', 'ignore', 'ignore'],
  })
  keyring.stdin.end('\n')
  await once(keyring, 'exit')
  return line
}

/**
 * Starts the application, with the keyring on this bus or with none, finishes its newest run, and ends it.
 *
 * @param said what the window has to say then
 */
async function finishNewestRun(bus: string | null, said?: RegExp): Promise<void> {
  const { DBUS_SESSION_BUS_ADDRESS: _bus, ELECTRON_RUN_AS_NODE: _plain, ...own } = process.env
  const app = await launchElectron({
    cwd: root,
    args: [
      ...['-r', join(root, 'scripts/without-sandbox.cjs')],
      // Playwright takes every keyring away (`--password-store=basic`); this gives it back.
      ...(bus === null ? [] : ['-r', join(import.meta.dirname, 'with-keyring.cjs')]),
      ...['.', '--disable-gpu', '--log-level=3', `--user-data-dir=${folder}`],
    ],
    env: {
      ...(own as Record<string, string>),
      ...home(),
      TOKENFERRY_LOCKS: join(folder, 'locks'),
      ...(bus !== null && { DBUS_SESSION_BUS_ADDRESS: bus }),
    },
  })
  try {
    const page = await app.firstWindow()
    await page
      .getByRole('button', { name: /^Resume/ })
      .first()
      .click()
    await page.getByRole('button', { name: 'Finish and create the report' }).click()
    await page.getByRole('button', { name: 'Finish anyway' }).click()
    await page.getByRole('heading', { level: 1, name: /is finished$/ }).waitFor()
    if (said) await page.getByText(said).first().waitFor()
  } finally {
    await app.close()
  }
}

const keyFile = () => join(folder, 'signing-key.json')
const keyOnDisk = () => JSON.parse(readFileSync(keyFile(), 'utf8')) as { kept: string; privateKey: string }

/** The fingerprint of the key that signed a bundle, once the whole bundle is checked. */
async function signerOf(run: string): Promise<string> {
  const bundle = join(run, 'evidence')
  const { signedWith } = reportSchema.parse(JSON.parse(readFileSync(join(bundle, 'report.json'), 'utf8')))
  expect(await checkBundle(bundle, signedWith)).toMatchObject({ problems: [], fingerprint: signedWith })
  return signedWith
}

test('the signing key is sealed by the keyring, the same at the next start, and there again after one without the keyring', async () => {
  test.setTimeout(120_000)
  test.skip(
    process.platform !== 'linux',
    'Elsewhere the operating system keeps one keyring, that of the person.',
  )
  const bus = await openKeyring()
  const first = writeVerifiedRun(folder, 'first', 3)
  await finishNewestRun(bus)
  const { kept, privateKey } = keyOnDisk()
  expect(kept).toBe('system')
  // What gnome-keyring's key encrypts begins so; the fixed key of `basic_text` makes v10.
  expect(Buffer.from(privateKey, 'base64').subarray(0, 3).toString()).toBe('v11')
  const signer = await signerOf(first)

  const second = writeVerifiedRun(folder, 'second', 3)
  await finishNewestRun(bus)
  expect(keyOnDisk().privateKey).toBe(privateKey)
  expect(await signerOf(second)).toBe(signer)

  const third = writeVerifiedRun(folder, 'third', 3)
  await finishNewestRun(null, /signed with a different key than usual/)
  expect(keyOnDisk().privateKey).toBe(privateKey)
  const meanwhile = await signerOf(third)
  expect(meanwhile).not.toBe(signer)

  const fourth = writeVerifiedRun(folder, 'fourth', 3)
  await finishNewestRun(bus)
  expect(await signerOf(fourth)).toBe(signer)
  expect(await signerOf(first)).toBe(signer)
})
