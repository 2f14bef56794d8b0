import { isBreak, lineAt, startOfLine } from './characters'
import { anyHeaderLine } from './header'
import type { ConfigStart } from './restarts'
import { survey, type Survey } from './survey'
import { mayDecide } from './words'

/** A configuration in a text that may hold words around it, or several of them. */
export interface ConfigurationPart {
  /** From its first line on, what follows its last included. */
  readonly text: string
  /** Line of the whole text that it begins with, from 1. */
  readonly line: number
  /** What its lines are, if that is known. */
  readonly lines?: Survey
}

/** A piece of a text, and what its lines are. */
type Piece = Required<ConfigurationPart>

/** A text in two: a quote that is open in the words in front of its first header can't swallow what comes behind. */
export interface TextPieces {
  /** What stands in front of the first header; `null` if nothing does, or there is none. */
  readonly before: Piece | null
  readonly rest: Piece
}

/**
 * Parts a text at its first header. Behind a block that line may be one of a value, and only the survey of the whole text
 * tells: then it is left in one piece.
 */
export function partedAtHeader(text: string): TextPieces {
  const header = firstHeader(text)
  if (header !== null && header.position > 0) {
    const { position, line } = header
    const before = surveyed(text.slice(0, position), 1)
    if (before.lines.firstBlock === null) return { before, rest: surveyed(text.slice(position), line) }
  }
  return { before: null, rest: surveyed(text, 1) }
}

/**
 * The configurations in a text, each from its first line on, without the words in front of the first. One begins with
 * each header, and where the one before it begins again. What stands in front of a header is one of its own if it holds
 * a block, or closes one: nothing that may be configuration is left out.
 *
 * @param isShown whether it was read out of a recording: there a `show` within a scope prints a header, too, and several
 *   print the same table
 */
export function configurationParts(
  { before, rest }: TextPieces,
  isShown = false,
): readonly ConfigurationPart[] {
  const pieces = (before === null ? [rest] : [before, rest]).map(withoutWordsBefore).flatMap((piece) => {
    const { headers } = piece.lines
    return partedAt(piece, isShown ? headers.filter(({ depth }) => depth === 0) : headers)
  })
  const held = pieces.filter(holdsConfiguration)
  return (held.length > 0 ? held : pieces)
    .flatMap((piece) => (isShown ? [piece] : partedAt(piece, piece.lines.restarts)))
    .map(withoutWordsBehind)
}

function surveyed(text: string, line: number): Piece {
  return { text, line, lines: survey(text) }
}

function partedAt(piece: Piece, starts: readonly ConfigStart[]): readonly Piece[] {
  const inner = starts.filter(({ position }) => position > 0)
  if (inner.length === 0) return [piece]
  const { text, line } = piece
  return [{ position: 0, line: 1 }, ...inner].map((start, at) =>
    surveyed(text.slice(start.position, inner[at]?.position), line + start.line - 1),
  )
}

function holdsConfiguration({ lines: { headers, firstBlock, closes } }: Piece): boolean {
  return headers.length > 0 || firstBlock !== null || closes
}

/**
 * Takes off what stands in front of the first block, unless it is a header, or a line in it closes a block that began
 * further up.
 */
function withoutWordsBefore(piece: Piece): Piece {
  const { text, line, lines } = piece
  const { firstBlock, headers } = lines
  if (firstBlock === null || (headers[0]?.position ?? Infinity) < firstBlock.position) return piece
  const before = survey(text.slice(0, firstBlock.position))
  if (before.lastWord === null || before.closes) return piece
  return surveyed(text.slice(firstBlock.position), line + firstBlock.line - 1)
}

/** Takes off sentences behind the last block that begin like a line of configuration (“set up by Kim”). */
function withoutWordsBehind(piece: Piece): Piece {
  const { text, line, lines } = piece
  if (lines.closed === null || lines.lastWord === 'end') return piece
  const { position } = lines.closed
  if (!areWords(text.slice(position))) return piece
  return { text: text.slice(0, position), line, lines: lines.closed.lines }
}

/** Whether what stands behind a configuration is certainly no piece of one. */
export function areWords(behind: string): boolean {
  const { closes, firstBlock } = survey(behind)
  return !closes && firstBlock === null && !/^[ \t]*config[ \t]/m.test(behind) && !mayDecide(behind)
}

/** Whether a text ends with the `end` that closes the last block of it. */
export function isClosedAtEnd(text: string): boolean {
  const { lines, ...piece } = withoutWordsBefore(partedAtHeader(text).rest)
  return lines.closed?.position === piece.text.length
}

/** The first header line, with the comments that stand right in front of it. */
function firstHeader(text: string): Omit<ConfigStart, 'depth'> | null {
  const found = anyHeaderLine.exec(text)
  if (found === null) return null
  let position = found.index
  while (position > 0) {
    let previous = position - 1
    while (previous > 0 && isBreak(text.charCodeAt(previous - 1))) previous -= 1
    const start = startOfLine(text, previous)
    if (!text.startsWith('#', start)) break
    position = start
  }
  return { position, line: lineAt(text, position) }
}
