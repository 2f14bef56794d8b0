import { existsSync, mkdirSync, renameSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { beforeEach, expect, test } from 'vitest'
import { build, isBuilt } from '../../../scripts/build.mjs'
import { temporaryFolder } from '../../temporary-folder'

let project
const write = (file, text) => {
  mkdirSync(dirname(join(project, file)), { recursive: true })
  writeFileSync(join(project, file), text)
}

beforeEach(() => {
  project = temporaryFolder()
  symlinkSync(
    resolve(import.meta.dirname, '../../../node_modules'),
    join(project, 'node_modules'),
    'junction',
  )
  write('main/index.ts', 'export const one: number = 1\n')
  write('renderer/index.html', '<!doctype html><title>page</title>\n')
  write('assets/sample.conf', 'config system global\nend\n')
  write('package.json', '{ "type": "module" }\n')
  write('package-lock.json', '{}\n')
  write(
    'electron.config.ts',
    "export default { main: { build: { rolldownOptions: { input: { index: 'main/index.ts' } } } } }\n",
  )
})

test('builds once, and again only where a source changed', async () => {
  expect(isBuilt(project)).toBe(false)
  await build(project)
  expect(existsSync(join(project, 'out/main/index.js'))).toBe(true)
  expect(isBuilt(project)).toBe(true)

  utimesSync(join(project, 'main/index.ts'), new Date(), new Date())
  expect(isBuilt(project)).toBe(true)

  renameSync(join(project, 'assets/sample.conf'), join(project, 'assets/other.conf'))
  expect(isBuilt(project)).toBe(false)
  renameSync(join(project, 'assets/other.conf'), join(project, 'assets/sample.conf'))
  expect(isBuilt(project)).toBe(true)

  write('main/index.ts', 'export const one: number = 2\n')
  expect(isBuilt(project)).toBe(false)
})

test('does not take a failed build for a built one', async () => {
  await build(project)
  write('main/index.ts', "import './nowhere'\n")
  await expect(build(project)).rejects.toThrow('could not be built')
  expect(isBuilt(project)).toBe(false)
})
