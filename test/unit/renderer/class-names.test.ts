import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const renderer = join(import.meta.dirname, '../../../renderer/src')

/** The names in all files of a kind that a pattern finds. */
function namesIn(kind: '.css' | '.tsx', pattern: RegExp): readonly string[] {
  const files = readdirSync(renderer, { recursive: true, encoding: 'utf8' })
  const own = files.filter((file) => file.endsWith(kind))
  return own.flatMap((file) => readFileSync(join(renderer, file), 'utf8').match(pattern) ?? [])
}

test('every part of a component that is named in the code has a rule in a style sheet', () => {
  const styled = new Set(namesIn('.css', /(?<=\.)[a-z][a-z\d-]*__[a-z\d-]+/g))
  const named = new Set(namesIn('.tsx', /\b[a-z][a-z\d-]*__[a-z\d]+(?:-{1,2}[a-z\d]+)*/g))
  expect(named.size).toBeGreaterThan(100)
  expect([...named].filter((name) => !styled.has(name))).toEqual([])
})
