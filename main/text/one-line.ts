/**
 * Text that has to stay one line in every program: control characters, the tab aside, and whatever some program takes
 * for the end of a line (U+2028, U+2029) are shown as their code.
 */
export function oneLine(text: string): string {
  return text.replaceAll(lineEnds, (character) => `<U+${codeOf(character)}>`)
}

/** A text as a JSON string that is one line in every program, with the same characters escaped. */
export function quotedOnOneLine(text: string): string {
  return JSON.stringify(text).replaceAll(lineEnds, (character) => `\\u${codeOf(character)}`)
}

const lineEnds = /[^\P{Cc}\t]|[\p{Zl}\p{Zp}]/gu

function codeOf(character: string): string {
  return (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')
}
