import { keyText, type LicenseKey } from '../contract/license-key'
import type { MigrationAction } from '../contract/view'
import { isUnsettled, wasMigrated, type LicenseProgress } from './run'

/** Which licenses are in the middle of something. */
interface AtWork {
  /** The license whose question the device is waiting on. */
  readonly asked: LicenseKey | null
  /** The license that is being worked on. */
  readonly working: { readonly key: LicenseKey } | null
}

/**
 * What a person can do about a license now. One that was migrated, wholly or in part, is never sent again, and one of
 * which nobody knows is read first.
 */
export function actionFor(license: LicenseProgress, { asked, working }: AtWork): MigrationAction {
  const isThis = (key: LicenseKey | undefined) => key !== undefined && keyText(key) === keyText(license.key)
  if (isThis(working?.key)) return 'wait'
  if (isThis(asked ?? undefined)) return 'answer'
  if (isUnsettled(license)) return 'settle'
  if (wasMigrated(license)) return 'go-on'
  return license.outcome === null ? 'ask' : 'ask-again'
}
