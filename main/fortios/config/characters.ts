/** Codes of the characters that mean something to the FortiOS configuration language. */
export const tab = 9
export const lf = 10
export const formFeed = 12
export const cr = 13
export const space = 32
export const doubleQuote = 34
export const hash = 35
export const singleQuote = 39
export const backslashByte = 92
export const noBreakSpace = 160

/** Whether the character parts words within a line. */
export function isBlank(code: number): boolean {
  return code === space || code === tab || code === formFeed || code === noBreakSpace
}

/** Whether the character ends a line. */
export function isBreak(code: number): boolean {
  return code === lf || code === cr
}

/** First position at or after `from` that is not blank. */
export function skipBlanks(text: string, from: number): number {
  let position = from
  while (position < text.length && isBlank(text.charCodeAt(position))) position += 1
  return position
}

/** Position of the first character of the line that `position` is in. */
export function startOfLine(text: string, position: number): number {
  let start = position
  while (start > 0 && !isBreak(text.charCodeAt(start - 1))) start -= 1
  return start
}

/** Position of the character that ends the line of `from`, or the length of the text. */
export function endOfLine(text: string, from: number): number {
  let position = from
  while (position < text.length && !isBreak(text.charCodeAt(position))) position += 1
  return position
}

/** First position after the line break at `at`. LF, CR, CR LF and CR CR LF (a FortiGate's echo) are one break. */
export function afterBreak(text: string, at: number): number {
  if (text.charCodeAt(at) !== cr) return at + 1
  if (text.charCodeAt(at + 1) === lf) return at + 2
  if (text.charCodeAt(at + 1) === cr && text.charCodeAt(at + 2) === lf) return at + 3
  return at + 1
}

/** First position at or after `from` that is no LF: each LF up to it ends a line that is empty, if one begins at `from`. */
export function afterEmptyLines(text: string, from: number): number {
  let position = from
  while (text.charCodeAt(position) === lf) position += 1
  return position
}

/** Line breaks between two positions. */
export function countBreaks(text: string, from: number, to: number): number {
  let breaks = 0
  let position = from
  while (position < to) {
    if (isBreak(text.charCodeAt(position))) {
      breaks += 1
      position = afterBreak(text, position)
    } else position += 1
  }
  return breaks
}

/** Number of the line that a position is in, from 1. */
export function lineAt(text: string, position: number): number {
  return countBreaks(text, 0, startOfLine(text, position)) + 1
}
