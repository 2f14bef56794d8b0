import type { FindingId } from '../../../main/contract/review'
import type { WordsOf } from '../language/words'

/** What of the findings about a user has words that fit into a row. */
const told = [
  'user.no-token',
  'token.missing',
  'license.unknown',
  'token.locked',
  'token.pending',
  'token.shared',
  'device.other-product',
] as const satisfies readonly FindingId[]

/** Why a user wants to be looked at, all the reasons: `token locked, not activated`. */
export function whyWords(why: readonly FindingId[], { say }: WordsOf<'window'>): string {
  return why
    .flatMap((id) => told.filter((each) => each === id))
    .map((id) => say(`why.${id}`))
    .join(', ')
}
