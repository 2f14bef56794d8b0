/** Names by which a FortiGate calls itself. */
export interface Platform {
  /** `FortiGate-200F` */
  readonly model: string
  /** A made-up serial number of that model, 16 characters. */
  readonly serial: string
  /** `(GA.M)` and the like, at the end of the first line of `get system status`. */
  readonly hardware: boolean
}

/** Platform codes of configuration headers that do not spell their model. */
const spelled: Record<string, string> = {
  FGVM64: 'FortiGate-VM64',
  FGVMK6: 'FortiGate-VM64-KVM',
  FG5H1E: 'FortiGate-501E',
  FG3H1E: 'FortiGate-301E',
  FG4H1F: 'FortiGate-401F',
  FG6H1F: 'FortiGate-601F',
  FG10E1: 'FortiGate-1101E',
  FG181F: 'FortiGate-1801F',
}

/** What a device with this platform code in the header of its configuration is called (`FG200F`, `FGT60F`, `FGVM64`). */
export function platformOf(code: string): Platform {
  const plain = /^FGT?(\d+[A-Z]+)$/.exec(code)?.[1]
  const model = spelled[code] ?? (plain ? `FortiGate-${plain}` : code.replace(/^FG/, 'FortiGate-'))
  const virtual = code.startsWith('FGVM') || code.includes('VM')
  const prefix = virtual ? 'FGVM02TM' : `${code.slice(0, 6)}T`
  return { model, serial: `${prefix}${'2290041700'.slice(0, 16 - prefix.length)}`, hardware: !virtual }
}
