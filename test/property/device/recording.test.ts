import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { bracketsOf } from '../../../main/device/recording/brackets'
import { readRecording } from '../../../main/device/recording/read-recording'
import type { Piece, Recording } from '../../../main/device/recording/recording'
import { openAfter, type OpenValue } from '../../../main/fortios/open-value'
import { sessions, type Typed } from './recorded-session'

/** What a terminal shows of a session: blocks of lines, each of one command. */
type Shown = readonly (readonly string[])[]

const shown = (session: readonly Typed[]): Shown =>
  session.map(({ prompt, command, output }) => [`${prompt} ${command}`, ...output, ''])
const lastPrompt = ({ prompt }: Typed) => (prompt.startsWith('FGT (') ? 'FGT # ' : 'FGT # ')
const joined = (session: readonly Typed[], blocks: Shown, end = '\r\n') =>
  [...blocks.flat(), lastPrompt(session[0] ?? { prompt: '', scope: '', command: '', output: [] })].join(end)

type Form = (session: readonly Typed[], random: fc.GeneratorValue) => string

const pick = (random: fc.GeneratorValue, most: number) =>
  random(fc.integer, { min: 0, max: Math.max(0, most) })

const stamped =
  (stamp: (at: number) => string): Form =>
  (session) =>
    joined(session, shown(session))
      .split('\r\n')
      .map((line, at) => `${stamp(at)}${line}`)
      .join('\r\n')
const two = (number: number) => String(number).padStart(2, '0')
const clock = (at: number) =>
  `${two(8 + Math.floor(at / 3600))}:${two(Math.floor(at / 60) % 60)}:${two(at % 60)}`

const paged =
  (more: string): Form =>
  (session) =>
    session
      .map(({ prompt, command, output }) => {
        const lines = command.includes('|')
          ? output
          : output.map((line, at) => (at > 0 && at % 5 === 0 ? `${more}${line}` : line))
        return [`${prompt} ${command}\r`, ...lines, ''].join('\r\n')
      })
      .concat('FGT # ')
      .join('\r\n')

const wrap = (text: string, width: number) =>
  text
    .split('\r\n')
    .flatMap((line) => line.match(new RegExp(`.{1,${width}}`, 'gu')) ?? [''])
    .join('\r\n')

const typographic = (text: string) => text.replace(/"([^"\n]*)"/g, '“$1”').replaceAll("'", '’')
const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

/** Forms in which a recording holds everything that the session did, and all of it can be told. */
const faithful: Record<string, Form> = {
  'as it came': (session) => joined(session, shown(session)),
  'with line feeds': (session) => joined(session, shown(session), '\n'),
  'with carriage returns': (session) => joined(session, shown(session), '\r'),
  'with an echo as it is printed': (session) =>
    joined(
      session,
      shown(session).map(([echo = '', ...rest]) => [`${echo}\r`, ...rest]),
    ),
  'without blanks at the ends of lines': (session) =>
    joined(session, shown(session)).replace(/ +(?=\r?\n|$)/g, ''),
  'with pages': paged('--More-- \r         \r'),
  'with colors, titles and marks of a paste': (session) =>
    joined(
      session,
      shown(session).map(([echo = '', ...rest]) => [
        `\u001b]0;admin@FGT\u0007\u001b[?2004h${echo.replace('# ', '# \u001b[200~')}\u001b[201~\u0007`,
        ...rest.map((line) => `\u001b[0m${line}\u001b[K`),
      ]),
    ),
  'with what was corrected while it was typed': (session) =>
    joined(
      session,
      shown(session).map(([echo = '', ...rest]) => [`${echo}xy\b \b\b \b`, ...rest]),
    ),
  'in a log of PuTTY, behind a login': (session) =>
    `=~=~=~=~=~=~=~=~=~=~=~= PuTTY log 2026.11.30 08:57:45 =~=~=~=~=~=~=~=~=~=~=~=\r\nlogin as: admin\r\nadmin@10.0.0.1's password: \r\nAUTHORIZED USE ONLY\r\n(Press 'a' to accept):a\r\n${joined(session, shown(session))}`,
  'in a typescript': (session) =>
    `Script started on 2026-11-30 09:14:05+00:00 [COMMAND="ssh admin@fw" <not executed on terminal>]\n${joined(session, shown(session))}exit\r\nConnection to fw closed.\r\n\nScript done on 2026-11-30 09:14:08+00:00 [COMMAND_EXIT_CODE="0"]\n`,
  'with other commands between': (session) =>
    joined(
      session,
      shown(session).flatMap((block, at) => [
        [`${session[at]?.prompt} diagnose sys top-summary`, 'CPU [|||   ] 23%', 'PID RSS', ''],
        [`${session[at]?.prompt} `],
        block,
      ]),
    ),
  twice: (session) => joined(session, [...shown(session), ...shown(session)]),
}

