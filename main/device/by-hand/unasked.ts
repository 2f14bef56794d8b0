import type { LicenseKey } from '../../contract/license-key'
import { documentedQuestion, parseMigrateOutput, withoutBlanks } from '../../fortios/output'
import { readRefusal } from '../../migration/refusal'

/** Shorter lines may stand in any text. */
const fewestCharacters = 8

const asked = withoutBlanks(documentedQuestion)

/**
 * Whether what stands between the command and the next prompt is a refusal, in words that are known, and nothing of a
 * question or of its answer. Lines may be lost on the way from a terminal: that no question stands there proves nothing
 * by itself.
 */
export function isRefusedUnasked(text: string, key: LicenseKey): boolean {
  if (readRefusal(text, key)?.isKnown !== true || withoutBlanks(text).includes('y/n')) return false
  const { converted, deleted, total } = parseMigrateOutput(text)
  if (converted.length > 0 || deleted.length > 0 || total !== null) return false
  const lines = text.split('\n').map(withoutBlanks)
  return !lines.some((line) => line.length >= fewestCharacters && asked.includes(line))
}
