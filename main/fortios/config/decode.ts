import chardet from 'chardet'
import { byteRuns, type ByteRun } from './byte-runs'

/** The text of a file, and how it was told from the bytes. */
export interface DecodedText {
  /** Without the byte order mark. */
  readonly text: string
  /** `utf-8`, `utf-16le`, `utf-16be`, or the name of an older encoding as chardet spells it: `windows-1252`, `GB18030`. */
  readonly encoding: string
  readonly byteOrderMark: boolean
  /** False if the encoding is a guess, or some bytes mean nothing in it and were replaced by U+FFFD. */
  readonly certain: boolean
}

/** Bytes that the guess of an older encoding is made from. */
const sampleBytes = 65_536
/** Fewer bytes beyond ASCII than this tell nothing but where they were most likely written. */
const leastConfidence = 20

/**
 * The text of bytes of unknown encoding: a configuration, a list of devices, a list of users. FortiOS writes UTF-8;
 * editors and other tools turn that into UTF-16, with or without a byte order mark, or put a few words of their own
 * encoding into it; older devices keep the bytes of whatever the administrator's terminal sent.
 */
export function decodeText(bytes: Uint8Array): DecodedText {
  const runs = byteRuns(bytes)
  const decoded = runs.map(decodeRun)
  const [only] = decoded
  if (decoded.length === 1 && only) return only
  const [longest] = decoded.toSorted((one, other) => other.text.length - one.text.length)
  return {
    text: decoded.map(({ text }) => text).join(''),
    encoding: longest?.encoding ?? 'utf-8',
    byteOrderMark: decoded.some(({ byteOrderMark }) => byteOrderMark),
    certain: decoded.every(({ certain }) => certain),
  }
}

function decodeRun({ bytes, width, marked }: ByteRun): DecodedText {
  if (width === 'narrow') {
    const byteOrderMark = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf
    return { ...decodeNarrow(byteOrderMark ? bytes.subarray(3) : bytes), byteOrderMark }
  }
  const text = new TextDecoder(width).decode(bytes)
  return { text, encoding: width, byteOrderMark: marked, certain: !text.includes('\ufffd') }
}

function decodeNarrow(bytes: Uint8Array): DecodedText {
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
    return { text, encoding: 'utf-8', byteOrderMark: false, certain: true }
  } catch {
    return decodeOlder(bytes)
  }
}

function decodeOlder(bytes: Uint8Array): DecodedText {
  const lenient = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)
  if (isUtf8WithForeignBytes(lenient))
    return { text: lenient, encoding: 'utf-8', byteOrderMark: false, certain: false }
  const encoding = guessEncoding(bytes)
  return { text: decodeAs(encoding, bytes), encoding, byteOrderMark: false, certain: false }
}

/** What Windows has in the place of the control characters 0x80 to 0x9f. */
const windows = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ'

/** Some versions of Node decode the encoding of Western Europe as if it had control characters there. */
function decodeAs(encoding: string, bytes: Uint8Array): string {
  const text = new TextDecoder(encoding).decode(bytes)
  if (new TextDecoder(encoding).encoding !== 'windows-1252') return text
  return text.replaceAll(/[\u0080-\u009f]/g, (found) => windows.charAt(found.charCodeAt(0) - 0x80))
}

/**
 * Whether the text is UTF-8 with some bytes of another encoding in it, rather than a text of that encoding. In a text
 * of Western Europe nothing looks like UTF-8 by accident; in one of Asia or in Cyrillic some does, but there most of
 * the broken bytes stand next to each other.
 */
function isUtf8WithForeignBytes(text: string): boolean {
  let sound = 0
  let broken = 0
  let adjacent = 0
  let before = 0
  for (let position = 0; position < text.length; position += 1) {
    const code = text.charCodeAt(position)
    if (code === 0xfffd) {
      broken += 1
      if (before === 0xfffd) adjacent += 1
    } else if (code > 127) sound += 1
    before = code
  }
  return sound >= broken || (2 * adjacent < broken && sound * 10 >= broken)
}

/** The encoding that fits the parts of the text that are not ASCII. */
function guessEncoding(bytes: Uint8Array): string {
  const guesses = chardet.analyse(sampleAround(bytes))
  const isAsian = hasAdjacentBytes(bytes)
  const guess = guesses.find(
    ({ name, confidence }) =>
      confidence >= leastConfidence &&
      !/^(?:ascii|utf)/i.test(name) &&
      (isAsian || /^(?:ISO-8859|windows)-/.test(name)) &&
      isKnown(name),
  )
  return guess?.name ?? 'windows-1252'
}

/** Whether bytes beyond ASCII stand next to each other, as they do wherever a character has several of them. */
function hasAdjacentBytes(bytes: Uint8Array): boolean {
  return bytes.some((byte, at) => byte > 127 && (bytes[at + 1] ?? 0) > 127)
}

/** Whether the platform decodes it: not every encoding that can be guessed is one of the web's. */
function isKnown(encoding: string): boolean {
  try {
    return new TextDecoder(encoding).encoding !== ''
  } catch {
    return false
  }
}

/** The surroundings of the bytes that are not ASCII: in a large file they are few and far between. */
function sampleAround(bytes: Uint8Array): Uint8Array {
  const sample = new Uint8Array(Math.min(sampleBytes, bytes.length))
  let filled = 0
  let position = 0
  while (position < bytes.length && filled < sample.length) {
    if ((bytes[position] ?? 0) < 0x80) {
      position += 1
      continue
    }
    const piece = bytes.subarray(position, Math.min(position + 64, position + sample.length - filled))
    sample.set(piece, filled)
    filled += piece.length
    position += piece.length
  }
  return sample.subarray(0, filled)
}
