import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { mayType } from '../../../main/device/allow-list'
import { NotAllowed, quoteName } from '../../../main/fortios/commands'
import type { Prompt } from '../../../main/fortios/prompt'
import { ConversationReader } from '../../../main/device/reader'
import { ScreenText } from '../../../main/device/screen-text'

/** Text as a device prints it between two rests: lines of anything, with control sequences in between. */
const piece = fc.oneof(
  { weight: 4, arbitrary: fc.string({ unit: 'grapheme', maxLength: 20 }) },
  {
    weight: 4,
    arbitrary: fc.constantFrom('    set comment "', 'edit "jörg"', 'FGT # ', '(y/n)', '--More-- ', '"'),
  },
  { weight: 4, arbitrary: fc.constantFrom('\r\n', '\r\r\n', '\n', '\r') },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      '\u001b[0m',
      '\u001b[1;31m',
      '\u001b]0;x\u0007',
      '\u001b(B',
      '\u001b',
      '\u0000',
      '\b',
    ),
  },
  { weight: 1, arbitrary: fc.constantFrom('名前', '🔑', 'é', '\u00a0') },
)
const text = fc.array(piece, { maxLength: 30 }).map((pieces) => pieces.join(''))

/** A page of output with what it comes to rest at. */
const page = fc.tuple(
  text.map((printed) => `${printed}\r\n`),
  fc.constantFrom('--More-- ', '--More--'),
)
const conversation = fc.record({
  pages: fc.array(page, { maxLength: 4 }),
  last: text.map((printed) => `${printed}\r\n`),
  rest: fc.constantFrom(
    'FGT # ',
    'FGT (global) # ',
    'FGT(Primary) (root) $ ',
    'Ready to proceed? (y/n)',
    "(Press 'a' to accept):",
    'unfinished',
  ),
  erasure: fc.constantFrom('\r         \r', '\r     \r', ''),
})

/** Bytes in pieces: the sizes of the pieces, again and again. */
function cut(bytes: Buffer, sizes: readonly number[]): readonly Buffer[] {
  const chunks: Buffer[] = []
  for (let from = 0, turn = 0; from < bytes.length; turn += 1) {
    const size = sizes[turn % sizes.length] ?? bytes.length
    chunks.push(bytes.subarray(from, from + size))
    from += size
  }
  return chunks
}

function converse(
  { pages, last, rest, erasure }: { pages: [string, string][]; last: string; rest: string; erasure: string },
  sizes: readonly number[],
) {
  const told: string[] = []
  const screen = new ScreenText()
  const reader = new ConversationReader((line) => told.push(line))
  const rests: unknown[] = []
  let before = ''
  const hear = (bytes: string) => {
    for (const chunk of cut(Buffer.from(bytes), sizes)) reader.push(screen.push(chunk))
    rests.push(reader.rest())
  }
  for (const [printed, pager] of pages) {
    hear(`${before}${printed}${pager}`)
    reader.pagerAnswered()
    before = erasure
  }
  hear(`${before}${last}${rest}`)
  return { told, rests, taken: reader.take().split('\n'), atRest: reader.atRest }
}

describe('a conversation', () => {
  test('is the same however its bytes are cut', () => {
    fc.assert(
      fc.property(
        conversation,
        fc.array(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 6 }),
        (spoken, sizes) => {
          const whole = converse(spoken, [Number.MAX_SAFE_INTEGER])
          expect(converse(spoken, sizes)).toEqual(whole)
          expect(converse(spoken, [1])).toEqual(whole)
        },
      ),
      { numRuns: 300 },
    )
  })

  test('has no control character in it', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        expect(new ScreenText().push(bytes)).not.toMatch(/[^\P{Cc}\t\n\r]/u)
      }),
      { numRuns: 500 },
    )
  })
})

/** Lines of a configuration; a value goes over several, and holds what looks like anything. */
const inValue = fc.constantFrom(
  ...[
    '',
    'FGT # ',
    'FGT # end',
    'FGT (root) # ',
    '--More-- ',
    'Ready to proceed? (y/n)',
    'show',
    'end',
    'jörg 🔑',
  ],
  "(Press 'a' to accept):",
)
const configuration = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        ['config user local'],
        ['    edit "kim"'],
        ['        set type password'],
        ['end'],
        [''],
      ),
      fc
        .array(inValue, { minLength: 1, maxLength: 6 })
        .map((lines) => ['        set buffer "first', ...lines, 'last \\" of it"']),
    ),
    { maxLength: 12 },
  )
  .map((parts) => parts.flat())
const pieces = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 6 })
const known: Prompt = { hostname: 'FGT', haRole: null, scope: null, readOnly: false, isSpaced: true }

