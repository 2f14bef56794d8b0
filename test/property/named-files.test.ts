import fc from 'fast-check'
import { isAbsolute, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { packed } from '../../main/electron/hand-over'
import { unpacked } from '../../main/electron/handed-over'
import { namedFiles, shorterArguments } from '../../main/named-files'

/** What one message of Electron's holds, less what is not ours in it. */
const room = 32_768 - 1_000

const word = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }).map((some) => some.replaceAll('\0', '')),
  fc.constantFrom(
    '--',
    '-',
    '',
    '.',
    'review',
    'a.conf',
    'file:///a%20b',
    'file://x/y',
    '--left-out=5',
    '\u{1F600}',
  ),
  fc.webUrl(),
)
const words = fc.oneof(
  fc.array(word, { maxLength: 20 }),
  fc
    .tuple(word, fc.integer({ min: 200, max: 3000 }))
    .map(([each, times]) => Array.from({ length: times }, (_, at) => `${each}${at}`)),
)
const start = fc.record({
  argv: words.map((some) => ['tokenferry', ...some]),
  folder: fc.constantFrom(resolve('/'), resolve('/home/kim'), resolve('/', 'ü'.repeat(200), ' '.repeat(900))),
  isPackaged: fc.boolean(),
})

test('whatever is typed: absolute paths, each once, that come out as they went in and fit one message', () => {
  fc.assert(
    fc.property(start, (given) => {
      const named = namedFiles(given)
      expect(named.paths.every(isAbsolute)).toBe(true)
      expect(new Set(named.paths).size).toBe(named.paths.length)
      const sent = packed(named)
      expect(unpacked(sent)).toEqual(named)

      let args: readonly string[] | null
      try {
        args = shorterArguments(given)
      } catch {
        return // what is there beside files is too long by itself
      }
      const argv = args ? ['tokenferry', ...args] : given.argv
      const bytes = Buffer.byteLength([...argv, given.folder, sent.files].join('\0'))
      expect(bytes).toBeLessThan(room)
      if (args) {
        expect(shorterArguments({ ...given, argv })).toBeNull()
        expect(namedFiles({ ...given, argv })).toEqual(named)
      }
    }),
    { numRuns: 200 },
  )
})
