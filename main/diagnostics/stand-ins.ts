import { notReserved } from '../text/device-names'

/** What a stand-in is called: `user-3` stands for someone’s name, wherever that name is. */
export type NameKind =
  'host' | 'address' | 'user' | 'vdom' | 'license' | 'serial' | 'email' | 'phone' | 'number' | 'path' | 'text'

/** A name that is known to be one. */
export interface KnownName {
  readonly kind: NameKind
  readonly name: string
}

interface Found {
  readonly kind: NameKind
  /** What the stand-in stands for, folded: every spelling of one name has the same. */
  readonly name: string
  /** How many UTF-16 units of the text it takes up. */
  readonly length: number
  /** The quotation marks around it, which stay. */
  readonly quotes?: readonly [string, string]
}

/**
 * Replaces names by stand-ins, the same one for the same name throughout, whatever its case. Names that are known are
 * found wherever they stand as a word of their own, in paths and addresses as well; what merely looks like a name, an
 * address or a number is replaced too, since a word too many hidden does no harm. Of what begins at one place the
 * longest counts.
 */
export class StandIns {
  private readonly known = new Map<string, KnownName>()
  /** The lengths of the known names by how they begin, longest first. */
  private readonly lengths: ReadonlyMap<string, readonly number[]>
  private readonly given = new Map<string, string>()
  private readonly count = new Map<NameKind, number>()

  constructor(names: readonly KnownName[]) {
    for (const { kind, name } of names) {
      if (name.trim() === '') continue
      const folded = fold(name)
      for (const spelling of spellingsOf(name)) {
        if (!this.known.has(spelling)) this.known.set(spelling, { kind, name: folded })
      }
    }
    this.lengths = lengthsByBeginning(this.known.keys())
  }

  /** The text without names. */
  hide(text: string): string {
    const folded = fold(text)
    let hidden = ''
    let at = 0
    while (at < text.length) {
      const found = this.longestAt(text, folded, at)
      if (found) {
        const [open, close] = found.quotes ?? ['', '']
        hidden += `${open}${this.standInFor(found)}${close}`
        at += found.length
      } else {
        hidden += text[at] ?? ''
        at += 1
      }
    }
    return hidden
  }

  private longestAt(text: string, folded: string, at: number): Found | null {
    if (isWord(before(text, at)) && isWord(after(text, at))) return null
    const known = this.knownAt(text, folded, at)
    const alike = likeName(text, folded, at)
    if (alike === null || (known !== null && known.length >= alike.length)) return known
    const inner = this.known.get(alike.name)
    return inner ? { ...alike, ...inner } : alike
  }

  private knownAt(text: string, folded: string, at: number): Found | null {
    for (const length of this.lengths.get(folded[at] ?? '') ?? []) {
      const end = at + length
      const known = end <= text.length ? this.known.get(folded.slice(at, end)) : undefined
      if (known && !(isWord(before(text, end)) && isWord(after(text, end)))) return { ...known, length }
    }
    return null
  }

  private standInFor({ kind, name }: Found): string {
    const given = this.given.get(name)
    if (given !== undefined) return given
    const number = (this.count.get(kind) ?? 0) + 1
    this.count.set(kind, number)
    const standIn = `${kind}-${number}`
    this.given.set(name, standIn)
    return standIn
  }
}