/**
 * Plays what a device prints after `show` was typed, and answers each pager. Answers the lines, and how many bytes were
 * still to come each time that a prompt was certain.
 */
function play(bytes: Buffer, sizes: readonly number[]) {
  const screen = new ScreenText()
  const told: string[] = []
  const reader = new ConversationReader((line) => told.push(line))
  reader.learn(known)
  reader.typed('show', known)
  const certain: number[] = []
  let left = bytes.length
  for (const chunk of cut(bytes, sizes)) {
    reader.push(screen.push(chunk))
    left -= chunk.length
    const rest = reader.rest()
    if (rest?.kind === 'pager') reader.pagerAnswered()
    if (rest?.kind === 'prompt' && rest.proof === 'certain') certain.push(left)
  }
  return { lines: reader.take().split('\n'), told, certain }
}

describe('the output of a command', () => {
  test('is the same however its bytes are cut, pages and echo taken out, and ends at its prompt alone', () => {
    fc.assert(
      fc.property(
        configuration,
        fc.array(fc.nat(60), { maxLength: 4 }),
        fc.constantFrom('', 'NOTICE: a message\r\nFGT # ', '\r\nFGT # \r\nHA is in sync\r\nFGT # '),
        fc.constantFrom('\r         \r', '\r \r', '\r                    \r'),
        pieces,
        (lines, pages, before, erasure, sizes) => {
          const output = lines.map(
            (line, at) => `${pages.includes(at) ? `--More-- ${erasure}` : ''}${line}\r\n`,
          )
          const bytes = Buffer.from(`${before}show\r\r\n${output.join('')}\r\nFGT # `)
          for (const each of [sizes, [1], [bytes.length]]) {
            const played = play(bytes, each)
            expect(played.lines).toEqual([...lines, ''])
            expect(played.told).toEqual(play(bytes, [bytes.length]).told)
            expect(played.certain).toEqual([0])
          }
        },
      ),
      { numRuns: 500 },
    )
  })

  test('is plain text without control characters, read fast or slowly', () => {
    const anything = fc.oneof(text, fc.string({ unit: 'binary', maxLength: 60 }))
    fc.assert(
      fc.property(anything, pieces, (printed, sizes) => {
        const bytes = Buffer.from(printed)
        const fast = new ScreenText()
        const slow = new ScreenText()
        // A sequence that is over at once has every character of the chunk looked at.
        const looked = cut(bytes, sizes).map((chunk) =>
          slow.push(Buffer.concat([Buffer.from('\u0000'), chunk])),
        )
        fc.pre(!printed.includes('\u001b') && !printed.includes('\ufeff') && isAscii(bytes))
        expect(
          cut(bytes, sizes)
            .map((chunk) => fast.push(chunk))
            .join(''),
        ).toBe(looked.join(''))
      }),
      { numRuns: 500 },
    )
  })
})

function isAscii(bytes: Buffer): boolean {
  return bytes.every((byte) => byte < 0x80)
}

describe('the list of what may be typed', () => {
  const verb = fc.constantFrom('show', 'get', 'edit', 'end', 'config', 'execute', 'diagnose', 'set', 'delete')
  const word = fc.oneof(
    fc.constantFrom(
      'system',
      'user',
      'local',
      'fortitoken-cloud',
      'migrate-ftm',
      'EFTM000000425212',
      'root',
      'global',
      'vdom',
    ),
    fc.string({ maxLength: 12 }),
    fc.string({ unit: 'binary', maxLength: 6 }),
  )

  test('lets no line with a control character or a question mark through', () => {
    const line = fc
      .tuple(verb, fc.array(word, { maxLength: 4 }))
      .map(([first, words]) => [first, ...words].join(' '))
    fc.assert(
      fc.property(
        fc.oneof(
          line,
          line.map((typed) => `${typed}\n`),
          fc.string({ unit: 'binary' }),
        ),
        (typed) => {
          if (mayType(typed)) expect(typed).toMatch(/^[^\p{Cc}?]+$/u)
        },
      ),
      { numRuns: 2000 },
    )
  })

  test('lets nothing random through', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (typed) => {
        fc.pre(!/^(?:show|end)$|^edit /.test(typed))
        expect(mayType(typed)).toBe(false)
      }),
      { numRuns: 2000 },
    )
  })

  test('takes each name that can be quoted as one word, and no other', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 90 }), (name) => {
        let quoted: string
        try {
          quoted = quoteName(name)
        } catch (error) {
          expect(error).toBeInstanceOf(NotAllowed)
          return
        }
        expect(mayType(`edit ${quoted}`)).toBe(true)
        const plain = quoted.startsWith('"') ? quoted.slice(1, -1).replace(/\\(["\\])/g, '$1') : quoted
        expect(plain).toBe(name)
      }),
      { numRuns: 1000 },
    )
  })
})
