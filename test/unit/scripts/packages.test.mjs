import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { packagesAreCurrent } from '../../../scripts/setup/npm-packages.mjs'

let project
beforeEach(() => {
  project = mkdtempSync(join(tmpdir(), 'packages-'))
  mkdirSync(join(project, 'node_modules'))
})
afterEach(() => rmSync(project, { recursive: true, force: true }))

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

test('notices an installation that did not end', () => {
  wanted(zod)
  expect(packagesAreCurrent(project)).toBe(false)
  writeFileSync(join(project, 'node_modules/.package-lock.json'), '{"packages": {')
  expect(packagesAreCurrent(project)).toBe(false)
})
