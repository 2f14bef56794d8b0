import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, expect, test } from 'vitest'
import { packagesAreCurrent } from '../../../scripts/setup/npm-packages.mjs'
import { temporaryFolder } from '../../temporary-folder'

let project
beforeEach(() => {
  project = temporaryFolder()
  mkdirSync(join(project, 'node_modules'))
})

const lock = (file, packages) => writeFileSync(join(project, file), JSON.stringify({ packages }))
const wanted = (packages) => lock('package-lock.json', { '': { name: 'project' }, ...packages })
const installed = (packages) => lock('node_modules/.package-lock.json', packages)

const zod = { 'node_modules/zod': { version: '4.6.7' } }

test('is content with what the lock file names', () => {
  wanted(zod)
  installed(zod)
  expect(packagesAreCurrent(project)).toBe(true)
})

test('does without optional packages of other systems', () => {
  wanted({ ...zod, 'node_modules/only-on-windows': { version: '1.0.0', optional: true } })
  installed(zod)
  expect(packagesAreCurrent(project)).toBe(true)
})

test.each([
  ['of another version', { 'node_modules/zod': { version: '4.6.6' } }],
  ['that is missing', {}],
])('notices a package %s', (_, there) => {
  wanted(zod)
  installed(there)
  expect(packagesAreCurrent(project)).toBe(false)
})

test('looks at a lock file that lies elsewhere', () => {
  wanted(zod)
  installed(zod)
  const pinned = temporaryFolder()
  const lockOf = (version) => JSON.stringify({ packages: { 'node_modules/zod': { version } } })
  writeFileSync(join(pinned, 'package-lock.json'), lockOf('4.6.7'))
  expect(packagesAreCurrent(project, pinned)).toBe(true)
  writeFileSync(join(pinned, 'package-lock.json'), lockOf('4.6.8'))
  expect(packagesAreCurrent(project, pinned)).toBe(false)
})

test('notices an installation that did not end', () => {
  wanted(zod)
  expect(packagesAreCurrent(project)).toBe(false)
  writeFileSync(join(project, 'node_modules/.package-lock.json'), '{"packages": {')
  expect(packagesAreCurrent(project)).toBe(false)
})

test('Vitest on Windows has the binding of the Rolldown that it has here', () => {
  const versions = (file) => JSON.parse(readFileSync(file, 'utf8')).packages
  const here = versions('package-lock.json')['node_modules/rolldown'].version
  const there = versions('scripts/setup/node-for-windows/package-lock.json')
  expect(there['node_modules/@rolldown/binding-win32-x64-msvc'].version).toBe(here)
})
