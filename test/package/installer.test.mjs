import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { run } from '../../scripts/child.mjs'
import { temporaryFolder } from '../temporary-folder'

// What we add to the installer of electron-builder, and the command, on a Windows that wine plays. Its own part of the
// installer needs plug-ins that can't be had here.

const root = resolve(import.meta.dirname, '../..')
const everybody = ['HKLM\\SYSTEM\\CurrentControlSet\\Control\\Session Manager\\Environment', 'Path']
const person = ['HKCU\\Environment', 'Path']
const program = 'HKCU\\Software\\Classes\\Applications\\Tokenferry.exe'
const opener = [`${program}\\shell\\open\\command`, '']
const supported = [`${program}\\SupportedTypes`, '.conf']
const byDefault = ['HKCU', 'HKLM'].map((who) => [`${who}\\Software\\Classes\\.conf`, ''])
const added = 'C:\\Program Files\\Tokenferry\\bin'

let drive
let env

const makensis = async (script, file) => {
  const { code, output } = await run('makensis', [
    ...['-V2', '-WX', `-DOUT=${file}`, `-DINCLUDE=${join(root, 'packaging/windows/installer.nsh')}`],
    join(import.meta.dirname, 'installer', script),
  ])
  if (code !== 0) throw new Error(output)
}

/** Runs lines of cmd; the code is that of the last. */
const cmd = async (...lines) => {
  writeFileSync(join(drive, 'lines.cmd'), ['@echo off', ...lines, ''].join('\r\n'))
  const { code, output } = await run('wine', ['cmd', '/c', 'C:\\lines.cmd'], { env, minutes: 2 })
  return { code, output: output.replaceAll('\r', '') }
}

/**
 * What some values of the registry are after some lines: all in one call, since each has to start a Windows.
 * @param {string[]} lines
 * @param {[key: string, name: string][]} asked
 */
const after = async (lines, ...asked) => {
  const query = ([key, name]) => `reg query "${key}" ${name === '' ? '/ve' : `/v ${name}`}`
  const { output } = await cmd(...lines, ...asked.flatMap((one) => ['echo ---', query(one)]))
  return output
    .split('---\n')
    .slice(-asked.length)
    .map((text) => {
      const [, kind, value] = / {4}(REG_\w+) {4}(.*)/.exec(text) ?? []
      return kind && { kind, value }
    })
}
const install = (...switches) => `start /wait C:\\trial.exe ${switches.join(' ')}`
const uninstall = (...switches) =>
  `"C:\\Program Files\\Tokenferry\\uninstall.exe" ${switches.join(' ')} _?=C:\\Program Files\\Tokenferry`

beforeAll(async () => {
  const folder = temporaryFolder()
  env = {
    ...{ WINEPREFIX: join(folder, 'prefix'), WINEDEBUG: '-all', HOME: folder, DISPLAY: '' },
    WINEDLLOVERRIDES: 'mscoree,mshtml,winemenubuilder.exe=',
  }
  // The first call of all makes the Windows.
  const version = ['reg', 'add', 'HKCU\\Software\\Wine', '/v', 'Version', '/d', 'win10', '/f']
  const { code, output } = await run('wine', version, { env, minutes: 5 })
  if (code !== 0) throw new Error(output)
  drive = join(folder, 'prefix', 'drive_c')
  const there = join(drive, 'Program Files', 'Tokenferry')
  mkdirSync(join(there, 'bin'), { recursive: true })
  cpSync(join(root, 'packaging/windows/tokenferry.cmd'), join(there, 'bin', 'tokenferry.cmd'))
  await makensis('installer.nsi', join(drive, 'trial.exe'))
  await makensis('program.nsi', join(there, 'Tokenferry.exe'))
}, 400_000)

afterAll(() => {
  spawnSync('wineserver', ['-k'], { env: { ...process.env, ...env }, stdio: 'ignore', timeout: 20_000 })
})

test('for one person: “Open with”, and the command in that person’s Path, which there was none of', async () => {
  expect(await after([], person)).toEqual([undefined])
  expect(await after([install()], person, opener, supported)).toEqual([
    { kind: 'REG_EXPAND_SZ', value: added },
    { kind: 'REG_SZ', value: '"C:\\Program Files\\Tokenferry\\Tokenferry.exe" -- "%1"' },
    { kind: 'REG_SZ', value: '' },
  ])
  expect(await after([], ...byDefault), 'what opens a .conf').toEqual([undefined, undefined])
  expect(await after([uninstall()], person, opener, supported)).toEqual([undefined, undefined, undefined])
})

test('for everybody: Path is longer by the command, once, and afterwards as it was', async () => {
  const [before] = await after([], everybody)
  expect(before.value).toContain('%SystemRoot%')
  expect(await after([install('/all'), install('/all')], everybody, person)).toEqual([
    { ...before, value: `${before.value};${added}` },
    undefined,
  ])
  expect(await after([uninstall('/all')], everybody)).toEqual([before])
})

test.each([
  [
    'what stands in it is kept, with its kind',
    'REG_SZ',
    'D:\\a b;;%HOME%;C:\\x',
    `D:\\a b;;%HOME%;C:\\x;${added}`,
  ],
  ['it is there in other letters', 'REG_EXPAND_SZ', `${added.toUpperCase()};C:\\x`, `C:\\x;${added}`],
  ['it would not fit, and is left as it is', 'REG_SZ', 'C:\\long;'.repeat(127), 'C:\\long;'.repeat(127)],
])('Path of a person: %s', async (_, kind, before, longer) => {
  // In a file of its own, since cmd would fill in %…%; in UTF-16, or its bytes would be taken for letters.
  const bytes = Buffer.from(`${before}\0`, 'utf16le')
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join(',')
  const value = kind === 'REG_SZ' ? 'hex(1)' : 'hex(2)'
  writeFileSync(
    join(drive, 'path.reg'),
    `\ufeffWindows Registry Editor Version 5.00\r\n\r\n[HKEY_CURRENT_USER\\Environment]\r\n"Path"=${value}:${hex}\r\n`,
    'utf16le',
  )
  expect(await after(['regedit /s C:\\path.reg'], person)).toEqual([{ kind, value: before }])
  expect(await after([install()], person)).toEqual([{ kind, value: longer }])
  await cmd(uninstall())
})

test('the command hands over its arguments as they are, and ends with the code of the program', async () => {
  const { code } = await cmd(`"${added}\\tokenferry.cmd" review "a b.conf" --x=y "a&b" "!" "" c`)
  const called = readFileSync(join(drive, 'Program Files', 'Tokenferry', 'called.txt'), 'utf16le')
  expect({ code, called }).toEqual({
    code: 7,
    called: '--log-level=3 --cli -- review "a b.conf" --x=y "a&b" "!" "" c',
  })
})
