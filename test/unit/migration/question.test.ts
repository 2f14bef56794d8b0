import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { documentedQuestion } from '../../../main/fortios/output'
import {
  compareQuestion,
  isApproved,
  isDocumented,
  isInterrupted,
  whyNotApprovable,
  type ApprovedWording,
} from '../../../main/migration/question'

const asked = documentedQuestion

/** A change to the documented question; the test holds only if it changes something. */
function changed(from: string, to: string, text = asked): string {
  expect(text).toContain(from)
  return text.replace(from, to)
}

/** Every wording that was once tried on the product, by what was done to it. */
const variants = {
  'middle changed': changed(
    'it cannot be reversed',
    'ALL USERS WILL BE DELETED and the unit is reset to factory defaults',
  ),
  'extra lines in the middle': changed(
    'Ready to proceed',
    'This will also run execute factoryreset.\nReady to proceed',
  ),
  'other license named': changed(
    'Warning:',
    'License EFTM999999999999 in VDOM other will be migrated.\nWarning:',
  ),
  'earlier warning in front': changed(
    'Warning:',
    'Warning: The unit will be reset to factory defaults.\nWarning:',
  ),
  'word doubled at the start': changed('Please acknowledge', 'Please Please acknowledge'),
  'zero-width blank in it': changed('acknowledge', 'ack\u200bnowledge'),
  'turned around in the middle': changed('it cannot be reversed', '\u202eit cannot be reversed'),
  'other end': changed('Ready to proceed? (y/n)', 'Proceed? (y/n)'),
  'capitals at the end': changed('(y/n)', '(Y/N)'),
  'double question': changed('Ready to proceed? (y/n)', 'Ready to proceed? (y/n)\nErase the disk? (y/n)'),
} as const

/** Copied from the vendor’s page (FortiOS 7.0.4 New Features, "Migrating FortiToken Mobile users"). */
const ofThePage = `Warning: Please acknowledge that once the license and its tokens are migrated to FortiToken Cloud
 - The original FTM license gets invalidated and it cannot be reversed.
 - You will switch from perpetual to annual subscription license.
Please contact customer support to get the migration pre-authorization
and backup your FortiGate configuration!
Ready to proceed? (y/n)`

