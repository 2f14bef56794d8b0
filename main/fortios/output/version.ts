/** A FortiOS version: 7.0.4. */
export interface Version {
  readonly major: number
  readonly minor: number
  readonly patch: number
}

/** The first FortiOS with `execute fortitoken-cloud migrate-ftm` (FortiOS 7.0.4 New Features, "Migrating FortiToken Mobile users"). */
export const firstVersionWithMigrateFtm: Version = { major: 7, minor: 0, patch: 4 }

/** Reads `7.0.4`, or `5.00` of old headers; `null` if the text is no version. */
export function parseVersion(text: string): Version | null {
  const match = /^(\d{1,4})\.(\d{1,4})(?:\.(\d{1,4}))?$/.exec(text)
  if (match === null) return null
  return { major: Number(match[1]), minor: Number(match[2]), patch: Number(match[3] ?? 0) }
}

/** Whether `version` is `minimum` or later. */
export function isAtLeast(version: Version, minimum: Version): boolean {
  if (version.major !== minimum.major) return version.major > minimum.major
  if (version.minor !== minimum.minor) return version.minor > minimum.minor
  return version.patch >= minimum.patch
}

/** `7.0.4` */
export function formatVersion({ major, minor, patch }: Version): string {
  return `${major}.${minor}.${patch}`
}
