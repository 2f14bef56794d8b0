import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { expect, inject, test } from 'vitest'
import { run } from '../../scripts/child.mjs'

const { first, second, deb, rpm, archive } = inject('packages')

test('two clones in other folders, with another umask and time zone, give the same bytes', () => {
  expect(readdirSync(second).sort()).toEqual(readdirSync(first).sort())
  expect(readdirSync(first)).toHaveLength(6)
  for (const name of readdirSync(first))
    expect(readFileSync(join(first, name)).equals(readFileSync(join(second, name))), name).toBe(true)
})

test('the sums are those of the three packages, the bill of materials and the licenses', async () => {
  const { code, output } = await run('sha256sum', ['--check', '--strict', 'SHA256SUMS'], { cwd: first })
  expect(output.match(/: OK$/gm)).toHaveLength(5)
  expect(output).toMatch(/\.sbom\.cdx\.json: OK$/m)
  expect(output).toMatch(/\.third-party\.txt: OK$/m)
  expect(code).toBe(0)
})

/** What the type for Japanese and Chinese may add, in MB. */
const printType = 12

test.each([
  [deb, 90 + printType],
  [rpm, 90 + printType],
  [archive, 100 + printType],
])('%s has at most %d MB', (file, most) => {
  expect(statSync(file).size).toBeLessThanOrEqual(most * 1_000_000)
})
