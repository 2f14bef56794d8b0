/** A license in a VDOM: what one `migrate-ftm` moves. */
export interface LicenseKey {
  readonly license: string
  readonly vdom: string
}

/** A license key as one string, for sets and maps. */
export function keyText({ license, vdom }: LicenseKey): string {
  return `${license}@${vdom}`
}

/** A license in a sentence. Its number alone can be that of two: tokens of one license may be in several VDOMs. */
export function licenseName({ license, vdom }: LicenseKey): string {
  return `${license} of ${vdom}`
}

/** The key that a text is of. A name of a VDOM may hold an `@`, a license number doesn’t. */
export function keyOfText(text: string): LicenseKey {
  const at = text.indexOf('@')
  return { license: text.slice(0, at), vdom: text.slice(at + 1) }
}
