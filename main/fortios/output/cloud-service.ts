import { findCloudUnreachable, type CloudUnreachable } from './cloud-unreachable'
import { filledLinesOf } from './lines'
import { unknown, type Unknown } from './unknown'

/** What `execute fortitoken-cloud show` and `diagnose fortitoken-cloud show service` say. */
export interface CloudService {
  readonly kind: 'cloud-service'
  /** The device's words: `licensed, service ready`. */
  readonly status: string
  /** Exactly `licensed, service ready`, the only words for it that are documented. */
  readonly ready: boolean
  /**
   * Whether there is a license. `no` if the status says so in plain words; how FortiOS says it is not
   * documented, so show `status` next to whatever is concluded from it.
   */
  readonly licensed: 'yes' | 'no' | 'unknown'
  readonly balance: number | null
  /** What is counted; `null` if the words are others. */
  readonly unit: 'users' | 'credits' | null
  /** A balance in users is that of a time-based subscription, one in credits that of a credit-based account. */
  readonly timeBased: boolean
  /** ISO date. */
  readonly expires: string | null
  readonly customerId: string | null
  /** Of the account; only `diagnose … show service` says it. */
  readonly users: number | null
  readonly maxUsers: number | null
  readonly raw: string
}

const statusLine = 'FortiToken Cloud service status:'

/**
 * Reads the state of FortiToken Cloud as the FortiGate sees it (FortiOS 7.0.4 New Features, "Migrating FortiToken
 * Mobile users"; FortiToken Cloud Administration Guide, "Access FTC management commands").
 */
export function parseCloudService(text: string): CloudService | CloudUnreachable | Unknown {
  const lines = filledLinesOf(text).map((line) => line.trimStart())
  const line = lines.find((candidate) => candidate.startsWith(statusLine))
  if (line === undefined) return findCloudUnreachable(text) ?? unknown(text)

  const status = withoutPeriod(line.slice(statusLine.length).trim())
  const balanceLine = lines.find((candidate) => candidate.startsWith('Service balance:')) ?? ''
  const accountLine = lines.find((candidate) => candidate.includes('account number of users:')) ?? ''
  const balance = /^Service balance: (-?\d+(?:\.\d+)?) ([a-z]+)/.exec(balanceLine)
  const unit = balance?.[2] === 'users' || balance?.[2] === 'credits' ? balance[2] : null
  return {
    kind: 'cloud-service',
    status,
    ready: status === 'licensed, service ready',
    licensed: licensedBy(status),
    balance: numberOf(balance?.[1]),
    unit,
    timeBased: unit === 'users',
    expires: /Expiration date: (\d{4}-\d{2}-\d{2})/.exec(balanceLine)?.[1] ?? null,
    customerId: textAfter(balanceLine, 'Customer ID: '),
    users: numberOf(/account number of users: (\d+)/.exec(accountLine)?.[1]),
    maxUsers: numberOf(/max number of users: (\d+)/.exec(accountLine)?.[1]),
    raw: text,
  }
}

function licensedBy(status: string): CloudService['licensed'] {
  const word = (status.split(',')[0] ?? '').trim().toLowerCase()
  if (word === 'licensed') return 'yes'
  return ['not licensed', 'unlicensed', 'no license'].includes(word) ? 'no' : 'unknown'
}

function textAfter(line: string, label: string): string | null {
  const at = line.indexOf(label)
  return at === -1 ? null : withoutPeriod(line.slice(at + label.length).trim()) || null
}

function withoutPeriod(text: string): string {
  return text.endsWith('.') ? text.slice(0, -1) : text
}

function numberOf(digits: string | undefined): number | null {
  return digits === undefined ? null : Number(digits)
}
