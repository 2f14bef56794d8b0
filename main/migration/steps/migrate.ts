import { parseMigrateOutput } from '../../fortios/output'
import type { Inventory } from '../../review'
import type { LicenseKey, LicenseOutcome } from '../events'
import type { MigrationRefusal } from '../fortigate'
import { concludeFromDevice } from '../outcome'
import { readRefusal } from '../refusal'

/** What it means that the command ended without a question, once the device was read. */
export function concludeRefusal(
  key: LicenseKey,
  refusal: MigrationRefusal,
  before: Inventory,
  now: Inventory,
): LicenseOutcome {
  return asRefusal(concludeFromDevice(key, before, now), refusal.text, key)
}

/**
 * What it means that the command was answered `y` and printed `output`, once the device was read. Behind a `y` only words
 * that are known to refuse are a refusal: a device that says anything else may still be at work.
 */
export function concludeAnswer(
  key: LicenseKey,
  output: string,
  before: Inventory,
  now: Inventory,
): LicenseOutcome {
  const outcome = concludeFromDevice(key, before, now)
  const { converted, deleted, total } = parseMigrateOutput(output)
  const hasBegun = converted.length > 0 || deleted.length > 0 || total !== null
  return hasBegun || readRefusal(output, key)?.isKnown !== true ? outcome : asRefusal(outcome, output, key)
}

function asRefusal(outcome: LicenseOutcome, words: string, key: LicenseKey): LicenseOutcome {
  const refusal = outcome.state === 'not-started' ? readRefusal(words, key) : null
  if (!refusal) return outcome
  const { message, hint } = refusal
  return { ...outcome, state: 'refused', message, hint }
}
