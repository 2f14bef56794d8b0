/**
 * What can be tried of the .deb where nothing can be installed: it is unpacked, and used from there by an ordinary user.
 */
import { spawn } from 'node:child_process'
import { chmodSync, chownSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll } from 'vitest'
import { must } from '../package/clone.mjs'
import { temporaryFolder } from '../temporary-folder'
import { newerDeb } from './debs.mjs'
import { theCommandLine } from './the-command-line.mjs'
import { theWindow } from './the-window.mjs'

/** Nobody, where root would be refused the sandbox. */
const person = process.getuid() === 0 ? { uid: 65_534, gid: 65_534 } : {}

let place, clone

beforeAll(async () => {
  const newer = await newerDeb()
  clone = newer.clone
  const folder = temporaryFolder()
  chmodSync(folder, 0o755)
  await must('dpkg-deb', ['-x', newer.deb, join(folder, 'unpacked')], { minutes: 2 })
  const home = join(folder, 'home')
  mkdirSync(home)
  if (person.uid) chownSync(home, person.uid, person.gid)
  const { PATH, LANG } = process.env
  place = {
    application: join(folder, 'unpacked/usr/lib/tokenferry/tokenferry'),
    program: join(folder, 'unpacked/usr/bin/tokenferry'),
    home,
    file: (path) => path,
    start: (program, args, { env, ...options } = {}) =>
      spawn(program, args, {
        cwd: home,
        timeout: 120_000,
        killSignal: 'SIGKILL',
        ...person,
        ...options,
        env: { PATH, LANG, HOME: home, TOKENFERRY_LOCKS: join(home, 'locks'), ...env },
      }),
  }
}, 400_000)

theCommandLine(
  () => place,
  () => clone,
)
theWindow(() => place)
