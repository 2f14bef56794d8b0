import type { Piece } from '../recording/recording'
import { withoutFilter } from '../../fortios/commands'
import { parseSystemStatus } from '../../fortios/output'
import type { LicenseKey } from '../../contract/license-key'
import { isShownAs, readSystemTime } from '../recording/brackets'
import type { HandedOver } from './handed-over'
import { isRefusedUnasked } from './unasked'

/** The dialogue of `migrate-ftm`, as far as a recording shows it. */
export type Dialogue =
  /** The command does not stand in it, at the prompt of this FortiGate and in the right place. */
  | { readonly kind: 'absent' }
  /** Something stands behind the command that can’t be told to belong to it. */
  | { readonly kind: 'unclear'; readonly line: number }
  | DialogueText

interface DialogueText {
  readonly kind: 'text'
  /** At which the command stands. */
  readonly line: number
  /** What the device’s own clock showed right before the command, at the same prompt; `null` if that was not typed there. */
  readonly typedAt: number | null
  /** Whether other commands stand behind it. */
  readonly isFollowed: boolean
  /** All that was printed behind the command, the echo of a key among it. */
  readonly text: string
  /** Whether the prompt is back. */
  readonly isOver: boolean
  /** How often this very command stands in the recording, but for those that certainly changed nothing. */
  readonly times: number
  /** Whether a single `y` was typed at a prompt behind it. */
  readonly isYTyped: boolean
}

/** Where a command has to stand to be ours. */
export interface Place {
  readonly key: LicenseKey
  readonly command: string
  readonly hostname: string
  /** `global`, or empty. */
  readonly scope: string
  readonly serial: string
}

/** The last dialogue of a command in a recording. */
export function dialogueIn({ pieces, strays }: HandedOver, place: Place): Dialogue {
  const isOurs = (piece: Piece) =>
    piece.command === place.command &&
    piece.scope === place.scope &&
    isShownAs(place.hostname, piece.hostname)
  const at = pieces.findLastIndex(isOurs)
  const piece = pieces[at]
  if (!piece) return { kind: 'absent' }
  const behind = pieces.slice(at + 1)
  const next = behind[0]?.line ?? Infinity
  const stray = strays.find(({ line, text }) => line > piece.line && line < next && text.trim() !== '')
  if (stray) return { kind: 'unclear', line: stray.line }
  return {
    kind: 'text',
    line: piece.line,
    typedAt: timeShownBy(pieces[at - 1], piece, place),
    isFollowed: behind.length > 0,
    text: piece.output,
    isOver: piece.isWhole,
    times: pieces.filter((each) => each.command === place.command && !isInVain(each, place.key)).length,
    isYTyped: behind.some(({ command }) => /^y+$/i.test(command)),
  }
}

/** Whether its one question was answered `n`, or none was asked: an earlier attempt, as a log keeps it. */
function isInVain({ output, isWhole }: Piece, key: LicenseKey): boolean {
  if (!isWhole) return false
  const asked = atQuestion(output)
  if (asked === null) return isRefusedUnasked(output, key)
  return /^\s*n\s*(?:\n|$)/.test(asked.behind) && atQuestion(asked.behind) === null
}

/** The time in a `get system status` of this FortiGate in the session of the command, by its own clock; `null` if the piece is none. */
function timeShownBy(
  piece: Piece | undefined,
  { session }: Piece,
  { hostname, serial }: Place,
): number | null {
  if (piece?.isWhole !== true || withoutFilter(piece.command) !== 'get system status') return null
  if (piece.session !== session) return null
  const said = parseSystemStatus(piece.output)
  if (said.kind !== 'system-status' || said.serial !== serial || !isShownAs(hostname, piece.hostname))
    return null
  return readSystemTime(said.systemTime ?? '')
}

const mark = /\(y\/n\)/i

/** A dialogue up to and with its first `(y/n)`, and what stands behind that; `null` if there is none. */
export function atQuestion(text: string): { readonly question: string; readonly behind: string } | null {
  const found = mark.exec(text)
  if (!found) return null
  const end = found.index + found[0].length
  return { question: text.slice(0, end), behind: text.slice(end) }
}

/** What stands behind a question in a dialogue, whatever blanks and ends of lines it has lost or gained; `null` if it is another. */
export function behindQuestion(text: string, question: string): string | null {
  const wanted = question.replace(/\s+/g, '')
  let found = 0
  for (let at = 0; at < text.length; at += 1) {
    if (found === wanted.length) return text.slice(at)
    const character = text[at] ?? ''
    if (/\s/.test(character)) continue
    if (character !== wanted[found]) return null
    found += 1
  }
  return found === wanted.length ? '' : null
}