/** What looks like a name, by what it looks like. Each is tried where a word or a sign begins. */
const alike: readonly (readonly [NameKind, RegExp])[] = [
  ['email', /[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)*/uy],
  ['address', /[a-z][a-z0-9+.-]*:\/\/[^\s'"`<>“”]+/iuy],
  ['address', /\d{1,3}(?:\.\d{1,3}){3}(?!\.?\d)/uy],
  ['address', /(?:[0-9a-f]{2}[:-]){5}[0-9a-f]{2}/iuy],
  ['address', /(?:[0-9a-f]{1,4}:){7}[0-9a-f]{1,4}/iuy],
  ['address', /(?:[0-9a-f]{1,4}(?::[0-9a-f]{1,4})*)?::(?:[0-9a-f]{1,4}(?::[0-9a-f]{1,4})*)?(?:%\w+)?/iuy],
  // A blank belongs to a path if the path goes on behind it.
  ['path', /(?:[a-z]:|~|\.{1,2})?[\\/](?:[^\s'"`<>“”:]| (?=[^'"\n:]*[\\/]))+/iuy],
  ['path', /[\p{L}\p{N}._-]+(?:[\\/][^\s'"`<>“”:\\/]+)+/uy],
  ['number', /\d{6,}/uy],
  ['phone', /(?:\+|\(?\b)\d(?:[ ()./-]{0,2}\d){6,}(?![\p{L}\p{N}])/uy],
  ['serial', /(?=[a-z]*\d)(?=\d*[a-z])[a-z0-9]{8,}/iuy],
  ['host', /(?=[^\s.]*\.)(?=[\d._-]*\p{L})[\p{L}\p{N}_-]+(?:\.[\p{L}\p{N}_-]+)+/uy],
  ['host', /[A-Z][A-Z0-9]*(?:-[A-Z0-9]+)+/uy],
]

/** What stands in quotation marks; between the straight single ones only what is no identifier of the code. */
const quoted = /"([^"\n]+)"|“([^”\n]+)”|`([^`\n]+)`|'(?![\w$:]+')([^'\n]+)'/uy

const beginsLikePath = /^(?:[a-z]:|~|\.{1,2})?[\\/]/iu

function likeName(text: string, folded: string, at: number): Found | null {
  quoted.lastIndex = at
  const quotation = isWord(before(text, at)) ? null : quoted.exec(text)
  if (quotation) {
    const { 0: whole } = quotation
    const inner = folded.slice(at + 1, at + whole.length - 1)
    const [kind] = alike.find(([, pattern]) => lengthAt(pattern, inner, 0) === inner.length) ?? [
      beginsLikePath.test(inner) ? 'path' : 'text',
    ]
    return { kind, name: inner, length: whole.length, quotes: [whole[0] ?? '', whole.at(-1) ?? ''] }
  }
  let longest: Found | null = null
  for (const [kind, pattern] of alike) {
    const length = lengthAt(pattern, text, at)
    if (length > (longest?.length ?? 0)) longest = { kind, name: folded.slice(at, at + length), length }
  }
  return longest
}

function lengthAt(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at
  return pattern.exec(text)?.[0].length ?? 0
}

/** How a name may be written: as it is, composed or decomposed, as a part of an address, and as the name of a file. */
function spellingsOf(name: string): ReadonlySet<string> {
  const spellings = new Set([fold(name)])
  if (/^[\w.-]*$/.test(name) && !/[_.]/.test(name)) return spellings
  const inFiles = [name.replace(/[^\w.-]/g, '_'), name.replace(/[^A-Za-z0-9-]/g, '_')]
    .map(notReserved)
    .filter((each) => /[A-Za-z0-9].*[A-Za-z0-9].*[A-Za-z0-9]/.test(each))
  const inAddress = /\p{Surrogate}/u.test(name) ? name : encodeURIComponent(name)
  for (const each of [...inFiles, inAddress, name.normalize('NFC'), name.normalize('NFD')])
    spellings.add(fold(each))
  return spellings
}

function lengthsByBeginning(names: Iterable<string>): ReadonlyMap<string, readonly number[]> {
  const lengths = new Map<string, Set<number>>()
  for (const name of names) {
    const beginning = name[0] ?? ''
    lengths.set(beginning, (lengths.get(beginning) ?? new Set()).add(name.length))
  }
  return new Map([...lengths].map(([beginning, all]) => [beginning, [...all].sort((a, b) => b - a)]))
}

/** The same text for capitals and small letters, and of the same length. */
function fold(text: string): string {
  if (isAscii(text)) return text.toLowerCase()
  return Array.from(text, (character) => {
    const folded = character.toUpperCase().toLowerCase()
    return folded.length === character.length ? folded : character
  }).join('')
}

function isAscii(text: string): boolean {
  return !/[^\x20-\x7e]/.test(text)
}

function isWord(character: string): boolean {
  return /^[\p{L}\p{N}\p{M}]/u.test(character)
}

/** The character that ends, or begins, at a place in a text. */
function before(text: string, at: number): string {
  const low = text.charCodeAt(at - 1)
  return low >= 0xdc00 && low <= 0xdfff ? text.slice(at - 2, at) : text.slice(at - 1, at)
}

function after(text: string, at: number): string {
  return text.slice(at, at + 2)
}
