/**
 * What hides or turns text on a screen: control characters, marks of format and direction, what is never drawn, blanks
 * other than the ordinary one.
 */
const mark = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\u2800]|(?! )\p{Zs}/gu

/**
 * Text of a device as it may be shown: each mark that hides or turns text stands as its code, `<U+202E>`, so that what
 * is read is what was sent. Ends of lines and tabs stay.
 */
export function showMarks(text: string): string {
  return text.replaceAll(mark, (character) =>
    character === '\n' || character === '\t' ? character : code(character),
  )
}

/** Whether a text holds a mark that hides or turns text. */
export function hasMarks(text: string): boolean {
  return showMarks(text) !== text
}

function code(character: string): string {
  return `<U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}>`
}
