import { temporaryFolder } from '../../temporary-folder'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { openSshServer } from '../ssh/openssh-server'
import { application } from './live'

test('what a FortiGate says before its prompt stands in the window while it is waited for, and the person may stop', async () => {
  const folder = temporaryFolder()
  const { target, credentials } = await openSshServer(
    `ForceCommand printf 'Your password is too old.\\r\\nChoose another one: '; sleep 30`,
  )
  const keyFile = join(folder, 'key')
  writeFileSync(keyFile, credentials.key, { mode: 0o600 })
  const app = application()
  app.login = { ...app.login, ...target, authentication: { method: 'key', keyFile, passphrase: '' } }
  await app.call('startMigration')
  const connecting = app.connect()
  await vi.waitFor(
    () => {
      expect(app.run.connection).toMatchObject({
        state: 'connecting',
        said: 'Your password is too old.\nChoose another one:',
      })
    },
    { timeout: 5_000 },
  )
  expect(app.run.busy).toMatchObject({ cancellable: true })
  await app.call('cancel')
  await connecting
  expect(app.run.problem).toMatchObject({ code: 'cancelled' })
  expect(app.run.connection).toMatchObject({ state: 'none', said: null })
  expect(app.recorded).not.toContain('connected')
})
