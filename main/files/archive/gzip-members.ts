import { crc32, inflateRawSync } from 'node:zlib'
import type { Allowance } from './allowance'
import { largestMember, notRead, type Member } from './member'

/** Flags of a header (RFC 1952, 2.3.1). */
const flags = { headerSum: 2, extra: 4, name: 8, comment: 16 }

/** Bytes behind the data of a member: its sum, and how many it unpacks to. */
const trailerBytes = 8

/**
 * What was compressed into one gzip, each for itself: `gzip` adds a member for every file. Members of a blocked one
 * (BGZF, which says so in an extra field) are pieces of one file.
 *
 * @throws Error if it is damaged or cut off; ProblemError of the allowance
 */
export function* membersOfGzip(packed: Buffer, allowance: Allowance): Generator<Member> {
  let pieces: Buffer[] = []
  let at = 0
  for (let number = 1; at < packed.length && beginsMember(packed, at);) {
    const header = readHeader(packed, at)
    const name = header.name || `member ${number}`
    const inflated = inflate(packed, header.end, allowance)
    if (inflated === null) {
      // Where the next one begins is not known.
      yield { name, ...notRead.tooLarge }
      return
    }
    const { bytes, end } = inflated
    at = end
    pieces.push(bytes)
    const goesOn = header.isBlock && beginsMember(packed, at)
    if (goesOn) continue
    const whole = Buffer.concat(pieces)
    pieces = []
    number += 1
    yield { name, ...(whole.length > largestMember ? notRead.tooLarge : { bytes: whole }) }
  }
}

function beginsMember(packed: Buffer, at: number): boolean {
  return packed[at] === 0x1f && packed[at + 1] === 0x8b && packed[at + 2] === 8
}

function readHeader(packed: Buffer, start: number) {
  const flag = packed[start + 3] ?? 0
  const has = (bit: number) => (flag & bit) !== 0
  let end = start + 10
  const isBlock = has(flags.extra) && packed.toString('latin1', end + 2, end + 4) === 'BC'
  if (has(flags.extra)) end += 2 + packed.readUInt16LE(end)
  const text = () => {
    const stop = packed.indexOf(0, end)
    if (stop < 0) throw new Error('unexpected end of file')
    const read = packed.toString('latin1', end, stop)
    end = stop + 1
    return read
  }
  const name = has(flags.name) ? text() : ''
  if (has(flags.comment)) text()
  if (has(flags.headerSum)) end += 2
  return { name, isBlock, end }
}

/** One member, and where it ends; `null` if it is too large. */
function inflate(packed: Buffer, start: number, allowance: Allowance): { bytes: Buffer; end: number } | null {
  const maxOutputLength = Math.min(largestMember, allowance.left)
  let bytes: Buffer
  let end: number
  try {
    const result = inflateRawSync(packed.subarray(start), { info: true, maxOutputLength }) as unknown
    const { buffer, engine } = result as { buffer: Buffer; engine: { bytesWritten: number } }
    bytes = buffer
    end = start + engine.bytesWritten
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    allowance.takeBytes(maxOutputLength + 1)
    return null
  }
  allowance.takeBytes(bytes.length)
  if (packed.length < end + trailerBytes) throw new Error('unexpected end of file')
  if (packed.readUInt32LE(end) !== crc32(bytes)) throw new Error('incorrect data check')
  return { bytes, end: end + trailerBytes }
}
