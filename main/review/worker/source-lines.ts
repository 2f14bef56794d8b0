import { ProblemError } from '../../contract/result'
import type { SourceLines } from '../../contract/review-view'
import { SecretMasker } from '../../fortios/mask-secrets'
import { inputAt, type Unpacked } from '../../files/inputs'
import type { LineMark } from '../../fortios/config'
import { readPart } from '../../files/read-backup'
import type { SoughtLine } from './jobs'
import { readReviewed, refuseChanged } from './read-reviewed'

/** Lines that are shown before and after the one that matters. */
const surroundings = 40
/** Characters of a line that are shown. */
const longestLine = 2000

/**
 * A line of a file with its surroundings, without secrets. If there are marks, no more is read than around it.
 *
 * @throws ProblemError `file-changed`, `no-such-line`, and those of `readBackup`
 */
export async function readLines({ path, place, sha256, marks, line }: SoughtLine): Promise<SourceLines> {
  const mark = marks.findLast((each) => each.line <= Math.max(1, line - surroundings))
  const next = marks.find((each) => each.line > line + surroundings)
  const input = await inputAt(path, place)
  const file = await textAround(path, input, mark, next)
  refuseChanged(path, file, sha256)
  const { from, lines, more } = linesAround(file.text, line, mark?.line)
  return { from, lines, more: more || (mark !== undefined && next !== undefined) }
}

/** The text from one mark to the next, or all of it if there are none. */
async function textAround(
  path: string,
  input: Unpacked | null,
  from: LineMark | undefined,
  to: LineMark | undefined,
): Promise<{ readonly text: string; readonly sha256: string }> {
  if (from === undefined) return readReviewed(path, input)
  if (input === null) return readPart(path, from.offset, to?.offset)
  // Marks are made only of UTF-8.
  return { text: input.content.toString('utf8', from.offset, to?.offset), sha256: input.print.sha256 }
}

/**
 * The lines of a text around one of them, without secrets.
 *
 * @param first number of the line that the text begins with
 * @internal
 */
export function linesAround(text: string, line: number, first = 1): SourceLines {
  const from = Math.max(1, line - surroundings)
  const lines: string[] = []
  // From the first line on, since a private key, a quoted secret or a table may have begun above.
  const masker = new SecretMasker()
  const breaks = /\r\r\n|\r\n?|\n/g
  let start = 0
  for (let number = first; start <= text.length && number <= line + surroundings; number += 1) {
    const found = breaks.exec(text)
    const end = found === null ? text.length : found.index
    const masked = masker.mask(text.slice(start, end))
    if (number >= from) lines.push(shorten(masked))
    start = found === null ? text.length + 1 : breaks.lastIndex
  }
  if (lines.length <= line - from) {
    throw new ProblemError({
      code: 'no-such-line',
      message: `The file has no line ${line}.`,
      hint: 'Add the file again to review its current content.',
    })
  }
  return { from, lines, more: start < text.length }
}

function shorten(line: string): string {
  return line.length <= longestLine ? line : `${line.slice(0, longestLine)} …`
}
