import { temporaryFolder } from '../../temporary-folder'
import { readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, test, vi } from 'vitest'
import { openSshServer } from '../ssh/openssh-server'
import { application } from './live'

const key = { license: 'EFTM000000771001', vdom: 'root' }
const token = (at: number) => `FTKMOB770000000${at}`

/** What the second FortiGate is told of itself. */
const facts = {
  hostname: 'BRANCH-7',
  serial: 'FGT60FTK77000001',
  admins: [{ name: 'admin' }, { name: 'kim', token: token(0), email: 'kim@example.com' }],
  vdoms: [
    {
      name: 'root',
      tokens: [0, 1, 2].map((at) => ({ serial: token(at), license: key.license, activated: true })),
      users: [{ name: 'lee', token: token(1), email: 'lee@example.com' }],
    },
  ],
}

/** The application at its step "Migrate", on the FortiGate that shares no code with the simulator. */
async function onTheOtherPeer() {
  const folder = temporaryFolder()
  const file = join(folder, 'facts.json')
  writeFileSync(file, JSON.stringify(facts))
  const program = resolve(import.meta.dirname, '../device/forced-fortios.py')
  const { target, credentials } = await openSshServer(`ForceCommand /usr/bin/env python3 ${program} ${file}`)
  const keyFile = join(folder, 'key')
  writeFileSync(keyFile, credentials.key, { mode: 0o600 })
  const app = application()
  app.login = { ...app.login, ...target, authentication: { method: 'key', keyFile, passphrase: '' } }
  await app.call('startMigration')
  await app.prepare()
  return {
    app,
    trouble: (kinds: object) => {
      writeFileSync(`${file}.trouble`, JSON.stringify(kinds))
    },
    /** What answered a question, and what was typed where none was. */
    keys: () =>
      readFileSync(`${file}.typed`, 'utf8')
        .split('\n')
        .filter((line) => /^(?:key|stray|unfinished) /.test(line)),
    isMigrated: () => !readFileSync(file, 'utf8').includes(key.license),
  }
}

const y = { ...key, answer: 'y' as const, typed: key.license }

describe('never twice, on a FortiGate that shares no code with the simulator', () => {
  test('a change that comes later than the end of its session is waited for, and no second "y" goes out', async () => {
    const { app, trouble, keys, isMigrated } = await onTheOtherPeer()
    trouble({ commit_after: 4, end_after_yes: true })
    await app.migrate()
    expect(app.license().state).toBe('unknown')
    await app.connect()
    expect(app.license()).toMatchObject({ state: 'unknown' })
    expect(await app.refusal('askDevice', key)).toContain('Read the FortiGate first')
    await vi.waitUntil(isMigrated, { timeout: 15_000 })
    await app.call('settle', key)
    expect(app.license().state).toBe('done')
    expect(await app.refusal('askDevice', key)).toBe('This license is not sent again.')
    expect(keys()).toEqual(['key y'])
  }, 60_000)

  test('one that comes even later is seen by the second session, right before the key', async () => {
    const { app, trouble, keys, isMigrated } = await onTheOtherPeer()
    trouble({ commit_after: 15, end_after_yes: true })
    await app.migrate()
    trouble({})
    await app.connect()
    await app.waitOutDoubt()
    expect(app.license().state).toBe('not-started')
    await app.call('askDevice', key)
    expect(app.license().state).toBe('asked')
    await vi.waitUntil(isMigrated, { timeout: 30_000 })
    await app.call('answerDevice', y)
    expect(app.run.problem?.code).toBe('changed-at-the-last-moment')
    await app.connect()
    expect(app.license().state).toBe('done')
    expect(keys()).toEqual(['key y'])
  }, 90_000)

  test.each([
    ['another question', { prints: '\nDo you want to continue? (y/n)', then: 'asks' }],
    ['a line of the console', { prints: '\nport3: link down\n', then: 'waits' }],
    ['its prompt', { prints: '\n', then: 'prompt' }],
    ['the end of its session', { prints: '', then: 'closes' }],
  ])(
    '%s behind the open question gets no key, and the license is migrated by one "y"',
    async (_what, late) => {
      const { app, trouble, keys } = await onTheOtherPeer()
      trouble({ late: { after: 1, ...late } })
      await app.call('askDevice', key)
      expect(app.license().state).toBe('asked')
      await vi.waitFor(
        () => {
          expect(app.license().state).toBe('unknown')
        },
        { timeout: 15_000 },
      )
      expect(await app.refusal('answerDevice', y)).toBe('The FortiGate is not waiting for an answer.')
      expect(keys()).toEqual([])
      trouble({})
      // It connects again by itself, to read what became of it.
      await app.atRest()
      expect(app.run.connection.state).toBe('connected')
      await app.waitOutDoubt()
      await app.migrate()
      expect(app.license().state).toBe('done')
      expect(keys()).toEqual(['key y'])
    },
    60_000,
  )
})
