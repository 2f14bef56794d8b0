import type { LicenseKey } from '../contract/license-key'
import { compareInventories, recordKey, userKey, type Difference, type Inventory } from '../review'
import { usersOf } from './outcome'

/** Something that changed, in words. */
export type ChangeInWords = Pick<Difference, 'where' | 'what'>

/** The changes since an inventory was approved. */
export interface ChangesSince {
  /** They touch what is still to be migrated, or who can log in. */
  readonly stops: readonly ChangeInWords[]
  /** They have no meaning for the migration. */
  readonly informs: readonly ChangeInWords[]
}

/**
 * Of a user who is to be migrated: the second factor, whether the account is enabled, where FortiToken Cloud reaches
 * the person, and the VDOMs of an administrator. These go to FortiToken Cloud or decide what is converted (FortiOS 7.0.4
 * New Features, "Migrating FortiToken Mobile users").
 */
const ofMigratingUser =
  /^(?:two-factor|two-factor-authentication|two-factor-notification|fortitoken|status|email-to|sms-phone|vdom)$/

/**
 * Of a super_admin: what decides whether, from where and as what that account gets in (`config system admin` in the
 * CLI references of 7.x; `disallowed-login-methods`: 8.0).
 */
const ofSuperAdmin =
  /^(?:two-factor|two-factor-authentication|two-factor-notification|fortitoken|status|accprofile|accprofile-override|vdom|(?:ip6-)?trusthost\d+|remote-auth|remote-group|wildcard|peer-auth|peer-group|guest-auth|schedule|password|ssh-public-key\d|ssh-certificate|disallowed-login-methods)$/

/** Of a super_admin whose second factor is a code that is sent: where it goes (`config system admin`, as above). */
const ofSentCodes = /^(?:email-to|sms-phone|sms-server|sms-custom-server)$/

/**
 * What changed since the approval, told apart by whether it matters. The approved state has moved on by what the
 * migrated licenses explain, and by nothing else: someone else’s migration of a license to come matters.
 *
 * @param migrated the licenses of this run that were migrated, wholly or in part
 * @param toCome the licenses that are still to be migrated
 */
export function changesSince(
  approved: Inventory,
  now: Inventory,
  migrated: readonly LicenseKey[],
  toCome: readonly LicenseKey[],
): ChangesSince {
  const matters = matterOf(approved, now, toCome)
  const tokens = tokenChanges(approved, now, toCome)
  const sso = ssoChanges(approved, now)
  const differences = compareInventories(approved, now, migrated).filter(
    ({ entry, option }) => !(option === 'status' && tokens.entries.has(entry)),
  )
  return {
    stops: [...differences.filter(matters), ...tokens.stops, ...sso.stops],
    informs: [...differences.filter((difference) => !matters(difference)), ...tokens.informs, ...sso.informs],
  }
}

function matterOf(
  approved: Inventory,
  now: Inventory,
  toCome: readonly LicenseKey[],
): (difference: Difference) => boolean {
  const both = [approved, now]
  const whole = new Set([
    ...toCome.flatMap(({ license, vdom }) => [`vdom/${vdom}`, `license/${vdom}/${license}`]),
    ...both.flatMap(({ tokens }) => tokens.filter((token) => isOf(token, toCome)).map(tokenKey)),
  ])
  const users = new Set(both.flatMap((each) => toCome.flatMap((key) => usersOf(key, each))).map(userKey))
  const superAdmins = new Set(
    both.flatMap(({ administrators }) =>
      administrators
        .filter(({ accprofile }) => accprofile === 'super_admin')
        .map(({ name }) => recordKey({ table: 'system admin', vdom: '', name })),
    ),
  )
  const sentCodes = new Set(
    both.flatMap((each) =>
      each.users.filter(({ twoFactor }) => twoFactor === 'email' || twoFactor === 'sms').map(userKey),
    ),
  )
  return ({ entry, option }) => {
    if (whole.has(entry)) return option === null || option === 'license'
    const isAbout = (options: RegExp) => option === null || options.test(option)
    return (
      (users.has(entry) && isAbout(ofMigratingUser)) ||
      (superAdmins.has(entry) && (isAbout(ofSuperAdmin) || (sentCodes.has(entry) && isAbout(ofSentCodes))))
    )
  }
}

/**
 * The states of the tokens to come, of which the device says more than their entries do: what people do with their app
 * is no reason to stop, a token that is lost is.
 */
function tokenChanges(
  approved: Inventory,
  now: Inventory,
  toCome: readonly LicenseKey[],
): ChangesSince & { readonly entries: ReadonlySet<string> } {
  const tokens = approved.tokens.filter((each) => isOf(each, toCome))
  const current = new Map(now.tokens.map((token) => [tokenKey(token), token]))
  const stops: ChangeInWords[] = []
  const informs: ChangeInWords[] = []
  for (const token of tokens) {
    const after = current.get(tokenKey(token))
    if (!after) continue
    const where = `user fortitoken "${token.serial}" of ${token.vdom}`
    if (!token.locked && after.locked) stops.push({ where, what: 'is locked now' })
    if (token.locked && !after.locked) informs.push({ where, what: 'is no longer locked' })
    if (token.activated && !after.activated) stops.push({ where, what: 'is no longer activated' })
    if (!token.activated && after.activated) informs.push({ where, what: 'was activated' })
  }
  return { stops, informs, entries: new Set(tokens.map(tokenKey)) }
}

/** A super_admin by single sign-on is emergency access: one who has come or gone matters, others do not. */
function ssoChanges(approved: Inventory, now: Inventory): ChangesSince {
  const stops: ChangeInWords[] = []
  const informs: ChangeInWords[] = []
  // One of the two may not have been read, or come from a journal of before it was.
  if (!approved.ssoAdministrators || !now.ssoAdministrators) return { stops, informs }
  const profilesIn = (administrators: NonNullable<Inventory['ssoAdministrators']>) =>
    new Map(administrators.map(({ name, accprofile }) => [name, accprofile ?? 'none']))
  const olds = profilesIn(approved.ssoAdministrators)
  const news = profilesIn(now.ssoAdministrators)
  for (const name of new Set([...olds.keys(), ...news.keys()])) {
    const [old, current] = [olds.get(name), news.get(name)]
    if (old === current) continue
    const where = `single sign-on administrator "${name}"`
    const what =
      current === undefined
        ? 'is gone'
        : old === undefined
          ? 'is new'
          : `accprofile changed from ${old} to ${current}`
    const list = old === 'super_admin' || current === 'super_admin' ? stops : informs
    list.push({ where, what })
  }
  return { stops, informs }
}

function isOf(token: Inventory['tokens'][number], licenses: readonly LicenseKey[]): boolean {
  return licenses.some(({ license, vdom }) => license === token.license && vdom === token.vdom)
}

function tokenKey({ serial, vdom }: Inventory['tokens'][number]): string {
  return recordKey({ table: 'user fortitoken', vdom, name: serial })
}
