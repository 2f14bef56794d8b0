import type { Finding } from '../../contract/review'
import { plural } from '../words'
import type { Case } from './context'

/** Findings about licenses. */
export function findInLicenses({ inventory, isMeant }: Case): readonly Finding[] {
  return inventory.licenses.flatMap(({ license, vdom, kind, tokens, users, line }): readonly Finding[] => {
    const about = { vdom, subject: license, line }
    if (kind === 'trial') {
      const whose =
        users === 0 ? 'Nobody uses them.' : `${plural(users, 'user')} with one of them log in as before.`
      const message = `${plural(tokens, 'token')} of the free trial license ${license} can’t be moved: they belong to this FortiGate. ${whose}`
      return [{ id: 'license.trial', severity: 'info', ...about, message }]
    }
    if (users > 0 || !isMeant(license, vdom)) return []
    const message = `Nobody uses a token of license ${license}. Migrating it helps nobody, and still turns a license without an end into a yearly subscription, for good.`
    return [{ id: 'license.nobody', severity: 'warning', ...about, message }]
  })
}
