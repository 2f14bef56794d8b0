import { createHash } from 'node:crypto'
import { createServer } from 'node:http'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { pinnedSum, pinnedZip } from '../../../../scripts/package/electron-zip.mjs'
import { temporaryFolder } from '../../../temporary-folder'

// A version that exists nowhere, so that no cache has it.
const version = '45.4.1-tokenferry.1'
const name = (platform, architecture) => `electron-v${version}-${platform}-${architecture}.zip`
const zip = 'what stands for the official Electron'
const sumOf = (text) => createHash('sha256').update(text).digest('hex')

let root
let server
let asked
beforeEach(async () => {
  asked = []
  server = createServer((request, response) => {
    asked.push(request.url)
    // Whoever can put another zip there can put its sum beside it.
    response.end(
      request.url.endsWith('SHASUMS256.txt')
        ? ['linux-x64', 'win32-x64'].map((one) => `${sumOf(zip)} *electron-v${version}-${one}.zip`).join('\n')
        : zip,
    )
  })
  await new Promise((ready) => server.listen(0, '127.0.0.1', ready))
  vi.stubEnv('ELECTRON_MIRROR', `http://127.0.0.1:${server.address().port}/`)
  vi.stubEnv('electron_config_cache', temporaryFolder())
  root = temporaryFolder()
  mkdirSync(join(root, 'packaging'))
  writeFileSync(join(root, 'package.json'), JSON.stringify({ devDependencies: { electron: version } }))
})
afterEach(() => {
  vi.unstubAllEnvs()
  server.close()
})

const entering = (...lines) =>
  writeFileSync(join(root, 'packaging', 'electron.sha256'), ['# a comment', ...lines, ''].join('\n'))

test.each([
  ['linux', 'x64'],
  ['win32', 'x64'],
  ['darwin', 'arm64'],
])('the zip with the sum that was entered is had: %s %s', async (platform, architecture) => {
  entering(`${sumOf(zip)}  ${name(platform, architecture)}`)
  const file = await pinnedZip(root, platform, architecture)
  expect(readFileSync(file, 'utf8')).toBe(zip)
  expect(asked).toContainEqual(expect.stringContaining(name(platform, architecture)))
})

test('a zip with another sum than the one that was entered is refused, whatever lies beside it', async () => {
  entering(`${'0'.repeat(64)}  ${name('linux', 'x64')}`)
  await expect(pinnedZip(root, 'linux', 'x64')).rejects.toThrow(/could not be had.*(checksum|sum)/i)
  expect(asked).toContainEqual(expect.stringContaining(name('linux', 'x64')))
})

test.each([
  ['there is none', []],
  ['there is one for another system', [`${sumOf(zip)}  ${name('win32', 'x64')}`]],
  ['there is one for another processor', [`${sumOf(zip)}  ${name('linux', 'arm64')}`]],
])('without a sum nothing is fetched: %s', async (_, lines) => {
  entering(...lines)
  expect(pinnedSum(root, 'linux', 'x64')).toBeUndefined()
  await expect(pinnedZip(root, 'linux', 'x64')).rejects.toThrow(
    `packaging/electron.sha256 has no line for ${name('linux', 'x64')}.`,
  )
  expect(asked).toEqual([])
})
