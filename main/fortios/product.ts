/**
 * Which product of the vendor a configuration or a device is of. Others write the same language, and some the same
 * tables (FortiProxy has `config user fortitoken`); only a FortiGate has a documented migration.
 */

/** Names that a FortiGate goes by in `Version:` and in the header of a `show`: `FortiGate-60F`, `FortiWiFi-60F` … */
const fortiGates: ReadonlySet<string> = new Set(['FortiGate', 'FortiGateRugged', 'FortiWiFi'])

/** Beginnings of its platform codes: `FG100E`, `FGT60F`, `FGVM64`, `FGR60F`, `FWF61F` (headers of public captures). */
const fortiGateCode = /^(?:FG|FWF)/

/** Platform codes of other products (headers of public captures): `FPXVM4`, `FADV04`, `S248EP`, `FVE-VM`, `FV-VM64` … */
const otherCodes: readonly (readonly [code: RegExp, product: string])[] = [
  [/^FPX/, 'FortiProxy'],
  [/^FAD/, 'FortiADC'],
  [/^FAZ/, 'FortiAnalyzer'],
  [/^FMG/, 'FortiManager'],
  [/^FE-/, 'FortiMail'],
  [/^FVE-/, 'FortiVoice'],
  [/^FV-/, 'FortiWeb'],
  [/^S\d/, 'FortiSwitch'],
]

/**
 * The product that is no FortiGate, as it names itself: `FortiProxy`, or `device of platform "X1"` if its code is
 * not known. `null` for a FortiGate, and if nothing is said.
 *
 * @param platform as the header has it (`FPXVM4`, `FortiProxy-VM64`), or the model of `get system status`
 */
export function otherProduct(platform: string | null): string | null {
  if (platform === null || platform === '') return null
  const [name = ''] = /^Forti[A-Za-z]+/i.exec(platform) ?? []
  if (name !== '') return isFortiGate(name) ? null : name
  if (fortiGateCode.test(platform)) return null
  return otherCodes.find(([code]) => code.test(platform))?.[1] ?? `device of platform "${platform}"`
}

/** The product as it names itself, `FortiGate` as well; `null` if nothing is said, or its code is not known. */
export function productOf(platform: string | null): string | null {
  if (platform === null || platform === '') return null
  const product = otherProduct(platform) ?? 'FortiGate'
  return product.startsWith('Forti') ? product : null
}

/** What a version on this platform is one of: `FortiOS`, `FortiProxy`, or just `version` if nobody knows. */
export function softwareOf(platform: string | null): string {
  const product = otherProduct(platform)
  if (product === null) return 'FortiOS'
  return product.startsWith('Forti') ? product : 'version'
}

function isFortiGate(name: string): boolean {
  return [...fortiGates].some((each) => each.toLowerCase() === name.toLowerCase())
}

/**
 * Lines in which a product names itself: `Platform Full Name : FortiAnalyzer-VM64`, `Version: FortiMail-VM v8.0.0,…`, and
 * `International Version: FortiWeb-VM 7.6.0,…` [observed in public captures of FortiWeb 6.3 and 7.6].
 */
const selfDescription =
  /^[ \t]*(?:(?:International )?Version|Platform Full Name|Platform Type|Model name)[ \t]*:[ \t]*(\S+)/gm

/** The product that an answer to `get system status` names, if the answer is not that of a FortiGate. */
export function productNamedIn(status: string): string | null {
  for (const [, name = ''] of status.matchAll(selfDescription)) {
    const product = otherProduct(name)
    if (product?.startsWith('Forti')) return product
  }
  return null
}
