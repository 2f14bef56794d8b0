import { filledLinesOf } from './lines'
import { unknown, type Unknown } from './unknown'

/** A token as the device's token daemon knows it. */
export interface TokenState {
  readonly serial: string
  readonly drift: number
  /** The device's words: `provisioned`, `provision timeout`, `token already activated, and seed won't be returned`. */
  readonly status: string
}

/** What `diagnose fortitoken info` says. */
export interface TokenInfo {
  readonly kind: 'token-info'
  readonly tokens: readonly TokenState[]
  /** `null` if the device does not say, or says something new. */
  readonly serverReachable: boolean | null
  readonly unrecognised: readonly string[]
}

/**
 * Reads the states of tokens (FortiToken Comprehensive Guide, "Monitoring and diagnosing"; FortiProxy
 * Administration Guide, "Troubleshooting and diagnosis").
 */
export function parseTokenInfo(text: string): TokenInfo | Unknown {
  const lines = filledLinesOf(text).map((line) => line.trimStart())
  const header = lines.findIndex((line) => /^FORTITOKEN\s+DRIFT\s+STATUS$/.test(line))
  if (header === -1) return unknown(text)

  const tokens: TokenState[] = []
  const unrecognised: string[] = []
  let serverReachable: boolean | null = null
  for (const line of lines.slice(header + 1)) {
    const row = /^([A-Za-z0-9*]+)\s+(-?\d+)\s+(\S.*)$/.exec(line)
    if (row?.[1] !== undefined && row[3] !== undefined) {
      tokens.push({ serial: row[1], drift: Number(row[2]), status: row[3] })
    } else if (line.startsWith('Token server status:')) {
      serverReachable = reachableBy(line.slice('Token server status:'.length).trim())
    } else if (!/^Total (global )?activated token: \d+$/.test(line)) {
      unrecognised.push(line)
    }
  }
  return { kind: 'token-info', tokens, serverReachable, unrecognised }
}

function reachableBy(word: string): boolean | null {
  if (word === 'reachable') return true
  return word === 'unreachable' ? false : null
}
