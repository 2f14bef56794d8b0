import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { beforeEach, expect, test } from 'vitest'
import { temporaryFolder } from '../../../temporary-folder'

// What sh does is the same on macOS. The program is a stand-in that says how it was called.
const program = `#!/bin/sh
printf '<%s>' "$@"
[ "$1" = "" ] || cat
exit 7
`

let folder
let launcher
beforeEach(() => {
  folder = temporaryFolder()
  const contents = join(folder, 'Some Applications', 'Tokenferry.app', 'Contents')
  launcher = join(contents, 'Resources', 'bin', 'tokenferry')
  for (const path of ['MacOS', 'Resources/bin']) mkdirSync(join(contents, path), { recursive: true })
  cpSync(resolve(import.meta.dirname, '../../../../packaging/macos/tokenferry'), launcher)
  writeFileSync(join(contents, 'MacOS', 'Tokenferry'), program, { mode: 0o755 })
})

const call = (command, args, input = '') => {
  const { stdout, stderr, status } = spawnSync(command, args, { encoding: 'utf8', input, cwd: folder })
  return { stdout, stderr, status }
}

test.runIf(process.platform !== 'win32')('arguments, standard input and the exit code pass through', () => {
  expect(call(launcher, ['review', '-', 'a b', '', '*', '$HOME', '--log-level=0'], 'what is piped')).toEqual({
    stdout: '<--log-level=3><--cli><--><review><-><a b><><*><$HOME><--log-level=0>what is piped',
    stderr: '',
    status: 7,
  })
})

test.runIf(process.platform !== 'win32')('without arguments the window is opened', () => {
  expect(call(launcher, [])).toEqual({ stdout: '<>', stderr: '', status: 7 })
})

test.runIf(process.platform !== 'win32')('it is found through links, absolute and relative', () => {
  mkdirSync(join(folder, 'bin'))
  symlinkSync(launcher, join(folder, 'bin', 'first'))
  symlinkSync('first', join(folder, 'bin', 'tokenferry'))
  symlinkSync('bin/tokenferry', join(folder, 'third'))
  for (const link of ['bin/first', 'bin/tokenferry', './third'])
    expect(call(link, ['--version']).stdout).toBe('<--log-level=3><--cli><--><--version>')
})

test('both launchers hand over what stands behind -- and nothing else', () => {
  const text = (path) => readFileSync(resolve(import.meta.dirname, '../../../../packaging', path), 'utf8')
  expect(text('macos/tokenferry')).toMatch(/--cli -- "\$@"\n$/)
  expect(text('windows/tokenferry.cmd')).toMatch(/--cli -- %\*\r\nexit \/b %errorlevel%\r\n$/)
})
