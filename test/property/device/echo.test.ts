import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readPrompt, type Prompt } from '../../../main/fortios/prompt'
import { ConversationReader } from '../../../main/device/reader'
import { ScreenText } from '../../../main/device/screen-text'
import {
  globalCommands,
  migrateCommand,
  quoteName,
  rootCommands,
  vdomCommands,
} from '../../../main/fortios/commands'
import { parseCloudUsers } from '../../../main/fortios/output'

const hostname = fc.constantFrom('F', 'FGT-1', 'fw.example.com', 'a-hostname-of-thirty-five-characters')
const prompt = fc
  .tuple(
    hostname,
    fc.constantFrom('', '(Primary)', '(Secondary)'),
    fc.constantFrom('', ' (global)', ' (vdom)', ' (a-vdom-of-thirty-one-characters)', ' (two words #)'),
    fc.constantFrom(' # ', ' $ '),
  )
  .map((parts) => parts.join(''))

const command = fc.constantFrom(
  ...globalCommands,
  ...rootCommands,
  ...vdomCommands,
  'end',
  'config vdom',
  `edit ${quoteName('a vdom with "quotes" and \\')}`,
  migrateCommand('EFTM000000425212', 'a-vdom-of-thirty-one-characters'),
)

/** How a device that is this wide shows a text, from some column on. */
function wrapped(text: string, column: number, width: number, lineBreak: string): string {
  return [...text]
    .map((character, at) => ((column + at) % width === 0 && column + at > 0 ? lineBreak : '') + character)
    .join('')
}

const users = `Number of users in fortitoken cloud: 2
 1: username:kim vdom:root email:kim@example.com phone: realm:default userdata:0
 2: username:q(y/n) vdom:root email:q@example.com phone: realm:default userdata:0
`
const outputs = fc.constantFrom(
  users,
  'config user local\n    edit "kim"\n    next\nend\n',
  '',
  'Command fail. Return code -1\n',
)

describe('a device that breaks lines at its own width', () => {
  test('is read: the echo of every command is taken for what it is, behind every prompt, at every width', () => {
    fc.assert(
      fc.property(
        prompt,
        command,
        fc.integer({ min: 20, max: 512 }),
        fc.constantFrom('\r\n', '\r\r\n', ' \r\n', '\n', ' \r'),
        fc.constantFrom('', 'NOTICE: a message of the console', 'disk is 90% # full', 'end', 'x'),
        outputs,
        fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 5 }),
        (shown, typed, width, lineBreak, message, output, sizes) => {
          const known = readPrompt(shown)
          expect.assert(known !== null)
          fc.pre(shown.length < width && message !== typed)
          const again = message === '' ? '' : `\r\n${message}\r\n${shown}`
          const echo = wrapped(typed, shown.length, width, lineBreak)
          const text = `${again}${echo}\r\r\n${output.replaceAll('\n', '\r\n')}\r\n${shown}`
          const { lines, proof } = read(Buffer.from(text), typed, known, sizes)
          expect(lines.join('\n')).toBe(output)
          expect(proof).toBe('certain')
          if (output === users)
            expect(parseCloudUsers(lines.join('\n'))).toMatchObject({ kind: 'cloud-users' })
        },
      ),
      { numRuns: 2_000 },
    )
  })
})

/** What the reader makes of the bytes that come behind a command, in pieces of these sizes again and again. */
function read(bytes: Buffer, typed: string, known: Prompt, sizes: readonly number[]) {
  const screen = new ScreenText()
  const reader = new ConversationReader()
  reader.learn(known)
  reader.typed(typed, known)
  for (let from = 0, turn = 0; from < bytes.length; turn += 1) {
    const size = sizes[turn % sizes.length] ?? 1
    reader.push(screen.push(bytes.subarray(from, from + size)))
    from += size
  }
  const rest = reader.rest()
  return { proof: rest?.kind === 'prompt' ? rest.proof : null, lines: reader.take().split('\n') }
}
