import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { bracketsOf } from '../../../main/device/recording/brackets'
import { readRecording } from '../../../main/device/recording/read-recording'

const fragment = fc.oneof(
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 20 }) },
  {
    weight: 6,
    arbitrary: fc.constantFrom(
      ...['FGT # ', 'FGT (root) # ', 'FGT (global) $ ', 'FGT (a) # b) # ', 'other # ', '> ', '[08:57:45] '],
      ...['get system status', 'show user local', ' | grep .', 'edit root', 'config vdom', 'end', 'show sys'],
      ...[
        'config user local',
        '    edit "',
        '        set comments "',
        '"',
        "'",
        '\\',
        '    next',
        'current vf=root:0',
      ],
      ...[
        '--More-- ',
        '--More--          ',
        '\r         \r',
        '\b',
        '\u001b[K',
        '\u001b[3A',
        '\u001b]0;x\u0007',
      ],
      ...[
        '&quot;',
        '&amp;',
        '“',
        '’',
        '\u00a0',
        'x'.repeat(80),
        'Script done',
        'login as: ',
        '(y/n)',
        '1: a',
      ],
      ...['System time: Tue Dec  2 08:51:00 2025', 'Serial-Number: FGT60F', 'Hostname: FGT'],
    ),
  },
  { weight: 4, arbitrary: fc.constantFrom('\n', '\r\n', '\r', '\n\n', '\r\n\r\n') },
)

describe('any text at all', () => {
  test('is read, each line of it at most once, and never throws', () => {
    fc.assert(
      fc.property(fc.array(fragment, { maxLength: 80 }), (fragments) => {
        const text = fragments.join('')
        const recording = readRecording(text)
        const lines = text.split(text.includes('\n') ? '\n' : '\r')
        let last = 0
        for (const { line, text: stray } of recording.strays) {
          expect(line).toBeGreaterThan(last)
          last = line + stray.split(text.includes('\n') ? '\n' : '\r').length - 1
          expect(lines.slice(line - 1, last).join(text.includes('\n') ? '\n' : '\r')).toBe(stray)
        }
        const at = recording.pieces.map(({ line }) => line)
        expect(at).toEqual([...new Set(at)].toSorted((one, other) => one - other))
        expect(at.every((line) => line >= 1 && line <= lines.length)).toBe(true)
        const { brackets, unplaced } = bracketsOf(recording)
        const placed = new Set([...brackets.flatMap(({ pieces }) => pieces), ...unplaced])
        expect(placed.size).toBe(recording.pieces.length)
      }),
      { numRuns: 3_000 },
    )
  })

  test.each([
    ['a line without an end', (size: number) => 'x'.repeat(size)],
    ['quotes', (size: number) => '"\n'.repeat(size / 2)],
    ['prompts', (size: number) => 'FGT # show\n\n'.repeat(size / 12)],
    ['prompts in values', (size: number) => 'FGT # show\n"\n\n'.repeat(size / 14)],
    ['carriage returns', (size: number) => `${'\r'.repeat(size)}x`],
    ['sequences that never end', (size: number) => '\u001b]'.repeat(size / 2)],
    ['backspaces', (size: number) => 'ab\b'.repeat(size / 3)],
    ['backslashes', (size: number) => `"${'\\'.repeat(size)}x\n`],
    ['entities', (size: number) => '&quot;'.repeat(size / 6)],
    ['marks of prompts', (size: number) => ' # '.repeat(size / 3)],
    ['typographic quotes', (size: number) => 'set x “a” “\n'.repeat(size / 12)],
    ['what recorders write', (size: number) => `=~=~=~=~ ${'PuTTY log '.repeat(size / 10)}`],
    ['pages', (size: number) => '--More--\n'.repeat(size / 9)],
    ['blanks', (size: number) => `${' '.repeat(size)}x`],
    ['full lines', (size: number) => `${'x'.repeat(79)}\n`.repeat(size / 80)],
  ])('costs as much as it is long: %s', (_, text) => {
    const read = (size: number) => {
      const recording = `FGT # show\n${text(size)}`
      // On the processor, so that what else the computer does counts less.
      const began = process.cpuUsage()
      readRecording(recording)
      const { user, system } = process.cpuUsage(began)
      return (user + system) / 1_000
    }
    read(100_000)
    const small = Math.min(read(200_000), read(200_000))
    const large = Math.min(read(1_600_000), read(1_600_000))
    // Eight times as long: with its square it would be 64 times as much.
    expect(large).toBeLessThan(30 * small + 200)
  })
})
