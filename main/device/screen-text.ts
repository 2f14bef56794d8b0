const escape = 0x1b
const maxSequence = 64

/**
 * Turns the bytes of a terminal session into plain text, however they are cut into chunks: UTF-8 characters may be
 * split, control sequences are dropped (device text is data, never an instruction to our screen), `\r\r\n` and
 * `\r\n` become `\n`. A lone `\r` is kept, since it is how the pager erases itself.
 */
export class ScreenText {
  private readonly decoder = new TextDecoder('utf-8')
  private sequence = ''
  private heldReturns = ''

  push(chunk: Uint8Array): string {
    const text = this.decoder.decode(chunk, { stream: true })
    let out = ''
    for (const character of text) {
      const code = character.charCodeAt(0)
      if (this.sequence !== '') {
        this.sequence = continues(this.sequence, character) ? this.sequence + character : ''
        continue
      }
      if (code === escape) {
        this.sequence = character
        continue
      }
      if (character === '\r') {
        this.heldReturns += '\r'
        continue
      }
      if (character === '\n') {
        this.heldReturns = ''
        out += '\n'
        continue
      }
      if (this.heldReturns !== '') {
        out += '\r'
        this.heldReturns = ''
      }
      if (code === 0x08 || code === 0x09 || code >= 0x20) {
        if (code < 0x7f || code > 0x9f) out += character
      }
    }
    return out
  }
}

/** Whether an escape sequence goes on after `character`: CSI until its final byte, OSC until BEL, others one byte. */
function continues(sequence: string, character: string): boolean {
  if (sequence.length >= maxSequence) return false
  if (sequence.length === 1) return character === '[' || character === ']'
  if (sequence[1] === ']') return character !== '\u0007' && character !== '\\'
  return character < '@' || character > '~'
}
