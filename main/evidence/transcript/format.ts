import type { TranscriptLine } from '../../contract/rows'
import { oneLine, quotedOnOneLine, showMarks } from '../../text/marks'

/**
 * The lines of `transcript.log`, for its writer and its reader:
 *
 *     2026-11-23T10:00:00.000Z # Connecting to 192.0.2.1 port 22 as admin
 *     2026-11-23T10:00:00.412Z ()> get system status
 *     2026-11-23T10:00:00.440Z   Version: FortiGate-VM64 v7.4.4
 *     2026-11-23T10:00:01.010Z ("sg traffic")> show user local
 *
 * `#` is a note of ours, `(scope)>` is in front of what we typed there, `(scope)+>` of what a person typed and pasted, two blanks of what the FortiGate printed. A
 * line ends at a line feed and at nothing else. Marks that hide or turn text stand as their code, `<U+202E>`, except in
 * what was typed, which stays what it was.
 */

/** A line as it is read back. */
export interface WrittenLine {
  /** ISO 8601 in UTC. */
  readonly at: string
  readonly direction: TranscriptLine['direction']
  /**
   * Where it was typed: `global`, the name of a VDOM, or empty. `null` for what was not typed, and for what 0.1.0
   * typed, which did not write it down.
   */
  readonly scope: string | null
  /** Whether a person typed it, and pasted what came back. */
  readonly pasted?: true
  readonly text: string
}

/** One line of the file, with its line feed. */
export function encodeLine({ at, direction, scope = '', pasted, text }: Omit<TranscriptLine, 'seq'>): string {
  const mark =
    direction === 'sent' ? `(${quoted(scope)})${pasted ? '+' : ''}>` : direction === 'note' ? '#' : ' '
  return `${at} ${mark} ${oneLine(direction === 'sent' ? text : showMarks(text))}\n`
}

const typed = /^(\S+) \((?:([\w.-]*)|("(?:[^"\\]|\\.)*"))\)(\+?)> (.*)$/su
/** Without a scope: as 0.1.0 wrote them all. */
const plain = /^(\S+) ([> #]) (.*)$/su
const directions = { '>': 'sent', ' ': 'received', '#': 'note' } as const

/** Reads one line, given without its line feed; `null` if it is none of ours, such as a piece that a crash left. */
export function decodeLine(line: string): WrittenLine | null {
  const [, at, bare, quotes, mark, text] = typed.exec(line) ?? []
  if (at !== undefined && text !== undefined) {
    const scope = quotes === undefined ? (bare ?? '') : unquoted(quotes)
    return scope === null
      ? null
      : { at, direction: 'sent', scope, ...(mark === '+' && { pasted: true as const }), text }
  }
  const [, time, sign, rest] = plain.exec(line) ?? []
  if (time === undefined || rest === undefined) return null
  return { at: time, direction: directions[sign as keyof typeof directions], scope: null, text: rest }
}

/** A name of letters, digits, `_`, `.` and `-` as it is, any other as a JSON string. */
function quoted(scope: string): string {
  return /^[\w.-]*$/.test(scope) ? scope : quotedOnOneLine(scope)
}

function unquoted(text: string): string | null {
  try {
    return JSON.parse(text) as string
  } catch {
    return null
  }
}
