import type { Token, User } from '../contract/review'

/**
 * Finds the token that an entry names; `null` if it names none, or one that is in no table. Serial numbers are looked
 * up in all VDOMs, that of the entry first.
 */
export function tokenFinder<T extends Pick<Token, 'serial' | 'vdom'>>(
  tokens: readonly T[],
): (user: Pick<User, 'token' | 'vdom'>) => T | null {
  const bySerial = new Map<string, T[]>()
  for (const token of tokens) {
    const alike = bySerial.get(token.serial)
    if (alike === undefined) bySerial.set(token.serial, [token])
    else alike.push(token)
  }
  return ({ token, vdom }) => {
    const alike = bySerial.get(token ?? '') ?? []
    return alike.find((each) => each.vdom === vdom) ?? alike[0] ?? null
  }
}
