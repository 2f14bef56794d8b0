import fc from 'fast-check'
import { quote } from '../../../main/fortios/config'

/** A command of a session, as it was. */
export interface Typed {
  readonly prompt: string
  readonly scope: string | null
  readonly command: string
  readonly output: readonly string[]
}

/** A name or a text that reads like something else, or is often changed on the way. */
const word = fc.oneof(
  fc.stringMatching(/^[a-z]{1,12}$/),
  fc.constantFrom(
    'o’brien',
    "o'brien",
    '“ops”',
    'a&amp;b',
    'a & b',
    '<x>',
    'a\u00a0b',
    'John Smith',
    '--More--',
    '--More--          x',
    'FGT # get system status',
    'FGT (root) # ',
    '2026-11-30 08:57:45 x',
    'back\\slash',
    'say "hi"',
    'jörg 名前',
    'admin@jump:~$ ls',
    'show user local | grep .',
  ),
  fc.string({ maxLength: 60 }).map((text) => text.replace(/[\p{Cc}\p{Cs}]/gu, '').trim()),
)
const longText = fc.array(
  fc.oneof(
    word,
    fc.constantFrom('', 'end', 'next', '    edit "mallory"', 'config user local', 'x'.repeat(80)),
  ),
  { minLength: 1, maxLength: 4 },
)

const user = fc.record({ name: word, mail: word, comment: fc.option(longText, { freq: 6 }) })

const localTable = fc
  .array(user, { maxLength: 6 })
  .map((users) => [
    'config user local',
    ...users.flatMap(({ name, mail, comment }) => [
      `    edit ${quote(name)}`,
      '        set type password',
      `        set email-to ${quote(mail)}`,
      ...(comment ? `        set comments ${quote(comment.join('\n'))}`.split('\n') : []),
      '        set passwd ENC abcdefghijklmnopqrstuvwxyz0123456789abcdefghijklmnopqrstuvwxyz+/=',
      '    next',
    ]),
    'end',
  ])

const tokens = fc.array(
  fc.constantFrom('new', 'provisioned', "token already activated, and seed won't be returned"),
  {
    maxLength: 30,
  },
)
const tokenInfo = tokens.map((all) => [
  'FORTITOKEN        DRIFT  STATUS',
  ...all.map((status, at) => `FTKMOB88${String(at).padStart(8, '0')}  0      ${status}`),
  '',
  'Total activated token: 0',
  'Token server status: reachable',
])

const status = (second: number) => [
  'Version: FortiGate-60F v7.4.8,build2795,250523 (GA.M)',
  'Serial-Number: FGT60FTK20000001',
  'Hostname: FGT',
  'Current virtual domain: root',
  'Virtual domain configuration: multiple',
  'Current HA mode: standalone',
  `System time: Tue Dec  2 08:51:${String(second).padStart(2, '0')} 2025`,
]

const reading = fc.oneof(
  localTable.map((output) => ({
    command: 'show user local | grep .',
    output: output.filter((line) => line !== ''),
  })),
  localTable.map((output) => ({ command: 'show user local', output })),
  tokenInfo.map((output) => ({ command: 'diagnose fortitoken info', output })),
)

/** A session that reads some VDOMs between two readings of the status. */
export const sessions: fc.Arbitrary<readonly Typed[]> = fc
  .array(
    fc.tuple(fc.constantFrom('root', 'dmz', 'vdom-guest-of-the-house'), fc.array(reading, { maxLength: 3 })),
    {
      minLength: 1,
      maxLength: 3,
    },
  )
  .map((vdoms) => {
    const root = { prompt: 'FGT #', scope: '' }
    const global = { prompt: 'FGT (global) #', scope: 'global' }
    const statusAt = (second: number) => [
      { ...root, command: 'config global', output: [] },
      { ...global, command: 'get system status | grep .', output: status(second) },
      { ...global, command: 'end', output: [] },
    ]
    const inVdom = vdoms.flatMap(([vdom, readings], at) => {
      const place = { prompt: `FGT (${vdom}) #`, scope: vdom }
      return [
        { ...root, command: 'config vdom', output: [] },
        {
          prompt: 'FGT (vdom) #',
          scope: null,
          command: `edit ${vdom}`,
          output: [`current vf=${vdom}:${at}`],
        },
        ...readings.map((each) => ({ ...place, ...each })),
        { ...place, command: 'end', output: [] },
      ]
    })
    return [...statusAt(1), ...inVdom, ...statusAt(9)]
  })
