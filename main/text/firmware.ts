/** What runs on a device, as far as it is known. */
export interface Firmware {
  /** What a version is one of: `FortiOS`, `FortiProxy`, or just `version` if nobody knows. */
  readonly software: string
  /** `7.0.4` */
  readonly version: string | null
}

/** `FortiOS 7.0.4`, `FortiProxy 7.4.3`, `version 7.4.3`; empty if the version is not known. */
function namedVersion({ software, version }: Firmware): string {
  return version ? `${software} ${version}` : ''
}

/** The same for a column of versions, most of them of FortiOS: `7.0.4`, `FortiProxy 7.4.3`. */
export function versionInColumn(firmware: Firmware): string {
  return ['FortiOS', 'version'].includes(firmware.software)
    ? (firmware.version ?? '')
    : namedVersion(firmware)
}

/** What to call a version that stands beside its name: `FortiOS`, `FortiProxy`, `Version`. */
export function versionTerm(software = 'FortiOS'): string {
  return software === 'version' ? 'Version' : software
}

/** `FGVM64, FortiOS 7.0.4 build 0301`; `FPXVM4, FortiProxy 7.4.3 build 0606` */
export function firmwareWords(
  firmware: Firmware & { readonly platform: string | null; readonly build: string | null },
): string {
  const { platform, build } = firmware
  const version = [namedVersion(firmware), build ? `build ${build}` : ''].filter(Boolean).join(' ')
  return [platform, version].filter(Boolean).join(', ')
}
