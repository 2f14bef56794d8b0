import { createHash, hash } from 'node:crypto'
import * as z from 'zod'
import { runEventSchema, type RunEvent } from './events'

/**
 * The journal of a run as text: one JSON object a line, each with its number, its time, what happened, and a
 * SHA-256 over itself and the sum of the record before. A person can read it, `sha256sum` and a text editor are
 * enough to check it, and a record that was torn by a crash or changed later shows.
 */
export interface JournalRecord {
  /** From 1, without gaps. */
  readonly number: number
  /** ISO 8601 with milliseconds. */
  readonly at: string
  readonly event: RunEvent
}

/** What reading a journal finds. */
export interface JournalReading {
  readonly records: readonly JournalRecord[]
  /** The sum of the last good record; what the next one is chained to. */
  readonly lastSum: string
  /** Length in characters of the part that is intact. */
  readonly intactLength: number
  /**
   * `torn`: the last record was cut off by a crash before its end, so that nothing was done because of it; it is set
   * aside. `damaged`: a record does not add up. `not-understood`: it adds up, and is nothing that this version writes.
   */
  readonly damage: null | JournalDamage
}

/** Why reading a journal stopped before its end. */
interface JournalDamage {
  readonly kind: 'torn' | 'damaged' | 'not-understood'
  /** The line of the record, from 1; its number, if nothing is missing before it. */
  readonly line: number
  /** One sentence about the record. */
  readonly reason: string
}

/** Whether a journal holds all that was done: a record that was torn was never acted upon. */
export function isWhole({ damage }: JournalReading): boolean {
  return damage === null || damage.kind === 'torn'
}

/** The newest version that this code knows. Older ones stay readable. */
const journalVersion = 2

/** Events that version 1 did not have. Every other record says 1, so that an older application can read it. */
const sinceVersion2: ReadonlySet<RunEvent['type']> = new Set<RunEvent['type']>([
  'reopened',
  'closed-again',
  'change-planned',
  'announcement-kept',
  'plan-saved',
])

/** What the first record is chained to. */
export const firstSum = '0'.repeat(64)

/** The line for a record in UTF-8, with its line ending, and its sum. */
export function encodeRecord(record: JournalRecord, previousSum: string): { line: Buffer; sum: string } {
  const { number: n, at, event } = record
  const body = JSON.stringify({ v: sinceVersion2.has(event.type) ? 2 : 1, n, at, event })
  // Made into bytes once, and never copied: the record of an inventory of 20,000 users holds 15 million characters.
  const length = Buffer.byteLength(body)
  const line = Buffer.allocUnsafeSlow(length - 1 + sumField.length + 1)
  line.write(body)
  const sum = createHash('sha256').update(`${previousSum}\n`).update(line.subarray(0, length)).digest('hex')
  // In the place of the brace that ends the body.
  line.write(`${sumField.before}${sum}${sumField.after}\n`, length - 1)
  return { line, sum }
}

/**
 * Reads a journal. Nothing is guessed: reading stops at the first record that is not what was written, and says
 * where. Only a beginning of a record at the very end counts as cut off by a crash. A whole one that does not add up
 * may have been acted upon, so it is damage wherever it stands.
 */
export function decodeJournal(text: string): JournalReading {
  const records: JournalRecord[] = []
  let lastSum = firstSum
  let at = 0
  let line = 0
  const stop = (kind: JournalDamage['kind'], reason: string): JournalReading => ({
    records,
    lastSum,
    intactLength: at,
    damage: { kind, line, reason },
  })
  const stopAtTail = (tail: string) =>
    wholeRecord.test(tail) && !hasHole(tail)
      ? stop('damaged', 'Its line ending is missing.')
      : stop('torn', 'The last record is incomplete.')
  while (at < text.length) {
    line += 1
    const end = text.indexOf('\n', at)
    if (end < 0) return stopAtTail(text.slice(at))
    const decoded = decodeLine(text.slice(at, end), lastSum, records.length + 1)
    if ('reason' in decoded) {
      const isLast = end === text.length - 1
      return isLast && hasHole(text.slice(at, end))
        ? stop('torn', 'The last record is incomplete.')
        : stop(decoded.kind, decoded.reason)
    }
    records.push(decoded.record)
    lastSum = decoded.sum
    at = end + 1
  }
  return { records, lastSum, intactLength: at, damage: null }
}

/** What ends a record: `,"sum":"` and 64 hexadecimal digits and `"}`. */
const sumField = { before: ',"sum":"', after: '"}', length: 8 + 64 + 2 } as const
/** What has all its characters but for a few: no crash cuts it there, unless before its line ending. */
const wholeRecord = /,"sum":"[^"]{64}"\}/

/**
 * If the power fails during a write, blocks can be missing before the line ending that is there; they read as NUL,
 * which JSON never holds as it is. Such a record had not been fsynced, so nothing was done because of it.
 */
function hasHole(line: string): boolean {
  return line.includes('\0')
}

function decodeLine(
  line: string,
  previousSum: string,
  number: number,
): { record: JournalRecord; sum: string } | Pick<JournalDamage, 'kind' | 'reason'> {
  const end = line.length - sumField.length
  const field = line.slice(-sumField.length)
  if (!field.startsWith(sumField.before) || !field.endsWith(sumField.after))
    return { kind: 'damaged', reason: 'It has no checksum.' }
  const sum = field.slice(sumField.before.length, -sumField.after.length)
  const body = `${line.slice(0, Math.max(0, end))}}`
  if (sumOf(body, previousSum) !== sum)
    return {
      kind: 'damaged',
      reason: 'Its checksum does not match: it was changed, or one before it is missing.',
    }
  const content = contentOf(body)
  if (typeof content === 'string') return { kind: 'not-understood', reason: content }
  const { n, at, event } = content
  if (n !== number)
    return { kind: 'damaged', reason: `It is number ${n}, and number ${number} was expected.` }
  return { record: { number: n, at, event }, sum }
}

/** A record without its checksum. What else it holds is passed over. docs/journal.schema.json is made from this. @internal */
export const recordSchema = z.object({
  v: z.number().max(journalVersion),
  n: z.number(),
  at: z.iso.datetime(),
  event: runEventSchema,
})

/** What a record holds; or in a sentence why it can't be told, although its checksum is right. */
function contentOf(body: string): z.infer<typeof recordSchema> | string {
  let value: unknown
  try {
    value = JSON.parse(body)
  } catch {
    return 'Its checksum is right, but it is not JSON.'
  }
  const { data, error } = recordSchema.safeParse(value)
  return data ?? whyNotUnderstood(error)
}

/** Why a record is nothing that this version writes, although its checksum is right. */
function whyNotUnderstood({ issues: [first] }: z.ZodError): string {
  const field = first?.path.join('.')
  if (field === 'v' && first?.code === 'too_big')
    return 'It was written by a newer version of the application.'
  if (field === 'event.type') return 'This version of the application does not know this kind of record.'
  return `Its checksum is right, but its “${field}” is not what such a record holds.`
}

function sumOf(body: string, previousSum: string): string {
  return hash('sha256', `${previousSum}\n${body}`)
}