describe('the documented question', () => {
  test('is the one of the vendor’s page', () => {
    expect(isDocumented(ofThePage)).toBe(true)
    expect(isDocumented(ofThePage.replace(/.{40}/g, '$&\r\n'))).toBe(true)
  })

  test.each([
    ['it is not there to its end', ofThePage.slice(0, -6)],
    ['a message of the console stands before it', `NOTICE: link up\n${ofThePage}`],
    ['a line stands in the middle of it', ofThePage.replace('Ready', 'This unit will be reset.\nReady')],
    ['a word is another one', ofThePage.replace('cannot', 'can')],
    ['a blank is none', ofThePage.replace('FTM license', 'FTM\u00a0license')],
    ['more follows', `${ofThePage}y\n1: Converted`],
    [
      'it asks about something else',
      'This operation will reboot the system!\nDo you want to continue? (y/n)',
    ],
    [
      'it is that of the diagnose command',
      `Warning: Please acknowledge that request will be sent to fortitoken-cloud to
start license migration where migration eligibility will be checked and a new
FTC license will be created with corresponding user quota to accept user migration.
Ready to proceed? (y/n)`,
    ],
  ])('is not known if %s', (_, text) => {
    expect(isDocumented(text)).toBe(false)
  })

  test('is recognised however a terminal breaks its lines', () => {
    expect(isDocumented(asked)).toBe(true)
    expect(isDocumented(`\r\n${asked.replaceAll('\n', '\r\n')} `)).toBe(true)
    expect(isDocumented(asked.replaceAll(' ', '\n'))).toBe(true)
    expect(isDocumented(changed('acknowledge', 'acknow\nledge'))).toBe(true)
  })

  test('is itself with a blank behind it', () => {
    expect(isDocumented(changed('(y/n)', '(y/n) '))).toBe(true)
  })

  test.each(Object.entries(variants))('is not the one with %s', (_name, text) => {
    expect(isDocumented(text)).toBe(false)
  })

  test('is not the empty text, a part of it, or it twice', () => {
    expect(isDocumented('')).toBe(false)
    expect(isDocumented('Ready to proceed? (y/n)')).toBe(false)
    expect(isDocumented(`${asked}\n${asked}`)).toBe(false)
  })

  const blanks = /^[ \t\r\n]*$/
  const character = fc.string({ unit: 'binary', minLength: 1, maxLength: 1 })
  const mark = fc.constantFrom('\u00a0', '\u200b', '\u202e', '\u2028', '\u0000', '\u000b', '\ufeff', 'у')
  const place = fc.nat(asked.length)

  test('becomes another text by any character that is added, unless it is a blank', () => {
    fc.assert(
      fc.property(place, fc.oneof(character, mark), (at, added) => {
        expect(isDocumented(asked.slice(0, at) + added + asked.slice(at))).toBe(blanks.test(added))
      }),
      { numRuns: 2_000 },
    )
  })

  test('becomes another text by any character that is left out, unless it is a blank', () => {
    for (let at = 0; at < asked.length; at += 1) {
      const without = asked.slice(0, at) + asked.slice(at + 1)
      expect(isDocumented(without)).toBe(blanks.test(asked.charAt(at)))
    }
  })

  test('becomes another text by any character that is replaced, unless both are blanks', () => {
    fc.assert(
      fc.property(fc.nat(asked.length - 1), fc.oneof(character, mark), (at, other) => {
        const before = asked.charAt(at)
        const isSame = other === before || (blanks.test(before) && blanks.test(other))
        expect(isDocumented(asked.slice(0, at) + other + asked.slice(at + 1))).toBe(isSame)
      }),
      { numRuns: 2_000 },
    )
  })
})

describe('a question with messages of the console in between', () => {
  const message = 'port3: link down'

  test('is one wherever whole lines came', () => {
    const lines = asked.split('\n')
    for (let at = 0; at < lines.length; at += 1) {
      const text = [...lines.slice(0, at), message, ...lines.slice(at)].join('\n')
      expect(isDocumented(text)).toBe(false)
      expect(isInterrupted(text)).toBe(true)
    }
  })

  test('is not one where nothing came, where a line was broken, or where something came behind', () => {
    expect(isInterrupted(asked)).toBe(false)
    expect(isInterrupted(changed('gets invalidated', `gets\n${message}\ninvalidated`))).toBe(false)
    expect(isInterrupted(`${asked}\n${message}`)).toBe(false)
    expect(isInterrupted(`${asked}\nErase the disk? (y/n)`)).toBe(false)
  })

  test('is not one where a line is missing, changed, or in another order', () => {
    const lines = asked.split('\n')
    for (let at = 0; at < lines.length; at += 1) {
      expect(isInterrupted([message, ...lines.toSpliced(at, 1)].join('\n'))).toBe(false)
    }
    expect(isInterrupted(`${message}\n${changed('cannot be reversed', 'can be reversed')}`)).toBe(false)
    const [first = '', second = '', ...rest] = lines
    expect(isInterrupted([second, first, ...rest].join('\n'))).toBe(false)
  })
})

/** A wording of another firmware that a person may approve. */
const wording = `Notice for license EFTM000000425212: please read this information.
 - The original FTM license gets invalidated and it cannot be reversed.
Ready to proceed? (y/n)`

