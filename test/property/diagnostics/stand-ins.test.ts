import fc from 'fast-check'
import { expect, test } from 'vitest'
import { StandIns, type KnownName, type NameKind } from '../../../main/diagnostics/stand-ins'

const kinds: readonly NameKind[] = ['host', 'user', 'vdom', 'license', 'serial', 'email', 'phone']

/** A name that no stand-in and no word of the texts below is made of. */
const word = fc.stringMatching(/^[A-Za-zÄÖÜäöüßéЖжΣσ][A-Za-z0-9ÄÖÜäöüßéЖжΣσ]{1,12}$/)
const name = fc
  .oneof(
    word,
    fc.tuple(word, fc.constantFrom('.', ' ', '-', '_', '@', "'"), word).map((parts) => parts.join('')),
  )
  .filter(
    (each) =>
      !new RegExp(
        `(?:^|\\W)(?:${[...kinds, 'path', 'address', 'number', 'text', 'said', 'of'].join('|')})(?:\\W|$)`,
        'i',
      ).test(each),
  )
const names = fc.uniqueArray(fc.record({ kind: fc.constantFrom(...kinds), name }), {
  minLength: 1,
  maxLength: 12,
  selector: (each) => each.name.toLowerCase(),
})
const between = fc.constantFrom(
  ' said ',
  ': ',
  ' of ',
  ', ',
  '(',
  ')\n',
  '="',
  '" ',
  '/',
  '\\',
  '_',
  '/said/',
  '@',
  '.',
  '-',
)

/** A text made of known names and what stands between them. */
const story = names.chain((known) =>
  fc
    .array(fc.tuple(between, fc.constantFrom(...known), fc.constantFrom('as it is', 'upper', 'lower')), {
      minLength: 1,
      maxLength: 20,
    })
    .map((pieces) => ({
      known,
      text: pieces.map(([mark, each, how]) => `${mark}${inCase(each.name, how)}`).join('') + ' said',
    })),
)

function inCase(text: string, how: string): string {
  const changed = how === 'upper' ? text.toUpperCase() : how === 'lower' ? text.toLowerCase() : text
  // Not every letter keeps its length: then it is another name.
  return changed.length === text.length && changed.toLowerCase() === text.toLowerCase() ? changed : text
}

/** Whether a name stands in a text as a word of its own, in any case. */
function holds(text: string, { name: sought }: KnownName): boolean {
  const escaped = sought.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)
  return new RegExp(String.raw`(?<![\p{L}\p{N}])${escaped}(?![\p{L}\p{N}])`, 'iu').test(text)
}

test('no known name is left in a text, in no case and in no path', () => {
  fc.assert(
    fc.property(story, ({ known, text }) => {
      const hidden = new StandIns(known).hide(text)
      expect(known.filter((each) => holds(hidden, each))).toEqual([])
    }),
    { numRuns: 120 },
  )
})

test('the same name has the same stand-in, whatever its case, and another name another one', () => {
  fc.assert(
    fc.property(names, fc.constantFrom('upper', 'lower'), (known, how) => {
      const standIns = new StandIns(known)
      const first = known.map((each) => standIns.hide(each.name))
      expect(known.map((each) => standIns.hide(inCase(each.name, how)))).toEqual(first)
      expect(new Set(first).size).toBe(known.length)
    }),
  )
})

test('of two names of which one begins with the other, the longer is found first', () => {
  fc.assert(
    fc.property(word, word, (short, more) => {
      const standIns = new StandIns([
        { kind: 'user', name: short },
        { kind: 'host', name: `${short} ${more}` },
      ])
      expect(standIns.hide(`${short} ${more}, ${short}`)).toBe('host-1, user-1')
    }),
  )
})

test('a text without names, addresses and numbers stays as it is', () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom('nothing', 'is', 'open,', 'so', 'it', 'can’t', 'go', 'on.', '(yet)', '3')),
      (words) => {
        const text = words.join(' ')
        expect(new StandIns([{ kind: 'user', name: 'ana' }]).hide(text)).toBe(text)
      },
    ),
  )
})