/** Forms in which something of it can't be told, or may be missing. */
const doubtful: Record<string, Form> = {
  ...Object.fromEntries(
    [
      (at: number) => `[2026-11-30 ${clock(at)}] `,
      (at: number) => `2026-11-30T${clock(at)}.123Z `,
      (at: number) => `Nov 30 ${clock(at)} `,
      (at: number) => `<${clock(at)}> `,
      (at: number) => `30.11.2026 ${clock(at)}: `,
    ].map((stamp) => [`with time stamps like ${stamp(0)}`, stamped(stamp)]),
  ),
  'with pages copied as text': paged('--More--          '),
  'with pages copied as lines': (session) => paged('--More--\r\n')(session, undefined as never),
  'with pages whose erasure stands on a line': (session) =>
    paged('--More-- \r\n         \r\n')(session, undefined as never),
  'with other commands that broke off': (session) =>
    joined(
      session,
      shown(session).map((block, at) => (at % 3 === 2 ? block.slice(0, -2) : block)),
    ),
  'in any order': (session, random) => {
    const blocks = [...shown(session)]
    for (let at = blocks.length - 1; at > 0; at -= 1) {
      const other = pick(random, at)
      const [one = [], two = []] = [blocks[at], blocks[other]]
      blocks[at] = two
      blocks[other] = one
    }
    return joined(session, blocks)
  },
  'cut at both ends': (session, random) => {
    const text = joined(session, shown(session))
    const from = pick(random, text.length)
    return text.slice(from, from + pick(random, text.length - from))
  },
  'in two pieces that were cut anywhere': (session, random) => {
    const text = joined(session, shown(session))
    return `${text.slice(pick(random, text.length))}\r\n${text.slice(0, pick(random, text.length))}`
  },
  'broken at a width': (session, random) => wrap(joined(session, shown(session)), 20 + pick(random, 120)),
  'broken at 80 columns without the blanks there': (session) =>
    wrap(joined(session, shown(session)), 80).replace(/ +(?=\r\n|$)/g, ''),
  'in a terminal that was made narrower between two readings': (session, random) => {
    const wide = ['FGT # show system interface', `        set description "${'y'.repeat(150)}"`, '']
    return `${[...wide, ...shown(session).flat()].join('\r\n')}\r\n${wrap(joined(session, shown(session)), 60 + pick(random, 40))}`
  },
  'with typographic quotes': (session) => typographic(joined(session, shown(session))),
  'with entities': (session) => escaped(joined(session, shown(session))),
  'with entities for all but quotes': (session) =>
    escaped(joined(session, shown(session))).replaceAll('&quot;', '"'),
  'with blanks that don’t break': (session) => joined(session, shown(session)).replaceAll(' ', '\u00a0'),
  'with blanks that don’t break at the begin of lines': (session) =>
    joined(session, shown(session)).replace(/ (?= )/g, '\u00a0'),
  'quoted in a mail': (session) => joined(session, shown(session)).replace(/^/gm, '> '),
  'with the echo of some commands missing': (session, random) =>
    joined(
      session,
      shown(session).map(([echo = '', ...rest]) =>
        pick(random, 3) === 0 ? ['FGT (root) # ', ...rest] : [echo, ...rest],
      ),
    ),
  'with commands echoed ahead of their prompts': (session, random) =>
    joined(
      session,
      shown(session).map((block, at) => {
        const ahead = session.slice(at + 1, at + 1 + pick(random, 3)).map(({ command }) => command)
        const where = 1 + pick(random, block.length - 1)
        return [...block.slice(0, where), ...ahead, ...block.slice(where)]
      }),
    ),
  'without empty lines': (session) =>
    joined(
      session,
      shown(session).map((block) => block.filter((line) => line !== '')),
    ),
  'with a second session behind a lost link': (session, random) => {
    const text = joined(session, shown(session))
    return `${text.slice(0, pick(random, text.length))}\r\nclient_loop: send disconnect: Broken pipe\r\nadmin@jump:~$ ssh fw\r\n${text}`
  },
}

/** The lines without blanks at their ends, and without empty ones outside of values, which mean nothing. */
function meant(command: string, lines: readonly string[]): string {
  let open: OpenValue = null
  return lines
    .map((line) => line.trimEnd())
    .filter((line) => {
      const isInValue = open !== null
      if (command.startsWith('show')) open = openAfter(line, open)
      return isInValue || line !== ''
    })
    .join('\n')
}

const isOf = (piece: Piece, { scope, command, output }: Typed) =>
  piece.scope === scope &&
  piece.command === command &&
  meant(command, piece.output.split('\n')) === meant(command, output)

/** The whole pieces of commands of the session that it did not print like that. */
const wrong = (session: readonly Typed[], { pieces }: Recording) =>
  pieces
    .filter(({ isWhole, command }) => isWhole && session.some((each) => each.command === command))
    .filter((piece) => !session.some((each) => isOf(piece, each)))

/** Whether values hold what makes the end of a value doubtful. */
const isPlain = (session: readonly Typed[]) => {
  const lines = session.flatMap(({ output }) => output)
  return lines.every(
    (line) => !/^(?:FGT |--More--|admin@|.*(?:get system|show user)|2026-|.*&\w+;)/.test(line.trim()),
  )
}
const hasLongValues = (session: readonly Typed[]) =>
  session.some(({ output }) => output.some((line) => /^\s+set comments/.test(line)))

describe('a session that was recorded', () => {
  test.each(Object.entries(faithful))('%s, reads as it was', (_, form) => {
    fc.assert(
      fc.property(sessions, fc.gen(), (session, random) => {
        const recording = readRecording(form(session, random))
        expect(wrong(session, recording)).toEqual([])
        if (!isPlain(session) || hasLongValues(session)) return
        const whole = recording.pieces.filter(({ isWhole }) => isWhole)
        for (const each of session)
          expect(
            whole.some((piece) => isOf(piece, each)),
            JSON.stringify(each),
          ).toBe(true)
        expect(bracketsOf(recording).brackets.length).toBeGreaterThan(0)
      }),
      { numRuns: 150 },
    )
  })

  test.each(Object.entries(doubtful))('%s, reads as nothing else than it was', (_, form) => {
    fc.assert(
      fc.property(sessions, fc.gen(), (session, random) => {
        const recording = readRecording(form(session, random))
        expect(wrong(session, recording)).toEqual([])
      }),
      { numRuns: 300 },
    )
  })
})
