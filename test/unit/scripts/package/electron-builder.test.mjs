import { createRequire } from 'node:module'
import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { FuseV1Options } from '@electron/fuses'
import { beforeAll, expect, test } from 'vitest'
import { parse } from 'yaml'

const root = resolve(import.meta.dirname, '../../../..')
const read = (...path) => readFileSync(join(root, ...path), 'utf8')
const configuration = () => parse(read('packaging/electron-builder.yml'))
const { linux, win, nsis, mac, dmg, electronFuses, afterExtract, ...rest } = configuration()

// electron-builder's own validator, and the schema that it validates with.
const { validateConfiguration } = createRequire(import.meta.url)(
  join(root, 'node_modules/app-builder-lib/out/util/config/config.js'),
)
const validated = (settings) => validateConfiguration(settings, { isEnabled: false, add: () => undefined })

let complaint
// It compiles the schema first, which takes its time.
beforeAll(async () => {
  complaint = await validated(configuration()).catch((error) => error.message)
}, 120_000)

test('electron-builder takes the configuration', () => {
  expect(complaint).toBeUndefined()
})

test.each([
  ['a setting that it does not know', { nsis: { ...nsis, perMachines: true } }],
  ['a kind of fuse that it does not know', { electronFuses: { ...electronFuses, runAsDeno: false } }],
  ['a rank without an extension', { mac: { ...mac, fileAssociations: [{ rank: 'Alternate' }] } }],
])('and would not take %s', async (_, wrong) => {
  await expect(validated({ ...configuration(), ...wrong })).rejects.toThrow(/Invalid configuration/)
})

test('every file that it names is there, but for the notices, which are made', () => {
  const copied = [...win.extraFiles, ...mac.extraResources].map(({ from }) => from)
  const made = 'dist/unfinished/notices'
  expect(copied.filter((path) => path === made)).toHaveLength(2)
  expect(copied.filter((path) => path !== made && !existsSync(join(root, path)))).toEqual([])
  for (const path of [
    win.icon,
    mac.icon,
    nsis.include,
    mac.entitlements,
    mac.entitlementsInherit,
    afterExtract,
  ])
    expect(existsSync(join(root, path)), path).toBe(true)
})

test('every fuse that the installed @electron/fuses knows is set', () => {
  const known = Object.keys(FuseV1Options).filter((name) => Number.isNaN(Number(name)))
  expect(known.length).toBeGreaterThanOrEqual(8)
  const camel = (name) => name[0].toLowerCase() + name.slice(1)
  expect(Object.keys(electronFuses).sort()).toEqual(known.map(camel).sort())
})

test('no updater, no feed, and nothing that a person has made goes with the program', () => {
  expect(rest.publish).toBeNull()
  expect(nsis).toMatchObject({
    deleteAppDataOnUninstall: false,
    differentialPackage: false,
    packElevateHelper: false,
  })
  expect(dmg.writeUpdateInfo).toBe(false)
})

test('the installer for Windows asks for whom, and everybody’s program is where only administrators write', () => {
  expect(nsis).toMatchObject({
    oneClick: false,
    perMachine: false,
    allowToChangeInstallationDirectory: false,
  })
})

test('no .conf is taken from another program: only its content says whether it is a backup', () => {
  expect([rest.fileAssociations, linux.fileAssociations, win.fileAssociations]).toEqual([
    undefined,
    undefined,
    undefined,
  ])
  expect(mac.fileAssociations.map(({ ext, role, rank }) => [ext, role, rank])).toEqual([
    ['conf', 'Viewer', 'Alternate'],
  ])
  const written = read('packaging/windows/installer.nsh').match(/^ *WriteReg\w+ SHELL_CONTEXT .*$/gm)
  expect(written.length).toBeGreaterThan(0)
  for (const line of written) expect(line).toContain('"Software\\Classes\\Applications\\Tokenferry.exe')
})

test('the hardened runtime is kept, but for the compiler of V8', () => {
  expect(mac.hardenedRuntime).toBe(true)
  expect(read(mac.entitlements).match(/(?<=<key>).*(?=<\/key>)/g)).toEqual([
    'com.apple.security.cs.allow-jit',
  ])
})

test('the icons have every size that the systems ask for', () => {
  const ico = readFileSync(join(root, win.icon))
  const count = ico.readUInt16LE(4)
  const sizes = Array.from({ length: count }, (_, at) => ico[6 + 16 * at] || 256)
  expect(sizes).toEqual([16, 24, 32, 48, 64, 128, 256])
  const icns = readFileSync(join(root, mac.icon))
  expect(icns.toString('latin1', 0, 4)).toBe('icns')
  expect(icns.readUInt32BE(4)).toBe(icns.length)
  const kinds = []
  for (let at = 8; at < icns.length; at += icns.readUInt32BE(at + 4))
    kinds.push(icns.toString('latin1', at, at + 4))
  expect(kinds).toEqual(['icp4', 'icp5', 'ic11', 'ic12', 'ic07', 'ic13', 'ic08', 'ic14', 'ic09', 'ic10'])
})
