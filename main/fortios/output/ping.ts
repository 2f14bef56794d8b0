import { filledLinesOf } from './lines'
import { unknown, type Unknown } from './unknown'

/** What `execute ping` found. */
export interface Ping {
  readonly kind: 'ping'
  /** As it was asked for: a name or an address. */
  readonly target: string
  readonly transmitted: number
  readonly received: number
}

/** Reads `execute ping`. */
export function parsePing(text: string): Ping | Unknown {
  const lines = filledLinesOf(text).map((line) => line.trimStart())
  const target = find(lines, /^PING (\S+) \(/)?.[1]
  const counts = find(lines, /^(\d+) packets transmitted, (\d+) packets received, /)
  if (target === undefined || counts === undefined) return unknown(text)
  return { kind: 'ping', target, transmitted: Number(counts[1]), received: Number(counts[2]) }
}

function find(lines: readonly string[], pattern: RegExp): RegExpExecArray | undefined {
  for (const line of lines) {
    const match = pattern.exec(line)
    if (match !== null) return match
  }
  return undefined
}
