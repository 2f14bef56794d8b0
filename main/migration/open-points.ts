import { findingTitles } from '../contract/finding-titles'
import type { LinkId } from '../contract/links'
import type { FindingId } from '../contract/review'
import type { OpenPoint } from '../contract/step-views'
import { findingsOf, leftWithPassword } from '../review'
import { listNames, plural } from '../text/words'
import { remembered } from './remembered'
import { wasMigrated, type RunState } from './run'

/** What a finding of before means once something was migrated. */
const afterwards = {
  'device.fortimanager':
    'Import the configuration of this FortiGate into FortiManager before the next installation from there. Until then FortiManager holds the old two-factor settings, and can write them back.',
  'device.fabric':
    'Bring the users on the root of the Security Fabric up to date before anything is pushed from it. Until then the root may hold the old two-factor settings, and can write them back.',
  'device.login-proves-less':
    'According to the record of CVE-2026-121530, FortiOS 7.6.0 to 7.6.6 can let someone in with an invalid token after a correct name and password. So a login that worked proves less here: try one with a wrong code, confirm that it is refused, and read Fortinet’s advisory on this CVE (www.fortiguard.com/psirt).',
  'admin.one-session':
    'An account may have only one session on this FortiGate. Try the second login with another super_admin, by hand, before you close this session.',
} as const satisfies Partial<Record<FindingId, string>>

/** What there is to read about one of them. */
const toRead: Partial<Record<FindingId, LinkId>> = { 'device.login-proves-less': 'advisories' }

/**
 * What is left to do or to know once a license was migrated, whatever the verdict is: each point with the finding whose
 * page says why.
 */
export const openPoints = remembered(
  ['inventory', 'verification', 'approvedDevice', 'connected', 'licenses'],
  makeOpenPoints,
)

function makeOpenPoints(
  run: Pick<RunState, 'inventory' | 'verification' | 'approvedDevice' | 'connected' | 'licenses'>,
): readonly OpenPoint[] {
  const { inventory, verification, approvedDevice, connected } = run
  const before = inventory?.inventory
  if (!before || !run.licenses.some(wasMigrated)) return []
  const now = verification?.after.inventory ?? before
  const status = (connected?.reading ?? approvedDevice)?.status ?? null
  const found = new Set(findingsOf(now, { systemStatus: status }).map(({ id }) => id))
  const ids = (Object.keys(afterwards) as (keyof typeof afterwards)[]).filter((id) => found.has(id))
  return [
    ...(verification ? withPasswordAlone(leftWithPassword(before, now)) : []),
    ...ids.map((id) => {
      const link = toRead[id]
      return { id, title: findingTitles[id], text: afterwards[id], ...(link && { link }) }
    }),
  ]
}

function withPasswordAlone(findings: ReturnType<typeof leftWithPassword>): readonly OpenPoint[] {
  const count = findings.length
  if (count === 0) return []
  const id = 'user.password-only'
  const names = listNames(findings.map(({ subject }) => subject))
  const text = `${plural(count, 'account')} had a second factor before, and ${count === 1 ? 'has' : 'have'} none now: ${names}. A migration does not do that: find out who changed it, and give ${count === 1 ? 'it' : 'them'} a second factor again.`
  return [{ id, title: findingTitles[id], text }]
}
