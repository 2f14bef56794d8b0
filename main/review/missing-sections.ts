import type { ConfigDocument } from '../fortios/config'
import { listNames } from '../text/words'

/** In a sentence, which sections a configuration lacks that it should hold; `null` if it lacks none. */
export function missingWords({ missing: { vdoms, global } }: Pick<ConfigDocument, 'missing'>): string | null {
  const sentences = [
    ...(vdoms.length > 0
      ? [
          `It lists the ${vdoms.length === 1 ? 'VDOM' : 'VDOMs'} ${listNames(vdoms)} but has no section for ${vdoms.length === 1 ? 'it' : 'them'}.`,
        ]
      : []),
    ...(global ? ['It has VDOM sections but not the global settings: administrators are not in it.'] : []),
  ]
  return sentences.length === 0 ? null : sentences.join(' ')
}
