import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, expect, test } from 'vitest'
import { obstaclesToRelease } from '../../../../scripts/package/release.mjs'
import { distributionVersionOf, fileNameOf, versionOf } from '../../../../scripts/package/source.mjs'
import { temporaryFolder } from '../../../temporary-folder'

const decided = {
  version: '1.2.3',
  license: 'Apache-2.0',
  homepage: 'https://tokenferry.example.com',
  author: 'Somebody <somebody@example.com>',
  devDependencies: { electron: '45.4.1' },
}
const sum = 'a'.repeat(64)
const source = { commit: '0123456789ab', isClean: true }

let root
beforeEach(() => {
  root = temporaryFolder()
  mkdirSync(join(root, 'packaging'))
})

const holding = (project, sums) => {
  writeFileSync(join(root, 'package.json'), JSON.stringify(project))
  writeFileSync(join(root, 'packaging', 'electron.sha256'), sums)
}
const pinned = `# a comment\n${sum}  electron-v45.4.1-linux-x64.zip\n`

test('a release has a license, addresses that exist, and the Electron that a person entered', () => {
  holding(decided, pinned)
  expect(obstaclesToRelease(root, source, 'linux', ['x64'])).toEqual([])
})

test.each([
  ['no license', { license: 'UNLICENSED' }, 'license'],
  ['a homepage that is a placeholder', { homepage: 'https://tokenferry.invalid/about' }, 'homepage'],
  ['no homepage', { homepage: undefined }, 'homepage'],
  ['an address that is a placeholder', { author: 'Somebody <a@tokenferry.invalid>' }, 'author'],
  ['no address', { author: 'Somebody' }, 'author'],
])('%s keeps it from being one', (_, change, word) => {
  holding({ ...decided, ...change }, pinned)
  expect(obstaclesToRelease(root, source, 'linux', ['x64'])).toEqual([expect.stringContaining(word)])
})

test.each([
  ['no sum', ''],
  ['the sum of another version', pinned.replace('45.4.1', '45.4.0')],
  ['the sum of another system', pinned.replace('linux', 'win32')],
  ['a sum that is cut', pinned.replace('aaa', '')],
  ['a sum in a comment', pinned.replace(sum, `# ${sum}`)],
])('%s keeps it from being one', (_, sums) => {
  holding(decided, sums)
  expect(obstaclesToRelease(root, source, 'linux', ['x64'])).toEqual([
    expect.stringContaining('electron.sha256'),
  ])
})

test.each([
  ['an id', '<id>invalid.tokenferry.Tokenferry</id>'],
  ['an address', 'Source: https://tokenferry.invalid'],
  ['no license', 'All rights reserved. No license is granted.'],
])('%s that is a placeholder in a file of the packages keeps it from being one', (_, text) => {
  holding(decided, pinned)
  mkdirSync(join(root, 'packaging', 'linux'))
  writeFileSync(join(root, 'packaging', 'linux', 'copyright'), text)
  expect(obstaclesToRelease(root, source, 'linux', ['x64'])).toEqual([
    expect.stringContaining(join('packaging', 'linux', 'copyright')),
  ])
})

test('changes that are in no commit keep it from being one', () => {
  holding(decided, pinned)
  expect(obstaclesToRelease(root, { ...source, isClean: false }, 'linux', ['x64'])).toHaveLength(1)
})

test('a release for macOS needs the Electron of each processor', () => {
  holding(decided, `${sum}  electron-v45.4.1-darwin-arm64.zip\n`)
  expect(obstaclesToRelease(root, source, 'darwin', ['arm64', 'x64'])).toEqual([
    'packaging/electron.sha256 has no line for electron-v45.4.1-darwin-x64.zip: enter it from Electron’s release.',
  ])
})

test('licenses of others grant what they grant, and hold no placeholder of ours', () => {
  holding(decided, pinned)
  mkdirSync(join(root, 'packaging', 'licenses'))
  writeFileSync(join(root, 'packaging', 'licenses', 'zlib.txt'), 'All rights reserved.')
  expect(obstaclesToRelease(root, source, 'linux', ['x64'])).toEqual([])
})

test('the version says what it is', () => {
  holding(decided, pinned)
  expect(versionOf({ root, source, isRelease: true })).toBe('1.2.3')
  const development = versionOf({ root, source, isRelease: false })
  expect(development).toBe('1.2.3-development+0123456789ab')
  expect(distributionVersionOf(development)).toBe('1.2.3~development+0123456789ab')
  const changed = { ...source, isClean: false }
  expect(versionOf({ root, source: changed, isRelease: false })).toBe(
    '1.2.3-development+0123456789ab.changed',
  )
})

test('the names of files say version, system and processor', () => {
  expect(fileNameOf({ version: '1.2.3', system: 'macos', architecture: 'arm64' })).toBe(
    'tokenferry-1.2.3-macos-arm64',
  )
})
