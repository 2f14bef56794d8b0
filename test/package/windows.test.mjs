import { createHash } from 'node:crypto'
import { createServer } from 'node:http'
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { extractFile, getRawHeader, listPackage } from '@electron/asar'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { electronFor, makeApplication } from '../../scripts/package/application.mjs'
import { packageJson } from '../../scripts/package/source.mjs'
import { putNotices } from '../../scripts/package/notices.mjs'
import { signingFor } from '../../scripts/package/signing.mjs'
import { fusesAsTheyMustBe, fusesOf } from './fuses.mjs'
import { electronForWindows, projectToPackage, resourcesOf, zipOf } from './stand-ins.mjs'

// The whole way with the official Electron, but for Electron: a server has a zip, and its sum is entered.

const version = '1.2.3-development+0123456789ab'
let zip
let root
let product
let application
let had

const server = createServer((_, response) => response.end(zip))
const program = () => join(application, 'Tokenferry.exe')

/** Puts the zip of another Electron on the server, and enters its sum. */
const publish = (folder) => {
  zip = zipOf(folder)
  const name = `electron-v${packageJson(root).devDependencies.electron}-win32-x64.zip`
  const sum = createHash('sha256').update(zip).digest('hex')
  writeFileSync(join(root, 'packaging', 'electron.sha256'), `${sum}  ${name}\n`)
}

beforeAll(async () => {
  await new Promise((ready) => server.listen(0, '127.0.0.1', ready))
  vi.stubEnv('ELECTRON_MIRROR', `http://127.0.0.1:${server.address().port}/`)
  root = projectToPackage()
  vi.stubEnv('electron_config_cache', join(root, 'cache'))
  const work = join(root, 'dist', 'unfinished')
  mkdirSync(work, { recursive: true })
  product = {
    ...{ root, work, version, platform: 'win32', architecture: 'x64', system: 'windows' },
    source: { seconds: 1_700_000_000 },
    signing: signingFor('win32', {}),
  }
  putNotices(product, { 'third-party.txt': 'licenses', 'sbom.cdx.json': '{}' })
  const pinned = packageJson(root).devDependencies.electron
  publish(electronForWindows(pinned))
  had = await electronFor(product)
  application = await makeApplication({ ...product, electron: had })
}, 180_000)

afterAll(() => {
  vi.unstubAllEnvs()
  server.close()
})

test('the official Electron comes as the zip whose sum is entered', () => {
  const { electron: version } = packageJson(root).devDependencies
  expect(had).toEqual({ dist: expect.stringMatching(/\.zip$/), version })
})

test('the folder holds the program, its command in a folder of its own, and the licenses', () => {
  expect(readdirSync(application).sort()).toEqual([
    ...['LICENSE.electron.txt', 'LICENSES.chromium.html', 'Tokenferry.exe', 'bin', 'locales', 'notices'],
    ...['resources', 'version'],
  ])
  // Windows would take a program of the same name first.
  expect(readdirSync(join(application, 'bin'))).toEqual(['tokenferry.cmd'])
  expect(readdirSync(join(application, 'notices')).sort()).toEqual(['sbom.cdx.json', 'third-party.txt'])
  expect(readdirSync(join(application, 'locales'))).toEqual(['en-US.pak'])
})

test('nothing shows what Electron is without an application', () => {
  expect(readdirSync(join(application, 'resources'))).toEqual(['app.asar'])
})

test('the application in it bears the version of the package, and holds only what is named', () => {
  const asar = join(application, 'resources', 'app.asar')
  expect(JSON.parse(extractFile(asar, 'package.json')).version).toBe(version)
  const files = listPackage(asar, { isPack: false }).filter((path) => /\.\w+$/.test(path))
  expect(files.filter((path) => !path.startsWith('/assets')).sort()).toEqual([
    ...['/out/main/start.js', '/out/preload/index.cjs', '/out/renderer/index.html', '/package.json'],
  ])
})

test('the fuses are as they must be', async () => {
  expect(await fusesOf(program())).toEqual(fusesAsTheyMustBe)
})

test('the program knows the sum of the application that it loads', () => {
  const [integrity] = resourcesOf(program(), 'INTEGRITY')
  const { headerString } = getRawHeader(join(application, 'resources', 'app.asar'))
  expect(JSON.parse(integrity.bytes.toString('utf8'))).toEqual([
    {
      file: 'resources\\app.asar',
      alg: 'SHA256',
      value: createHash('sha256').update(headerString).digest('hex'),
    },
  ])
})

test('the program shows our name, version and icon', () => {
  const [about] = resourcesOf(program(), 16)
  const words = about.bytes.toString('utf16le')
  expect(words).toContain('Tokenferry')
  expect(words).toContain('1.2.3')
  expect(resourcesOf(program(), 3)).toHaveLength(7)
})

test('a zip with the right sum that holds another Electron is not packaged', async () => {
  vi.stubEnv('electron_config_cache', join(root, 'another cache'))
  publish(electronForWindows('33.2.1'))
  const { electron: pinned } = packageJson(root).devDependencies
  await expect(
    electronFor(product).then((electron) => makeApplication({ ...product, electron })),
  ).rejects.toThrow(`Electron ${pinned} was meant, and the runtime says that it is 33.2.1`)
}, 180_000)
