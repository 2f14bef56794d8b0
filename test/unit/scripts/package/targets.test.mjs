import { readdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { architecturesHere, systems } from '../../../../scripts/package/targets.mjs'

const always = () => true
const never = () => false

test.each([
  ['linux', 'x64', ['x64']],
  ['win32', 'x64', ['x64']],
  ['darwin', 'arm64', ['arm64', 'x64']],
  ['darwin', 'x64', ['arm64', 'x64']],
])('with the official Electron: on %s on %s for %j', (platform, architecture, made) => {
  expect(architecturesHere(platform, architecture, always)).toEqual(made)
})

test.each([
  ['linux', 'x64', ['x64']],
  ['win32', 'x64', ['x64']],
  ['darwin', 'arm64', ['arm64']],
  ['darwin', 'x64', ['x64']],
])('with the Electron that is set up: on %s on %s for %j', (platform, architecture, made) => {
  expect(architecturesHere(platform, architecture, never)).toEqual(made)
})

test.each([
  ['linux', 'arm64', never],
  ['win32', 'arm64', never],
  ['freebsd', 'x64', always],
])('nothing is made on %s on %s', (platform, architecture, isPinned) => {
  expect(architecturesHere(platform, architecture, isPinned)).toEqual([])
})

test('each system has its packages, and each package a file of its own', () => {
  const made = Object.entries(systems).map(([platform, { packages }]) => [
    platform,
    packages.map(([what]) => what),
  ])
  expect(Object.fromEntries(made)).toEqual({
    linux: ['.tar.gz', '.rpm', '.deb'],
    win32: ['installer', '.zip'],
    darwin: ['.dmg', '.zip'],
  })
  const folder = resolve(import.meta.dirname, '../../../../scripts/package')
  for (const { name, packages } of Object.values(systems)) {
    const makers = packages.map(([, make]) => make.name)
    expect(new Set(makers).size).toBe(makers.length)
    expect(readdirSync(join(folder, name)).length).toBeGreaterThanOrEqual(packages.length)
  }
})
