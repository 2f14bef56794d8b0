import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { expect, test } from 'vitest'

/** The majors that the Electron project supports: the newest three. From its release schedule, on that day. */
const supported = { on: '2026-11-23', majors: [45, 44, 43] }

const manifest = JSON.parse(
  readFileSync(resolve(import.meta.dirname, '../../../../package.json'), 'utf8'),
) as {
  readonly devDependencies: Readonly<Record<string, string>>
}

test(`the Electron of releases is pinned to one that was supported on ${supported.on}`, () => {
  const pinned = /^(\d+)\.\d+\.\d+$/.exec(manifest.devDependencies.electron ?? '')
  expect(supported.majors).toContain(Number(pinned?.[1]))
})
