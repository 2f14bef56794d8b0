import type { LicenseKey } from '../../contract/license-key'
import { documentedQuestion, filledLinesOf, withoutBlanks } from '../../fortios/output'
import { readRefusal } from '../../migration/refusal'

const asked = withoutBlanks(documentedQuestion)

/**
 * Whether what stands between the command and the next prompt is a refusal, each of its lines in words that are known.
 * Lines may be lost on the way from a terminal: that no question stands there proves nothing by itself, and whatever else
 * stands there may be what is left of one, of its key, or of what came behind that.
 */
export function isRefusedUnasked(text: string, key: LicenseKey): boolean {
  const lines = filledLinesOf(text)
  return lines.length > 0 && lines.every((line) => refuses(line, key))
}

/** The question has a line of its own that speaks like a refusal. */
function refuses(line: string, key: LicenseKey): boolean {
  const squeezed = withoutBlanks(line)
  if (squeezed.includes('y/n') || asked.includes(squeezed)) return false
  return readRefusal(line, key)?.isKnown === true
}
