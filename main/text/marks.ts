/**
 * What hides or turns text on a screen: control characters, marks of format and direction, what is never drawn, blanks
 * other than the ordinary one.
 */
const mark = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\u2800]|(?! )\p{Zs}/gu

/** What a plain text does not hold: it is spared the look for marks, which takes longer. */
const notPlain = /[^\n\t -~]/

/**
 * Text of a device as it may be shown: each mark that hides or turns text stands as its code, `<U+202E>`, so that what
 * is read is what was sent. Ends of lines and tabs stay.
 */
export function showMarks(text: string): string {
  if (!notPlain.test(text)) return text
  return text.replaceAll(mark, (character) =>
    character === '\n' || character === '\t' ? character : code(character),
  )
}

/** The same with ends of lines and tabs as their code too, so that the text stays on one line and draws nothing. */
export function showAllMarks(text: string): string {
  return text.replaceAll(mark, code)
}

/** Whether a text holds a mark that hides or turns text. */
export function hasMarks(text: string): boolean {
  return showMarks(text) !== text
}

/** Control characters, the tab aside, and whatever else some program takes for the end of a line. */
const lineEnd = /[^\P{Cc}\t]|[\p{Zl}\p{Zp}]/gu

/** A text that has to stay one line in every program: what ends a line anywhere stands as its code. */
export function oneLine(text: string): string {
  return text.replaceAll(lineEnd, code)
}

/** A text as a JSON string that is one line in every program. */
export function quotedOnOneLine(text: string): string {
  return JSON.stringify(text).replaceAll(lineEnd, (character) => `\\u${digits(character)}`)
}

/** Spares most of a large text the look for marks. */
const beyondAscii = /[^\n\t -~]+/g

/** The text of a JSON document, in which marks that hide or turn text stand as escapes: the same data, and safe on a screen. */
export function showMarksOfJson(json: string): string {
  return json.replaceAll(beyondAscii, escapeMarks)
}

function escapeMarks(json: string): string {
  return json.replaceAll(mark, (character) =>
    character.replaceAll(/[^]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`),
  )
}

function code(character: string): string {
  return `<U+${digits(character)}>`
}

function digits(character: string): string {
  return (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')
}
