import type { FindingId } from '../../../main/contract/review'

/** Why a user wants to be looked at, in words that fit into a row. */
const words: Readonly<Partial<Record<FindingId, string>>> = {
  'user.no-token': 'no token',
  'token.missing': 'token in no table',
  'license.unknown': 'license not known',
  'token.locked': 'token locked',
  'token.pending': 'not activated',
  'token.shared': 'token shared',
  'device.other-product': 'no FortiGate',
}

/** All the reasons: `token locked, not activated`. */
export function whyWords(why: readonly FindingId[]): string {
  return why.flatMap((id) => words[id] ?? []).join(', ')
}
