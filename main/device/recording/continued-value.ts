import type { OpenValue } from '../../fortios/open-value'
import { openAfter } from '../../fortios/open-value'

/**
 * What a value is in the middle of after one more line; `refuted` if no value goes on so. A FortiGate writes whole words
 * in quotes: behind the quote that closes a value there is a blank or the end of the line.
 */
export function openInValue(text: string, before: OpenValue): OpenValue | 'refuted' {
  if (before !== '"' && before !== "'")
    return before === null && text.startsWith('#') ? null : openAfter(text, before)
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at]
    if (character === '\\' && before === '"') at += 1
    else if (character === before) {
      const rest = text.slice(at + 1)
      return rest === '' || /^\s/.test(rest) ? openAfter(rest, null) : 'refuted'
    }
  }
  return before
}
