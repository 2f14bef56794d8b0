/**
 * The .deb in a system of its own, in the order of its life: an older one is installed and in use, is upgraded, tried,
 * bound by a policy, and removed.
 */
import { copyFileSync, existsSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { leftOf, openSystem, person } from '../../scripts/installed/own-system.mjs'
import { root } from '../../scripts/setup.mjs'
import { temporaryFolder } from '../temporary-folder'
import { changedIn } from './changes.mjs'
import { newerDeb, olderDeb } from './debs.mjs'
import { outcomeOf } from './outcome.mjs'
import { theCommandLine } from './the-command-line.mjs'
import { theFiles } from './the-files.mjs'
import { thePolicy } from './the-policy.mjs'
import { theRemoval } from './the-removal.mjs'
import { theUpgrade } from './the-upgrade.mjs'
import { theWindow } from './the-window.mjs'

let system, clone, place, before

const apt = (...args) =>
  outcomeOf(
    system.start('root', 'apt-get', [...args], {
      env: { DEBIAN_FRONTEND: 'noninteractive' },
      timeout: 240_000,
    }),
  )
const install = (which) => apt('install', '-y', '--no-install-recommends', `/tmp/${which}.deb`)

beforeAll(async () => {
  const newer = await newerDeb()
  clone = newer.clone
  const older = await olderDeb(newer.deb, temporaryFolder())
  system = await openSystem(root)
  copyFileSync(newer.deb, system.file('/tmp/newer.deb'))
  copyFileSync(older, system.file('/tmp/older.deb'))
  place = {
    application: '/usr/lib/tokenferry/tokenferry',
    program: '/usr/bin/tokenferry',
    home: `/home/${person}`,
    file: system.file,
    start: (...call) => system.start(person, ...call),
  }
}, 400_000)
afterAll(() => system?.close())

test('is installed by apt, with all that it depends on', async () => {
  expect(await apt('update')).toMatchObject({ code: 0 })
  // The parser that postinst and prerm look for, whatever it knows.
  expect(await apt('install', '-y', '--no-install-recommends', 'apparmor')).toMatchObject({ code: 0 })
  before = changedIn(system)
  const { code, stderr } = await install('older')
  expect(stderr).not.toMatch(/^(?:E|W|dpkg):/m)
  expect(code).toBe(0)
})

theUpgrade(() => place, install)
theFiles(
  () => place,
  () => ({ system, before }),
)
theCommandLine(
  () => place,
  () => clone,
)
theWindow(() => place)
thePolicy(
  () => place,
  () => system,
)
theRemoval(
  () => place,
  () => ({ system, before }),
  install,
)

test('leaves neither a process nor a mount on this machine', async () => {
  const { folder } = system
  expect(leftOf(folder).length).toBeGreaterThan(0)
  await system.close()
  expect(leftOf(folder)).toEqual([])
  expect(existsSync(folder)).toBe(false)
})
