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

/** What it means that the command was answered `y` and printed `output`, once the device was read. */
export function concludeAnswer(
  key: LicenseKey,
  output: string,
  before: Inventory,
  now: Inventory,
): LicenseOutcome {
  const outcome = concludeFromDevice(key, before, now)
  return outcome.state === 'not-started' ? asRefusal(outcome, output, key) : outcome
}

function asRefusal(outcome: LicenseOutcome, words: string, key: LicenseKey): LicenseOutcome {
  const refusal = outcome.state === 'not-started' ? readRefusal(words, key) : null
  return refusal ? { ...outcome, state: 'refused', ...refusal } : outcome
}
