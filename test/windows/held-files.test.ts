import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, expect, test } from 'vitest'
import { openSigningKey } from '../../main/evidence/signing-key'
import { openSettings } from '../../main/settings/settings'
import { createBackupFile } from '../../main/store/backup-file'
import { writeObstacle } from '../../main/store/data-folder'
import { LockFolder } from '../../main/store/lock-folder'
import { RunLocks } from '../../main/store/run-lock'
import { temporaryFolder } from '../temporary-folder'
import { problemOf, rejectionOf } from '../unit/store/folder'
import { hold } from './held'

const now = new Date('2026-11-29T08:00:00.000Z')
const moment = 150

let folder: string
beforeEach(() => {
  folder = temporaryFolder()
})
const at = (name: string) => join(folder, name)

test('the lock of another run that can’t be read refuses, and is respected once it can', async () => {
  const locks = (user: string) => new RunLocks(new LockFolder(at('locks')), { user, host: 'laptop' })
  const [alice, bob] = [locks('alice'), locks('bob')]
  await alice.take(['FG1'], now)
  const [lock = ''] = readdirSync(at('locks')).filter((name) => name.endsWith('.json'))
  const holding = await hold(join(at('locks'), lock), 1_500)
  expect((await rejectionOf(bob.take(['FG1'], now))).code).toBe('lock-unreadable')
  await holding.released
  expect((await rejectionOf(bob.take(['FG1'], now))).code).toBe('device-in-use')
  alice.release()
  await bob.take(['FG1'], now)
  bob.release()
  expect(readdirSync(at('locks'))).toEqual([])
})

test('settings that are held for a moment are read and written all the same, and nothing stays beside them', async () => {
  openSettings(folder).set('theme', 'dark')
  let holding = await hold(at('settings.json'), moment)
  const settings = openSettings(folder)
  expect(settings.get('theme')).toBe('dark')
  await holding.released
  holding = await hold(at('settings.json'), moment)
  settings.set('theme', 'light')
  await holding.released
  expect(openSettings(folder).get('theme')).toBe('light')
  expect(readdirSync(folder)).toEqual(['settings.json'])
})

test('settings that are held for good are said to be, and stay whole', async () => {
  openSettings(folder).set('theme', 'dark')
  const settings = openSettings(folder)
  const holding = await hold(at('settings.json'), 5_000)
  expect(
    problemOf(() => {
      settings.set('theme', 'light')
    }).code,
  ).toBe('settings-unwritable')
  await holding.released
  expect(openSettings(folder).get('theme')).toBe('dark')
  expect(readdirSync(folder)).toEqual(['settings.json'])
})

test('the key that signs is the usual one if it is held for a moment, and kept if it is held for longer', async () => {
  const usual = openSigningKey(folder, null).signer.fingerprint
  let holding = await hold(at('signing-key.json'), moment)
  expect(openSigningKey(folder, null)).toMatchObject({ signer: { fingerprint: usual }, problems: [] })
  await holding.released
  holding = await hold(at('signing-key.json'), 3_000)
  expect(openSigningKey(folder, null).problems).toMatchObject([{ code: 'signing-key-changed' }])
  await holding.released
  expect(openSigningKey(folder, null)).toMatchObject({ signer: { fingerprint: usual }, problems: [] })
})

test('a backup that is held for a moment as it is finished gets its name', async () => {
  const sink = await createBackupFile(at('fw.conf'))
  await sink.write(Buffer.from('text'))
  const holding = await hold(at('fw.conf.part'), moment).catch(() => null)
  await sink.commit()
  await holding?.released
  expect(readdirSync(folder)).toEqual(['fw.conf'])
})

test('a folder on a drive that is not there can’t be written', () => {
  expect(writeObstacle('Q:\\Tokenferry')).not.toBeNull()
  expect(writeObstacle(at('new'))).toBeNull()
  expect(readdirSync(at('new'))).toEqual([])
})
