import type { Finding } from '../contract/review'
import { lineAt, type ConfigurationPart, type DecodedText } from '../fortios/config'

/** How the text of a file was told from its bytes. */
export type HowRead = Pick<DecodedText, 'encoding' | 'certain'>

/** A finding about a file, not about anybody in it. */
export function aboutFile(
  path: string,
  id: Finding['id'],
  severity: Finding['severity'],
  message: string,
  line: number | null = null,
): Finding {
  return { id, severity, vdom: null, subject: path, message, line }
}

/** What stands for bytes that mean nothing in the encoding of the text. */
const replaced = '\ufffd'
const beyondAscii = /\P{ASCII}/u

/** Whether letters may be others than they seem: the encoding is a guess, or some bytes are of another. */
export function findDoubtfulBytes(
  path: string,
  { text, line }: ConfigurationPart,
  { encoding, certain }: HowRead,
): readonly Finding[] {
  if (certain) return []
  const broken = text.indexOf(replaced)
  const at = broken < 0 ? text.search(beyondAscii) : broken
  if (at < 0) return []
  const place = line + lineAt(text, at) - 1
  const message =
    broken < 0
      ? `The file doesn’t say how its non-ASCII letters are encoded (first in line ${place}), so they were read as ${encoding}. Compare names with such letters to those on the FortiGate.`
      : `Some bytes are not ${encoding.toUpperCase()} (first in line ${place}): each is shown as “${replaced}”. A name that contains one is different on the FortiGate: look it up there.`
  return [aboutFile(path, 'file.doubtful-bytes', 'warning', message, place)]
}

/** Whether a word processor, a ticket or a chat has put its own quotes around values. */
export function findTypographicQuotes(path: string, line: number | null): readonly Finding[] {
  if (line === null) return []
  const message = `Values are in typographic quotes (first in line ${line}), which a FortiGate never writes: the text went through a word processor, a ticket or a chat. They were read as plain quotes, but other characters may have changed too: review the backup itself.`
  return [aboutFile(path, 'file.typographic-quotes', 'warning', message, line)]
}
