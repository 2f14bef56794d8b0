import { licenseName } from '../contract/license-key'
import type { ReviewFile, User } from '../contract/review'
import { tokenFinder } from './token-of-user'

/**
 * What to call the license that a user's token is of, beside the VDOM of the user; empty if there is none. If its number
 * stands in several VDOMs, and the token is in another one than the user, as that of an administrator may be, it is
 * named with its own.
 */
export function licensesOfUsers({
  licenses,
  tokens,
}: Pick<ReviewFile, 'licenses' | 'tokens'>): (user: User) => string {
  const once = new Set<string>()
  const several = new Set<string>()
  for (const { license } of licenses) (once.has(license) ? several : once).add(license)
  const tokenOf = tokenFinder(tokens)
  return (user) => {
    const { license, vdom } = user
    if (license === null) return ''
    const token = several.has(license) ? tokenOf(user) : null
    return token === null || token.vdom === vdom ? license : licenseName({ license, vdom: token.vdom })
  }
}
