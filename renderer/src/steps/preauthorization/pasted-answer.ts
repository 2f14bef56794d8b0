import { keyText, type LicenseKey } from '../../../../main/contract/license-key'

/** What an answer of Customer Service says of the licenses that were asked about. Whether it agrees, a person reads. */
export interface PastedAnswer {
  /** What is said of the license: each sentence or line that names it, in its order. Empty if none does. */
  readonly saidOf: (license: LicenseKey) => readonly string[]
  /** How many of the licenses it names. */
  readonly named: number
}

/** A mail quotes what it answers. */
const quoted = /^\s*>/

/** Does the sentence of this line go on in the next one? Mails are wrapped anywhere; a row of a list is one for itself. */
function goesOn(line: string, next: string, isRow: (line: string) => boolean): boolean {
  if (next === '') return false
  if (/^\p{Ll}/u.test(next) || /(,|\band|\bor)$/.test(line)) return true
  return !/[.!?:;]$/.test(line) && (line.length >= 60 || !isRow(line))
}

/** The sentences of a text; a line of a list is one. */
function sentencesOf(lines: readonly string[], isRow: (line: string) => boolean): readonly string[] {
  const paragraphs: string[] = []
  for (const [at, line] of lines.entries()) {
    const before = lines[at - 1]
    if (before !== undefined && before !== '' && goesOn(before, line, isRow))
      paragraphs.push(`${paragraphs.pop() ?? ''} ${line}`)
    else if (line !== '') paragraphs.push(line)
  }
  const segmenter = new Intl.Segmenter('en', { granularity: 'sentence' })
  return paragraphs.flatMap((each) => Array.from(segmenter.segment(each), ({ segment }) => segment.trim()))
}

/** The words of a text that a license number could be, in capitals. */
function numbersIn(text: string): ReadonlySet<string> {
  return new Set(text.toUpperCase().match(/[\p{L}\p{N}_]+/gu))
}

/**
 * Reads a pasted answer. What it quotes of the request proves nothing and is passed over: lines behind `>`, and lines that
 * the request itself holds.
 */
export function readAnswer(text: string, licenses: readonly LicenseKey[], request: string): PastedAnswer {
  const asked = new Set(request.split('\n').map((line) => line.trim()))
  const lines = text
    .split(/\r\n|[\r\n]/)
    .filter((line) => !quoted.test(line))
    .map((line) => line.trim())
    .filter((line) => line === '' || !asked.has(line))
  const numbers = new Set(licenses.map(({ license }) => license.toUpperCase()))
  const isRow = (line: string) => [...numbersIn(line)].some((each) => numbers.has(each))
  const sentences = sentencesOf(lines, isRow).map((sentence) => ({ sentence, numbers: numbersIn(sentence) }))
  const said = new Map(
    licenses.map((key) => [
      keyText(key),
      sentences
        .filter(({ numbers }) => numbers.has(key.license.toUpperCase()))
        .map(({ sentence }) => sentence),
    ]),
  )
  const saidOf = (key: LicenseKey) => said.get(keyText(key)) ?? []
  return { saidOf, named: licenses.filter((key) => saidOf(key).length > 0).length }
}
