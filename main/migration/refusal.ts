import { licenseName, type LicenseKey } from '../contract/license-key'
import type { LinkId } from '../contract/links'
import { findCliError, findCloudUnreachable } from '../fortios/output'

/** Why the FortiGate did not do it, and what can be done about that. */
export interface Refusal {
  readonly message: string
  readonly hint: string
  /** The vendor's page about this answer, if there is one. */
  readonly link?: LinkId
  /** Whether its words are known to refuse: any others may as well say that the FortiGate has begun. */
  readonly isKnown: boolean
}

/** Words that are known to have a meaning, and what to do about it. */
interface Known {
  readonly isMeant: (words: string) => boolean
  readonly hint: (key: LicenseKey) => string
  readonly link?: LinkId
}

const lineOf = (pattern: RegExp) => (words: string) => pattern.test(words)

/**
 * The first that fits counts. FortiOS documents next to nothing of what `migrate-ftm` may answer: what is not here gets
 * no advice that would only be a guess.
 */
const knownWords: readonly Known[] = [
  {
    // FortiIdentity Cloud Administration Guide, "Adding, syncing, and deleting users" (397388), for `sync`.
    isMeant: (words) => findCloudUnreachable(words) !== null,
    hint: () =>
      'The FortiGate can’t reach FortiToken Cloud. From the FortiGate, ping the address that "diagnose fortitoken-cloud server" shows, fix the connection, then ask again.',
  },
  {
    // Technical Tip 217292, "Invalid License": what support has checked in this case.
    isMeant: lineOf(/^\s*invalid license\b/im),
    hint: (key) =>
      `Check what Fortinet lists for this answer: Customer Service has set the migration flag for ${licenseName(key)}; its number is one that support.fortinet.com lists under Asset Management; the FortiCare contract has not expired; FortiOS is 7.0.4 or later; and the address that "diagnose fortitoken-cloud server" shows can be pinged from the FortiGate. Then ask again.`,
    link: 'invalid-license',
  },
  {
    // The vendor's names for what Customer Service does: "migration pre-authorization" (FortiOS 7.0 New Features,
    // 425212) and "FTM migration tag" (FortiToken Cloud Administration Guide, 626658).
    isMeant: lineOf(/\bpre-?authori[sz]|\bmigration tag\b/i),
    hint: (key) =>
      `Ask Customer Service whether the migration flag is set for ${licenseName(key)} on this FortiGate. Ask again once they have confirmed it.`,
  },
  {
    // Seen in public captures wherever the profile of an administrator is too narrow.
    isMeant: lineOf(/^\s*permission denied\b/im),
    hint: () =>
      'This administrator isn’t allowed to run this command. Connect as a super_admin, then ask again.',
  },
  {
    // Seen in public captures; `migrate-ftm` is there from FortiOS 7.0.4 on (FortiOS 7.0 New Features, 425212).
    isMeant: lineOf(/^\s*(?:unknown action\b|command parse error before\b)/im),
    hint: () =>
      'This FortiOS does not know the command, which came with 7.0.4. Ask Customer Service how to migrate with this version.',
  },
]

/** What the FortiGate said in place of migrating, for a person; `null` if it said nothing. */
export function readRefusal(words: string, key: LicenseKey): Refusal | null {
  const reason = reasonIn(words)
  if (reason === '') return null
  const known = knownWords.find(({ isMeant }) => isMeant(words))
  return {
    message: `The FortiGate refused: “${reason}”${/[.!?…]$/.test(reason) ? '' : '.'} Nothing was changed.`,
    hint:
      known?.hint(key) ??
      `These are the FortiGate’s own words, and no document that Tokenferry knows explains them. Send them to Customer Service with the license number, ${licenseName(key)}.`,
    ...(known?.link !== undefined && { link: known.link }),
    isKnown: known !== undefined || findCliError(words) !== null,
  }
}

/** The device's own reason: its first line that says more than that something failed. */
function reasonIn(words: string): string {
  const lines = words
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
  return lines.find((line) => !line.startsWith('Command fail.')) ?? lines[0] ?? ''
}
