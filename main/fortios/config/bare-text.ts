import { withCleanEdges } from '../../text/clean-edges'
import { startOfLine } from './characters'
import { withoutLinePrefixes } from './line-prefixes'
import { areWords, isClosedAtEnd } from './parts'
import { isConfigurationLine } from './quotes'

/** ` <---`, which `grep -f` puts behind the lines that match (Fortinet, Technical Tip "How to use grep"). */
const grepMark = /[ \t]<---[ \t]*$/gm

/** Signs as a web page writes them, and a value in such quotes. */
const entities: ReadonlyMap<string, string> = new Map([
  ['&quot;', '"'],
  ['&#34;', '"'],
  ['&#39;', "'"],
  ['&lt;', '<'],
  ['&gt;', '>'],
  ['&nbsp;', ' '],
  ['&amp;', '&'],
])
const valueOfPage = /^[ \t]*(?:edit|set \S+) (?:&quot;|&#34;)/m

/** An `end` with more right behind it: the text had no line break there when that was appended. */
const tornEnd = /(?:^|[\r\n])[ \t]*end(?=[^\s])/g
/** Words that begin so. */
const wordWithEnd = /^(?:s|e[dr]|ing|if|less|points?|users?)(?![\w#$])/
/** Characters at the end of a text within which that is looked for. */
const longestTail = 64 * 1024

/**
 * A text as the device wrote it, as far as that is a matter of single lines: without what was put in front of each line,
 * or left at its edges. Lines keep their numbers.
 */
export function bareText(text: string): string {
  const clean = withCleanEdges(text)
  const unstamped = withoutLinePrefixes(clean)
  // They stand in front of a time stamp, and behind it.
  const bare = withPlainEnd(withoutEntities(unstamped === clean ? clean : withCleanEdges(unstamped)))
  if (!bare.includes(' <---')) return bare
  return bare.replaceAll(grepMark, (found: string, at: number) =>
    isConfigurationLine(bare.slice(startOfLine(bare, at), at)) ? '' : found,
  )
}

function withoutEntities(text: string): string {
  // Most texts hold none at all, and that is told much sooner.
  if (!text.includes('&quot;') && !text.includes('&#34;')) return text
  if (!valueOfPage.test(text)) return text
  return text.replaceAll(/&(?:quot|#34|#39|lt|gt|nbsp|amp);/g, (found) => entities.get(found) ?? found)
}

/** Puts the line break behind the last `end`, if that closes the last block and nothing but words follow. */
function withPlainEnd(text: string): string {
  const tail = Math.max(0, text.length - longestTail)
  const found = [...text.slice(tail).matchAll(tornEnd)].at(-1)
  if (found === undefined) return text
  const end = tail + found.index + found[0].length
  const behind = text.slice(end)
  if (wordWithEnd.test(behind) || !areWords(behind) || !isClosedAtEnd(text.slice(0, end))) return text
  return `${text.slice(0, end)}${found[0].startsWith('\r') ? '\r' : '\n'}${behind}`
}
