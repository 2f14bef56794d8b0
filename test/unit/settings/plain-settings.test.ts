import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { applicationFolder } from '../../../main/cli/application-folder'
import { ProblemError } from '../../../main/contract/result'
import { KnownHosts } from '../../../main/settings/known-hosts'
import { plainSettings } from '../../../main/settings/plain-settings'
import { openSettings } from '../../../main/settings/settings'

const key = { host: '192.0.2.7', port: 22, type: 'ssh-ed25519', fingerprint: 'SHA256:one' }
const now = new Date('2026-11-20T08:00:00Z')

let folder: string
let file: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tokenferry-settings-'))
  file = join(folder, 'settings.json')
})
afterEach(() => {
  rmSync(folder, { recursive: true, force: true })
})

test('what the application has trusted is known, and the other way round', () => {
  new KnownHosts(openSettings(folder)).trust(key, now)
  const plain = new KnownHosts(plainSettings(folder))
  expect(plain.judge(key)).toEqual({ kind: 'trusted' })
  plain.trust({ ...key, port: 2222 }, now)
  const own = new KnownHosts(openSettings(folder))
  expect(own.judge(key)).toEqual({ kind: 'trusted' })
  expect(own.judge({ ...key, port: 2222 })).toEqual({ kind: 'trusted' })
})

test('nothing else in the file is touched, and nothing is left beside it', () => {
  writeFileSync(file, '{ "version": 1, "theme": "dark", "later": { "x": 1 } }')
  plainSettings(folder).set('knownHosts', [])
  expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual({
    version: 1,
    theme: 'dark',
    later: { x: 1 },
    knownHosts: [],
  })
  expect(readdirSync(folder)).toEqual(['settings.json'])
})

test.each(['{', '[]', '{ "version": 2, "knownHosts": 7 }'])(
  '%s is no settings file, and stays as it is',
  (text) => {
    writeFileSync(file, text)
    const settings = plainSettings(folder)
    expect(settings.get('knownHosts')).toEqual([])
    expect(() => {
      settings.set('knownHosts', [])
    }).toThrow(ProblemError)
    expect(readFileSync(file, 'utf8')).toBe(text)
  },
)

test.each([
  ['linux', {}, '/home/jo/.config/Tokenferry'],
  ['linux', { XDG_CONFIG_HOME: '/elsewhere' }, '/elsewhere/Tokenferry'],
  ['darwin', {}, '/home/jo/Library/Application Support/Tokenferry'],
  ['win32', { APPDATA: '/roaming' }, '/roaming/Tokenferry'],
] as const)('on %s with %j the application keeps its settings in %s', (platform, env, path) => {
  expect(applicationFolder(env, platform, '/home/jo')).toBe(path)
})
