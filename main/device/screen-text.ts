const escape = '\u001b'
const maxSequence = 64

/** A control character, other than a tab and the ends of lines. */
const control = /[^\P{Cc}\t\n\r]/u

/**
 * Turns the bytes of a terminal session into plain text, however they are cut into chunks: UTF-8 characters may be
 * split, control sequences are dropped (device text is data, never an instruction to our screen), `\r\r\n` and
 * `\r\n` become `\n`. A lone `\r` is kept, since it is how the pager erases itself.
 */
export class ScreenText {
  private readonly decoder = new TextDecoder('utf-8')
  private sequence = ''
  private heldReturn = false

  push(chunk: Uint8Array): string {
    const text = this.decoder.decode(chunk, { stream: true })
    return this.sequence === '' && !control.test(text) ? this.plain(text) : this.cleaned(text)
  }

  /** Text that holds no control character, as nearly all of it does: only the ends of its lines are made alike. */
  private plain(text: string): string {
    const held = this.heldReturn ? `\r${text}` : text
    const end = held.endsWith('\r') ? held.search(/\r+$/) : held.length
    this.heldReturn = end < held.length
    const lines = held.slice(0, end).replaceAll('\r\n', '\n')
    return lines.includes('\r') ? lines.replace(/\r+\n/g, '\n').replace(/\r+/g, '\r') : lines
  }

  private cleaned(text: string): string {
    let out = ''
    for (const character of text) {
      if (this.sequence !== '' && this.isPartOfSequence(character)) continue
      if (character === escape) this.sequence = character
      else if (character === '\r') this.heldReturn = true
      else if (character === '\n') {
        this.heldReturn = false
        out += character
      } else if (!control.test(character)) {
        if (this.heldReturn) out += '\r'
        this.heldReturn = false
        out += character
      }
    }
    return out
  }

  /** Whether an escape sequence goes on with `character`. One that a line end breaks off is over. */
  private isPartOfSequence(character: string): boolean {
    if (character === '\r' || character === '\n' || character === escape) {
      this.sequence = ''
      return false
    }
    this.sequence = continues(this.sequence, character) ? this.sequence + character : ''
    return true
  }
}

/**
 * Whether an escape sequence goes on after `character` (ECMA-48): CSI until its final byte, OSC until BEL or the
 * backslash of ST, others until the first byte that is no intermediate one.
 */
function continues(sequence: string, character: string): boolean {
  if (sequence.length >= maxSequence) return false
  if (sequence.length === 1 && (character === '[' || character === ']')) return true
  if (sequence[1] === ']') return character !== '\u0007' && character !== '\\'
  if (sequence[1] === '[') return character < '@' || character > '~'
  return character >= ' ' && character <= '/'
}
