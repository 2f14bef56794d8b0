/** What no parser recognises. It is shown as it came and never counts as success. */
export interface Unknown {
  readonly kind: 'unknown'
  /** The text as the device sent it. */
  readonly raw: string
}

/** Keeps text that a parser does not recognise. */
export function unknown(raw: string): Unknown {
  return { kind: 'unknown', raw }
}
