import { verdictTitles } from '../../contract/verdict'
import type { DevicePlan } from './schema'

/** What a plan says of every migration, whatever the device. */

/** What the command does permanently (FortiOS 7.0.4 New Features, "Migrating FortiToken Mobile users"; docs/never-twice.md). */
export const cannotBeUndone: readonly string[] = [
  'The command migrates a license as a whole. The original license becomes invalid, and the vendor’s own question says that this can’t be reversed.',
  'Restoring a backup does not bring the tokens back: the licenses are invalid.',
  'Once sent, “y” can’t be undone. It is sent once for a license, and never again before the FortiGate has been read.',
]

/** What costs nothing to give up. */
export const canBeUndone: readonly string[] = [
  'Steps 1 to 5 only read. You can stop in any of them, and nothing has changed.',
  'If the FortiGate’s question is answered “n”, the license stays as it is.',
  'Licenses are migrated one at a time: you can stop between two, and those not asked about stay as they are.',
]

/** When a run counts as what (docs/evidence.md, "The verdict"): the first that holds. */
export const criteria: DevicePlan['criteria'] = [
  {
    title: verdictTitles.incomplete,
    when: 'A chosen license was refused, declined, only partly migrated, not asked about, or its outcome is unknown.',
  },
  {
    title: verdictTitles.attention,
    when: 'All licenses are migrated, but a user did not come through, something else changed, a serial number differs, or the second login failed.',
  },
  {
    title: verdictTitles.unproven,
    when: 'Nothing is wrong, but the portal was not compared for everyone, FortiToken Cloud’s list could not be read, or no second login was tried.',
  },
  {
    title: verdictTitles.complete,
    when: 'Every user of the chosen licenses is converted on the FortiGate and is in FortiToken Cloud, every serial number in the portal is the same as before, a second login worked, and nothing else changed.',
  },
]

/** What a fault adds to the lists, or a person. */
export const mayBeReadAgain: readonly string[] = [
  'If the connection is lost, or you reconnect another day, what the FortiGate reports about itself is read again, and any reading that was underway starts over.',
  'If you read a step again, go back to it, or ask about a license again, the lines of that step are typed again.',
  'If something has changed or someone else has logged in since the approval, everything is read again once a person has decided about it.',
  'A question whose wording is not documented is answered “n”. If console messages were mixed into it, the command is typed once more automatically; otherwise a person decides.',
  'After a “y” whose outcome was not seen, the FortiGate is read until two readings at least 60 seconds apart agree, for 15 minutes or longer. Right before another “y” it is read once more over a second session.',
  'A table that may have lost an empty line behind “| grep .” is read again page by page. So is every table if the FortiGate refuses that filter.',
  'A large FortiGate that changes while it is read is read up to six times.',
]

/** What is typed beside the lists. */
export const optional: readonly string[] = [
  'If a banner after the login has to be accepted, the key “a” is sent, but only after you have read and accepted it. A pager gets a space for each page.',
  'A second login, in step 7, types nothing.',
  'A second backup at the end of step 7, if you want one, types the lines listed for it.',
]
