/** Bytes that follow each other and are of one kind: two for each character (UTF-16), or something narrower. */
export interface ByteRun {
  readonly bytes: Uint8Array
  readonly width: 'utf-16le' | 'utf-16be' | 'narrow'
  /** Whether a byte order mark stood in front of it. It is not part of the bytes. */
  readonly marked: boolean
}

/** More changes than this are no text that someone appended to. */
const mostRuns = 1000
/** Pairs of bytes that are looked at behind a zero. */
const pairsToTell = 8

/**
 * Parts bytes where their width changes. A file is UTF-16 as a whole, or not at all, or in part: PowerShell appends
 * UTF-16 to a file in UTF-8 (`>>`), and `copy /b` puts files of both kinds behind each other.
 */
export function byteRuns(bytes: Uint8Array): readonly ByteRun[] {
  const runs: ByteRun[] = []
  let at = 0
  while (at < bytes.length || runs.length === 0) {
    if (runs.length >= mostRuns) return [{ bytes, width: 'narrow', marked: false }]
    const wide = startOfWide(bytes, at)
    const start = wide?.start ?? bytes.length
    if (start > at || wide === null) {
      runs.push({ bytes: bytes.subarray(at, start), width: 'narrow', marked: false })
      at = start
    }
    if (wide === null) break
    const from = wide.start + (wide.marked ? 2 : 0)
    const end = endOfWide(bytes, from, wide.width)
    runs.push({ bytes: bytes.subarray(from, end), width: wide.width, marked: wide.marked })
    at = end
  }
  return runs
}

interface WideStart {
  readonly start: number
  readonly width: 'utf-16le' | 'utf-16be'
  readonly marked: boolean
}

function startOfWide(bytes: Uint8Array, from: number): WideStart | null {
  const mark = from === 0 ? markAt(bytes, 0) : null
  if (mark !== null) return { start: 0, width: mark, marked: true }
  for (let zero = bytes.indexOf(0, from); zero >= 0; zero = bytes.indexOf(0, zero + 1)) {
    for (const before of [3, 2]) {
      const start = zero - before
      const width = start >= from ? markAt(bytes, start) : null
      if (width !== null && isWide(bytes, zero)) return { start, width, marked: true }
    }
    if (isWide(bytes, zero)) return unmarkedAt(bytes, zero, from)
    // Of zeros that fill a file up only the last can be half of a character.
    if (bytes[zero + 1] === 0) {
      while (bytes[zero + 2] === 0) zero += 1
    }
  }
  return null
}

/** Behind other zeros only the place tells which half of a character this one is: UTF-16 begins at an even one. */
function unmarkedAt(bytes: Uint8Array, zero: number, from: number): WideStart {
  if (zero === from) return { start: zero, width: 'utf-16be', marked: false }
  if (bytes[zero - 1] !== 0) return { start: zero - 1, width: 'utf-16le', marked: false }
  return zero % 2 === 0
    ? { start: zero, width: 'utf-16be', marked: false }
    : { start: zero + 1, width: 'utf-16le', marked: false }
}

function markAt(bytes: Uint8Array, at: number): 'utf-16le' | 'utf-16be' | null {
  if (bytes[at] === 0xff && bytes[at + 1] === 0xfe) return 'utf-16le'
  return bytes[at] === 0xfe && bytes[at + 1] === 0xff ? 'utf-16be' : null
}

/** Whether every other byte from this zero on is one, and those between are not. */
function isWide(bytes: Uint8Array, zero: number): boolean {
  let pairs = 0
  let zeros = 0
  let others = 0
  for (let at = zero; pairs < pairsToTell && at < bytes.length; at += 2, pairs += 1) {
    if (bytes[at] === 0) zeros += 1
    if (bytes[at + 1] === 0) others += 1
  }
  return pairs > 1 && zeros > pairs * 0.7 && others === 0
}

/** Where UTF-16 ends: behind its last character of Latin, if what follows reads like narrow text. */
function endOfWide(bytes: Uint8Array, from: number, width: WideStart['width']): number {
  const high = width === 'utf-16le' ? 1 : 0
  let latinEnd = from
  for (let at = from; at + 1 < bytes.length; at += 2) {
    if (bytes[at + high] === 0) latinEnd = at + 2
    else if (at + 2 - latinEnd === bytesToTell && isNarrow(bytes.subarray(latinEnd, at + 2))) return latinEnd
  }
  const rest = bytes.subarray(latinEnd)
  return rest.length >= fewestBytes && isNarrow(rest) ? latinEnd : bytes.length
}

/** Bytes without a zero between them from which narrow text can be told, and how few may do at the end. */
const bytesToTell = 32
const fewestBytes = 8

/** Whether bytes read like narrow text: nearly all of it is ASCII, most of it small letters, digits and blanks. */
function isNarrow(bytes: Uint8Array): boolean {
  let plain = 0
  let usual = 0
  for (const code of bytes) {
    const isUsual = (code >= 0x61 && code <= 0x7a) || (code >= 0x30 && code <= 0x39)
    if (isUsual || code === 0x20 || code === 0x0a) usual += 1
    if ((code >= 0x20 && code < 0x7f) || code === 9 || code === 10 || code === 13) plain += 1
  }
  return plain > bytes.length * 0.85 && usual > bytes.length * 0.6
}
