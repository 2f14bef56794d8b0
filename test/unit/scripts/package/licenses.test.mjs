import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { beforeEach, expect, test } from 'vitest'
import { bundled, thirdPartyText } from '../../../../scripts/package/bundled.mjs'
import { temporaryFolder } from '../../../temporary-folder'

const repository = resolve(import.meta.dirname, '../../../..')
const licenses = join(repository, 'packaging', 'licenses')
const json = (...path) => JSON.parse(readFileSync(join(...path), 'utf8'))
const added = json(licenses, 'added.json')

let root
beforeEach(() => {
  root = temporaryFolder()
  mkdirSync(join(root, 'packaging', 'licenses'), { recursive: true })
})
const put = (path, content) => {
  mkdirSync(join(root, path, '..'), { recursive: true })
  writeFileSync(join(root, path), typeof content === 'string' ? content : JSON.stringify(content))
}
const react = { name: 'react', version: '1.0.0', identifier: 'MIT', text: 'of react' }
const compiled = { name: 'compiled', version: '2.0.0', identifier: 'MIT', text: '' }
const built = (...packages) => {
  put('out/main/bundled.json', packages)
  put('out/preload/bundled.json', '')
  put('out/renderer/bundled.json', [react])
}
const addition = {
  ...{ name: 'compiled', version: '2.0.0', text: 'compiled.txt', source: 'its repository' },
  compiledIn: [
    { name: 'inner', version: '0.1', identifier: '0BSD', text: 'inner.txt', source: 'its repository' },
  ],
}
const adding = (...additions) => {
  put('packaging/licenses/added.json', additions)
  put('packaging/licenses/compiled.txt', 'of compiled')
  put('packaging/licenses/inner.txt', 'of inner')
}

test('what is compiled into a package is listed with it, each with its text', () => {
  built(compiled)
  adding(addition)
  expect(bundled(root).map(({ name, text, within }) => [name, text, within])).toEqual([
    ['compiled', 'of compiled', undefined],
    ['inner', 'of inner', 'compiled'],
    ['react', 'of react', undefined],
  ])
  const text = thirdPartyText({ root, electron: { version: '45.4.1' } })
  expect(text).toContain('\ncompiled 2.0.0 (MIT)\n\nof compiled\n')
  expect(text).toContain('\ninner 0.1 (0BSD) in compiled\n\nof inner\n')
})

test('a package without a text is not packaged', () => {
  built(compiled)
  adding()
  expect(() => bundled(root)).toThrow('No license text comes with compiled: add it to packaging/licenses.')
})

test('what was added is about the version that is bundled', () => {
  built({ ...compiled, version: '2.0.1' })
  adding(addition)
  expect(() => bundled(root)).toThrow(/added\.json is about compiled 2\.0\.0, which is not bundled/)
})

test('what is added here is about the versions of package-lock.json, and says where it is from', () => {
  const { packages } = json(repository, 'package-lock.json')
  for (const { name, version } of added) expect(packages[`node_modules/${name}`].version).toBe(version)
  const all = added.flatMap((one) => [one, ...one.compiledIn])
  for (const { source } of all) expect(source).toMatch(/\S/)
  expect(all.map(({ text }) => text).sort()).toEqual(
    readdirSync(licenses)
      .filter((file) => file.endsWith('.txt'))
      .sort(),
  )
  for (const { text } of all) expect(readFileSync(join(licenses, text), 'utf8')).toMatch(/copy/i)
})

test('libarchive is told with the versions that it says of itself', () => {
  const wasm = readFileSync(join(repository, 'node_modules/libarchive-wasm/dist/libarchive.wasm'), 'latin1')
  const of = (name) => added[0].compiledIn.find((one) => one.name === name).version
  expect(wasm).toContain(`libarchive ${of('libarchive')}`)
  expect(wasm).toContain(`${of('bzip2')}, 13-Jul-2019`)
  expect(wasm).toContain(`\0${of('zlib')}\0`)
  expect(wasm).toContain(`\0${of('liblzma')}\0`)
  // Other programs do these, if they are there at all.
  for (const name of ['zstd', 'lz4', 'lzop']) expect(wasm).toContain(`Using external ${name} program`)
})
