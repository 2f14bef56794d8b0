/** Codes of the characters that mean something to the FortiOS configuration language. */
export const TAB = 9
export const LF = 10
export const FORM_FEED = 12
export const CR = 13
export const SPACE = 32
export const DOUBLE_QUOTE = 34
export const HASH = 35
export const SINGLE_QUOTE = 39
export const BACKSLASH = 92
export const NO_BREAK_SPACE = 160

/** Whether the character parts words within a line. */
export function isBlank(code: number): boolean {
  return code === SPACE || code === TAB || code === FORM_FEED || code === NO_BREAK_SPACE
}

/** Whether the character ends a line. */
export function isBreak(code: number): boolean {
  return code === LF || code === CR
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
  if (text.charCodeAt(at) !== CR) return at + 1
  if (text.charCodeAt(at + 1) === LF) return at + 2
  if (text.charCodeAt(at + 1) === CR && text.charCodeAt(at + 2) === LF) return at + 3
  return at + 1
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
