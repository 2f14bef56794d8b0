import { withoutAnsweredPager } from '../../fortios/pager'

/** A line of a recording as it stood on the screen in the end. */
export interface DrawnLine {
  /** Without blanks at its end. */
  readonly text: string
  /** Whether keys erased something of it, as someone does who corrects what was typed. */
  readonly isCorrected: boolean
  /** Whether that is all that was printed: nothing is overwritten, and nothing moved the cursor elsewhere. */
  readonly isClear: boolean
  /** Whether a pager stood in front of it, that the device has erased. */
  readonly isBehindPager: boolean
}

/** All control characters but the tab. */
const control = /[\u0000-\u0008\u000a-\u001f\u007f-\u009f]/
/** CSI … final byte; OSC until BEL or ST; any other sequence of two characters. */
const sequence = /\u001b(?:\[([0-?]*)[ -/]*([@-~])|\][^\u0007\u001b]*(?:\u0007|\u001b\\)|[ -/]*[0-~])/y
/** CSI that moves nothing and erases nothing: colors, modes such as bracketed paste. */
const harmless = new Set(['m', 'h', 'l', 'q', 'n', 'c', 't', 'r'])
/** CSI around what was pasted at once. */
const pasteMark = /^20[01]$/

/** Carries out what the control characters of a line say, as far as it stays within the line. */
export function drawnLine(recorded: string): DrawnLine {
  const line = withoutReturns(recorded)
  if (!control.test(line))
    return { text: line.trimEnd(), isCorrected: false, isClear: true, isBehindPager: false }
  const screen = new ScreenLine()
  const shown = withoutSequences(line, screen)
  const paged = withoutReturns(shown)
  const unpaged = withoutAnsweredPager(paged.replace(cutPager, ''))
  for (const character of unpaged) screen.print(character)
  return { ...screen.result, isBehindPager: unpaged.length < paged.length }
}

/** The line without carriage returns at its ends, which move nothing that can be seen. */
function withoutReturns(line: string): string {
  let from = 0
  let to = line.length
  while (from < to && line[from] === '\r') from += 1
  while (to > from && line[to - 1] === '\r') to -= 1
  return line.slice(from, to)
}

/** Stands for "erase to the end of the line" where the sequences are taken out. */
const eraseToEnd = '\u001b'

/** The line without its escape sequences; what one of them does to the line is told to the screen. */
function withoutSequences(line: string, screen: ScreenLine): string {
  if (!line.includes('\u001b')) return line
  const parts: string[] = []
  for (let at = 0; at < line.length;) {
    const next = line.indexOf('\u001b', at)
    if (next < 0) {
      parts.push(line.slice(at))
      break
    }
    parts.push(line.slice(at, next))
    sequence.lastIndex = next
    const found = sequence.exec(line)
    if (found?.[2] === 'K' && /^0?$/.test(found[1] ?? '')) parts.push(eraseToEnd)
    else if (found === null || !isHarmless(found)) screen.isClear = false
    at = next + (found?.[0].length ?? 1)
  }
  return parts.join('')
}

/** The pager, erased to the end of the line. */
const cutPager = /^--More-- ?\r\u001b/

class ScreenLine {
  isClear = true
  private isCorrected = false
  private readonly cells: string[] = []
  private column = 0

  print(character: string): void {
    if (character === '\r') this.column = 0
    else if (character === '\b') {
      this.column = Math.max(0, this.column - 1)
      this.isCorrected = true
    } else if (character === eraseToEnd) this.cut()
    else if (character === '\t' || !control.test(character)) {
      const before = this.cells[this.column]
      if (before !== undefined && before !== character && before !== ' ') this.overwrite(character)
      this.cells[this.column] = character
      this.column += 1
    }
  }

  get result(): Omit<DrawnLine, 'isBehindPager'> {
    return { text: this.cells.join('').trimEnd(), isCorrected: this.isCorrected, isClear: this.isClear }
  }

  private overwrite(character: string): void {
    if (character === ' ') this.isCorrected = true
    else this.isClear = this.isCorrected && this.isClear
  }

  private cut(): void {
    if (this.column >= this.cells.length) return
    this.cells.length = this.column
    this.isCorrected = true
  }
}

function isHarmless([, parameters = '', final]: RegExpExecArray): boolean {
  if (final === '~') return pasteMark.test(parameters)
  return final === undefined || harmless.has(final)
}
