/** The statements of a text, asked for one after the other. It jumps from quote to quote: most of a text is no mark. */
export class Statements {
  private readonly text: string
  private readonly double: NextMark
  private readonly single: NextMark
  private readonly backslash: NextMark

  constructor(text: string) {
    this.text = text
    this.double = new NextMark(text, '"')
    this.single = new NextMark(text, "'")
    this.backslash = new NextMark(text, '\\')
  }

  /** Offset after the line end of the statement, which is the first one outside of quotes. */
  endFrom(from: number): number {
    const { text, double, single, backslash } = this
    const ownLine = after(text, from)
    if (text.startsWith('#', from)) return ownLine
    for (let at = from; ;) {
      const escape = backslash.from(at)
      const quote = Math.min(double.from(at), single.from(at))
      const lineEnd = after(text, at)
      if (Math.min(escape, quote) >= lineEnd) return lineEnd
      if (escape < quote) at = escape + 2
      else {
        const closed = quote === double.from(at) ? this.closing(quote + 1) : single.from(quote + 1)
        // A quote that is never closed: the line is taken as it stands.
        if (closed === Infinity) return this.backTo(ownLine)
        at = closed + 1
      }
      if (at >= text.length) return text.length
    }
  }

  /** Where a double quote is closed: one behind a backslash is a character. */
  private closing(from: number): number {
    for (let at = from; ;) {
      const closed = this.double.from(at)
      const escape = this.backslash.from(at)
      if (closed <= escape) return closed
      at = escape + 2
    }
  }

  private backTo(offset: number): number {
    for (const mark of [this.double, this.single, this.backslash]) mark.forget()
    return offset
  }
}

/** Offset after the next line end. */
function after(text: string, from: number): number {
  const lineEnd = text.indexOf('\n', from)
  return lineEnd === -1 ? text.length : lineEnd + 1
}

/** Where a character comes next. What was found holds until it has been passed. */
class NextMark {
  private readonly text: string
  private readonly mark: string
  private found = -1

  constructor(text: string, mark: string) {
    this.text = text
    this.mark = mark
  }

  /** The offset from this one on, which is not below those asked before; `Infinity` if it does not come any more. */
  from(offset: number): number {
    if (this.found < offset) {
      const at = this.text.indexOf(this.mark, offset)
      this.found = at === -1 ? Infinity : at
    }
    return this.found
  }

  /** Lets the next question be about any offset. */
  forget(): void {
    this.found = -1
  }
}