describe('a wording that a person may approve', () => {
  test('says what has to be said, and "information" is an ordinary word', () => {
    expect(whyNotApprovable(wording, true)).toBe('')
    expect(whyNotApprovable(`${wording} \n`, true)).toBe('')
    expect(whyNotApprovable(changed('this information', 'this Information', wording), true)).toBe('')
    expect(whyNotApprovable(changed('gets invalidated and', 'gets invalidated\n   and', wording), true)).toBe(
      '',
    )
  })

  test('came directly behind the echo', () => {
    expect(whyNotApprovable(wording, false)).toMatch(/directly after/)
  })

  test.each([
    ['none', changed(' (y/n)', '', wording)],
    ['two', changed('Notice', 'Sure? (y/n) Notice', wording)],
    ['two, one in capitals', changed('Notice', 'Sure? (Y/N) Notice', wording)],
    ['two at the end', `${wording}\nSure? (y/n)`],
    ['one in capitals', changed('(y/n)', '(Y/N)', wording)],
    ['one that is broken by a blank', changed('(y/n)', '(y /n)', wording)],
    ['one with something behind it', `${wording}!`],
    ['another pair', changed('(y/n)', '[yes/no]', wording)],
  ])('ends in exactly one (y/n): not %s', (_name, text) => {
    expect(whyNotApprovable(text, true)).not.toBe('')
  })

  test('holds no second (y/n) that a line end breaks', () => {
    expect(whyNotApprovable(changed('Notice', 'Sure? (y/\nn) Notice', wording), true)).not.toBe('')
  })

  test.each([
    ['Ready to proceed?', 'Ready to go?'],
    ['Ready to proceed?', 'ready to proceed?'],
    ['Ready to proceed?', 'Ready to proceed!'],
    ['cannot be reversed.', 'can be reversed.'],
    ['cannot be reversed.', 'cannot be reversed'],
    ['The original', 'the original'],
  ])('says one of two sentences word for word: with %j as %j only where the other stands', (from, to) => {
    const one = changed(from, to, wording)
    expect(whyNotApprovable(one, true)).toBe('')
    const neither = from.startsWith('Ready')
      ? changed('cannot be reversed.', 'is final.', one)
      : changed('Ready to proceed?', 'Shall it be done?', one)
    expect(whyNotApprovable(neither, true)).toMatch(/word for word/)
  })

  test.each([
    '\u202e',
    '\u202d',
    '\u2066',
    '\u200b',
    '\u200d',
    '\u2060',
    '\ufeff',
    '\u00ad',
    '\u00a0',
    '\u0008',
  ])('holds nothing that hides or turns text: not %j', (mark) => {
    for (const text of [
      changed('Notice', `No${mark}tice`, wording),
      mark + wording,
      wording + mark,
      changed('cannot', `can${mark}not`, wording),
    ])
      expect(whyNotApprovable(text, true)).toMatch(/hide or reverse/)
  })

  test.each([
    ['factory', 'the factory settings'],
    ['reset', 'and is reset'],
    ['reset', 'after a RESET'],
    ['reset', 'of the presets'],
    ['format', 'and the disk is formatted'],
    ['format', 'Formatting begins'],
    ['format', 'and Reformat'],
    ['erase', 'and erases all'],
    ['erase', 'by erasing all'],
    ['reboot', 'and will reboot'],
    ['shutdown', 'before shutdown'],
    ['reset, broken by a line end', 'and is re\nset'],
    ['reset, broken with a hanging indent', 'and is re\n    set'],
    ['factory, spread out', 'to f a c t o r y'],
    ['shutdown, in two words', 'then shut down'],
    ['format, broken by a line end', 'the disk is for\nmatted'],
    ['format, the first on its line', 'the disk\nformat'],
    ['format behind a word that ends in "in"', 'begin format'],
  ])('speaks of nothing else: not of %s', (_word, words) => {
    expect(whyNotApprovable(changed('read this', `read this ${words}`, wording), true)).toMatch(/more than/)
  })

  test('is none of those with something else in them that were once tried', () => {
    for (const name of [
      'middle changed',
      'extra lines in the middle',
      'earlier warning in front',
      'zero-width blank in it',
      'turned around in the middle',
      'capitals at the end',
      'double question',
    ] as const)
      expect(whyNotApprovable(variants[name], true), name).not.toBe('')
  })
})

