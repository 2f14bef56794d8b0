import { parseMigrateOutput } from '../fortios/output'
import type { LicenseProgress } from './run'

/**
 * How many users and tokens of a license the device says it has dealt with, once it has printed these lines too. Lines
 * that are not known count for nothing. What it says proves nothing (`outcome.ts`): it is shown while one waits.
 */
export function alsoSaid(
  { key: { license }, said }: Pick<LicenseProgress, 'key' | 'said'>,
  lines: readonly string[],
): LicenseProgress['said'] {
  const { converted, deleted } = parseMigrateOutput(lines.join('\n'))
  const isOwn = (each: { readonly license: string }) => each.license === license
  return {
    converted: said.converted + converted.filter(isOwn).length,
    deleted: said.deleted + deleted.filter(isOwn).length,
  }
}

/** The same, and never more than there are. */
export function saidSoFar(
  { said }: Pick<LicenseProgress, 'said'>,
  all: { readonly users: number; readonly tokens: number },
): LicenseProgress['said'] {
  return {
    converted: Math.min(said.converted, all.users),
    deleted: Math.min(said.deleted, all.tokens),
  }
}

/** How far it says it is, from 0 to 1; `null` as long as it has said nothing of it. */
export function fractionSaid(
  { converted, deleted }: LicenseProgress['said'],
  all: { readonly users: number; readonly tokens: number },
): number | null {
  return converted + deleted === 0 ? null : (converted + deleted) / (all.users + all.tokens)
}
