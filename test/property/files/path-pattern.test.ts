import fc from 'fast-check'
import { expect, test } from 'vitest'
import { PathPattern } from '../../../main/files/path-pattern'

const names = fc.constantFrom('a', 'b', 'ab', 'a.conf', '.a', '(a', '-', 'ä')
const segments = fc.constantFrom('**', '*', 'a', '?', 'a*', '*.conf', '.*', '(?', '***', 'ä')
const paths = fc.array(names, { minLength: 1, maxLength: 5 })

/** What a pattern means, written down as a person would explain it. */
function means(pattern: readonly string[], path: readonly string[]): boolean {
  const [segment, ...rest] = pattern
  const [name, ...below] = path
  if (segment === undefined) return name === undefined
  if (segment === '**') return means(rest, path) || (name !== undefined && means(pattern, below))
  return name !== undefined && fits([...segment], [...name]) && means(rest, below)
}

function fits([sign, ...rest]: readonly string[], name: readonly string[], isFirst = true): boolean {
  const [letter, ...others] = name
  if (sign === undefined) return letter === undefined
  if (isFirst && letter === '.') return sign === '.' && fits(rest, others, false)
  if (sign === '*')
    return fits(rest, name, false) || (letter !== undefined && fits([sign, ...rest], others, false))
  return letter !== undefined && (sign === '?' || sign === letter) && fits(rest, others, false)
}

/** What the pattern says of the last of these names, each of which is a folder in the one before. */
function walk(pattern: PathPattern, path: readonly string[]) {
  let place: PathPattern | null = pattern
  for (const name of path.slice(0, -1)) place = place?.of(name).below ?? null
  return place?.of(path.at(-1) ?? '') ?? null
}

test('a pattern names what it means, and seeks everything in the folders that it names', () => {
  fc.assert(
    fc.property(fc.array(segments, { maxLength: 5 }), paths, (pattern, path) => {
      const seen = walk(new PathPattern(pattern), path)
      // A pattern that ends in `**` names the folders that the rest of it does, with all in them.
      const isIn = path.some((_, at) => means(pattern, path.slice(0, at)))
      const isNamed = pattern.at(-1) !== '**' && means(pattern, path)
      expect({ isNamed: seen?.isNamed ?? false, isSought: seen?.isSought ?? false }).toEqual({
        isNamed,
        isSought: isNamed || isIn,
      })
    }),
  )
})