describe('an approval', () => {
  const device = { serial: 'FGVM02TM22000001', build: '0301' }
  const approved: ApprovedWording = { question: wording, reason: 'Customer Service sent it.', ...device }

  test('holds for its text, with blanks as a terminal puts them', () => {
    expect(isApproved(wording, approved, device)).toBe(true)
    expect(isApproved(wording.replaceAll('\n', '\r\n  '), approved, device)).toBe(true)
  })

  test('holds for nothing where there is none', () => {
    expect(isApproved(wording, null, device)).toBe(false)
  })

  test('holds for no other number', () => {
    expect(isApproved(changed('425212', '425213', wording), approved, device)).toBe(false)
    expect(isApproved(changed('425212', '4252120', wording), approved, device)).toBe(false)
  })

  test('holds on no other device and for no other build', () => {
    expect(isApproved(wording, approved, { ...device, serial: 'FGVM02TM22000002' })).toBe(false)
    expect(isApproved(wording, approved, { ...device, build: '0304' })).toBe(false)
  })

  test('holds for no text that differs in a character', () => {
    for (let at = 0; at < wording.length; at += 1) {
      if (wording.charAt(at).trim() === '') continue
      expect(isApproved(`${wording.slice(0, at)}§${wording.slice(at + 1)}`, approved, device)).toBe(false)
    }
  })
})

describe('the text beside the documented one', () => {
  const only = (text: string, kind: 'same' | 'added' | 'missing') =>
    compareQuestion(text)
      .filter((piece) => piece.kind === kind)
      .map((piece) => piece.text.trim())

  test('is all the same where it is', () => {
    expect(compareQuestion(asked)).toEqual([{ text: asked, kind: 'same' }])
    expect(only(asked.replaceAll(' ', '\n'), 'added')).toEqual([])
  })

  test('marks what was added', () => {
    expect(only(variants['extra lines in the middle'], 'added')).toEqual([
      'This will also run execute factoryreset.',
    ])
    expect(only(variants['extra lines in the middle'], 'missing')).toEqual([])
    expect(only(variants['double question'], 'added')).toEqual(['Erase the disk? (y/n)'])
    expect(only(variants['word doubled at the start'], 'added')).toEqual(['Please'])
  })

  test('marks what is missing', () => {
    const text = changed(' - You will switch from perpetual to annual subscription license.\n', '')
    expect(only(text, 'missing')).toEqual([
      '- You will switch from perpetual to annual subscription license.',
    ])
    expect(only(text, 'added')).toEqual([])
  })

  test('marks what stands in the place of something', () => {
    expect(only(variants['other end'], 'added')).toEqual(['Proceed?'])
    expect(only(variants['other end'], 'missing')).toEqual(['Ready to proceed?'])
  })

  test('shows what hides or turns text as its code', () => {
    expect(only(variants['zero-width blank in it'], 'added')).toEqual(['ack<U+200B>nowledge'])
    expect(only(variants['turned around in the middle'], 'added')).toEqual(['<U+202E>it'])
  })

  test('holds every word of both, whatever the text is', () => {
    const text = fc.array(fc.oneof(fc.constantFrom(...asked.split(/(?<=\s)/)), fc.string()), {
      maxLength: 60,
    })
    fc.assert(
      fc.property(text, (parts) => {
        const said = parts.join('').replaceAll(/[^\x20-\x7e\n]/g, '?')
        const pieces = compareQuestion(said)
        const of = (...kinds: readonly string[]) =>
          pieces
            .filter(({ kind }) => kinds.includes(kind))
            .map((piece) => piece.text.trim().split(/\s+/))
            .flat()
            .filter((word) => word !== '')
        expect(of('same', 'added')).toEqual(said.split(/\s+/).filter((word) => word !== ''))
        expect(of('same', 'missing')).toEqual(asked.split(/\s+/))
      }),
    )
  })
})
