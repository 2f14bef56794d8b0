import chardet from 'chardet'

/** The text of a file, and how it was told from the bytes. */
export interface DecodedText {
  /** Without the byte order mark. */
  readonly text: string
  /** `utf-8`, `utf-16le`, `utf-16be`, or the name of an older encoding as chardet spells it: `windows-1252`, `GB18030`. */
  readonly encoding: string
  readonly byteOrderMark: boolean
  /** False where the encoding is a guess, or some bytes mean nothing in it and were replaced by U+FFFD. */
  readonly certain: boolean
}

/** Bytes that the guess of an older encoding is made from. */
const sampleBytes = 65_536

/**
 * Text of configuration bytes. FortiOS writes UTF-8; editors and other tools turn that into UTF-16, with or without
 * a byte order mark, and older devices keep the bytes of whatever the administrator's terminal sent.
 */
export function decodeConfig(bytes: Uint8Array): DecodedText {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) {
    return { ...decodeUtf8(bytes.subarray(3)), byteOrderMark: true }
  }
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return decodeUtf16(bytes, 'utf-16le', true)
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return decodeUtf16(bytes, 'utf-16be', true)
  const utf16 = unmarkedUtf16(bytes)
  return utf16 === null ? decodeUtf8(bytes) : decodeUtf16(bytes, utf16, false)
}

function decodeUtf8(bytes: Uint8Array): DecodedText {
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
    return { text, encoding: 'utf-8', byteOrderMark: false, certain: true }
  } catch {
    return decodeOlder(bytes)
  }
}

function decodeUtf16(
  bytes: Uint8Array,
  encoding: 'utf-16le' | 'utf-16be',
  byteOrderMark: boolean,
): DecodedText {
  const text = new TextDecoder(encoding).decode(bytes)
  return { text, encoding, byteOrderMark, certain: byteOrderMark && !text.includes('\ufffd') }
}

/** Configuration is mostly ASCII, so that in UTF-16 nearly every other byte is 0. */
function unmarkedUtf16(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const pairs = Math.min(bytes.length, 4096) >> 1
  let high = 0
  let low = 0
  for (let pair = 0; pair < pairs; pair += 1) {
    if (bytes[2 * pair] === 0) high += 1
    if (bytes[2 * pair + 1] === 0) low += 1
  }
  if (low > pairs * 0.7 && high === 0) return 'utf-16le'
  if (high > pairs * 0.7 && low === 0) return 'utf-16be'
  return null
}

function decodeOlder(bytes: Uint8Array): DecodedText {
  const lenient = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)
  if (isMostlyUtf8(lenient)) return { text: lenient, encoding: 'utf-8', byteOrderMark: false, certain: false }
  const encoding = guessEncoding(bytes)
  return { text: new TextDecoder(encoding).decode(bytes), encoding, byteOrderMark: false, certain: false }
}

/** Whether the text is UTF-8 of which a few bytes are broken. */
function isMostlyUtf8(text: string): boolean {
  let broken = 0
  let sound = 0
  for (let position = 0; position < text.length; position += 1) {
    const code = text.charCodeAt(position)
    if (code === 0xfffd) broken += 1
    else if (code > 127) sound += 1
  }
  return sound > broken * 4
}

/** The encoding that fits the parts of the text that are not ASCII. */
function guessEncoding(bytes: Uint8Array): string {
  const guesses = chardet.analyse(sampleAround(bytes))
  const guess = guesses.find(({ name }) => !/^(?:ascii|utf)/i.test(name) && isKnown(name))
  return guess?.name ?? 'windows-1252'
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
