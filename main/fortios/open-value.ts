/** What a value is in the middle of at the end of its line: a quote, or a line that a backslash continues. */
export type OpenValue = '"' | "'" | '\\' | null

/**
 * What a value is still in the middle of after one more line, by the quoting of FortiOS (in double quotes a backslash
 * escapes, in single quotes nothing does).
 *
 * @param text the line, or what is left of it; without a line ending.
 * @param before what the line before left open.
 */
export function openAfter(text: string, before: OpenValue): OpenValue {
  if (before === null && !/["'\\]/.test(text)) return null
  let open: OpenValue = before === '\\' ? null : before
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at]
    if (open === null) {
      if (character === '"' || character === "'") open = character
      else if (character === '\\') {
        at += 1
        if (at === text.length) return '\\'
      }
    } else if (character === open) open = null
    else if (character === '\\' && open === '"') at += 1
  }
  return open
}
