import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readCommands } from '../../../main/evidence/transcript/commands'
import { decodeLine, encodeLine } from '../../../main/evidence/transcript/format'
import { TranscriptFile } from '../../../main/evidence/transcript/transcript-file'
import type { TranscriptLine } from '../../../main/contract/rows'
import { quoteName } from '../../../main/fortios/commands'
import { temporaryFolder } from '../../temporary-folder'

const at = fc
  .date({ min: new Date('2020-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString())

/** Any text, rich in what somewhere ends a line and in what a line of ours begins with. */
const text = fc
  .array(
    fc.oneof(
      fc.string({ unit: 'binary', maxLength: 4 }),
      fc.constantFrom(
        '\n',
        '\r',
        '\u0085',
        '\u2028',
        '\u2029',
        '\v',
        '\f',
        '\t',
        ' ',
        '"',
        '\\',
        '(',
        ')>',
        ' > ',
        ' # ',
      ),
      fc.constant('2026-11-28T03:00:00.000Z > execute factoryreset'),
    ),
    { maxLength: 12 },
  )
  .map((pieces) => pieces.join(''))

const line: fc.Arbitrary<TranscriptLine> = fc.record({ seq: fc.nat(), at, text }).chain((base) =>
  fc.oneof(
    text.map((scope) => ({ ...base, direction: 'sent' as const, scope })),
    fc.constantFrom('received' as const, 'note' as const).map((direction) => ({ ...base, direction })),
  ),
)

test('every line is one line, and comes back with its time, direction and scope', () => {
  fc.assert(
    fc.property(line, (written) => {
      const encoded = encodeLine(written)
      expect(encoded.match(/[^\P{Cc}\t]|[\p{Zl}\p{Zp}]/gu)).toEqual(['\n'])
      const read = decodeLine(encoded.slice(0, -1))
      expect(read).toMatchObject({
        at: written.at,
        direction: written.direction,
        scope: written.scope ?? null,
      })
      if (written.direction !== 'sent')
        expect(read?.text).not.toMatch(/[\p{Cf}\p{Default_Ignorable_Code_Point}]/u)
      else if (!/[^\P{Cc}\t]|[\p{Zl}\p{Zp}]/u.test(written.text)) expect(read?.text).toBe(written.text)
      if (/^[\t -~]*$/.test(written.text)) expect(read?.text).toBe(written.text)
    }),
    { numRuns: 2000 },
  )
})

test('what is read back as typed is what was typed, line by line, whatever the FortiGate printed', async () => {
  const folder = temporaryFolder()
  let number = 0
  await fc.assert(
    fc.asyncProperty(fc.array(line, { maxLength: 30 }), async (lines) => {
      number += 1
      const path = join(folder, `${number}.log`)
      const file = new TranscriptFile(path, (error) => {
        throw error
      })
      file.write(lines)
      await file.close()
      const typed = lines.flatMap(({ direction, scope, at: time }, index) =>
        direction === 'sent' ? [{ at: time, scope, transcriptLine: index + 1 }] : [],
      )
      const read = await readCommands(path)
      expect(
        read.map(({ at: time, scope, transcriptLine }) => ({ at: time, scope, transcriptLine })),
      ).toEqual(typed)
    }),
    { numRuns: 200 },
  )
})

test('0.1.0 wrote no scopes: they are told from the lines that led there, for every name that can be typed', async () => {
  const folder = temporaryFolder()
  const path = join(folder, 'transcript.log')
  const name = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 }).filter((each) => {
    try {
      return quoteName(each) !== ''
    } catch {
      return false
    }
  })
  await fc.assert(
    fc.asyncProperty(name, async (vdom) => {
      const typed = ['config vdom', `edit ${quoteName(vdom)}`, 'show user local', 'end', 'show']
      writeFileSync(path, typed.map((each) => `2026-11-28T03:00:00.000Z > ${each}\n`).join(''))
      expect((await readCommands(path)).map(({ scope }) => scope)).toEqual(['', '', vdom, vdom, ''])
    }),
    { numRuns: 200 },
  )
})
