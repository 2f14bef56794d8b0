import { maskSecrets } from '../../fortios/mask-secrets'
import { filledLinesOf, findCliError } from '../../fortios/output'
import type { Unread } from '../../review'
import { plural } from '../../text/words'

/** The most characters of the device's words that stand in a sentence. */
const mostWords = 120

/** A command whose answer was not understood as a whole: what came in its place. */
export function unread(command: string, text: string, vdom: string | null = null): Unread {
  const error = findCliError(text)
  const [line] = filledLinesOf(text)
  const why = error
    ? `the FortiGate refused it, ${quote(error.line)}`
    : line === undefined
      ? 'the FortiGate gave no answer'
      : `the FortiGate gave an unknown answer, ${quote(line.trim())}`
  return { command, vdom, why }
}

/** A command of whose answer some lines were not understood; none if there are no such lines. */
export function unreadLines(
  command: string,
  lines: readonly string[],
  vdom: string | null = null,
): readonly Unread[] {
  const [first] = lines
  if (first === undefined) return []
  const why = `${plural(lines.length, 'line')} of it not understood, ${quote(first)}`
  return [{ command, vdom, why, lines: lines.length }]
}

function quote(words: string): string {
  return `“${maskSecrets(words).slice(0, mostWords)}”`
}
