/** The lines as they stood on the screen in the end, without the banner of a PuTTY log. */
export function screenLines(text: string): string[] {
  const lines = text.split(text.includes('\n') ? '\n' : '\r')
  return lines.map((line) => withoutPager(drawn(line))).filter((line) => !/^=~=~=~=[^\n]*=~=~=~=/.test(line))
}

/** All control characters but the tab. */
const control = /[\u0000-\u0008\u000a-\u001f\u007f]/
/** ESC [ … letter, and ESC ] … BEL. Only erasing to the end of the line changes what a line holds. */
const controlSequence = /\u001b(?:\[([0-9;?]*)([A-Za-z@])|\][^\u0007\u001b]*(?:\u0007|\u001b\\)|.)/y

/** What a line looks like when its control characters are carried out, as a terminal does. */
function drawn(line: string): string {
  const text = line.replace(/\r+$/, '')
  if (!control.test(text)) return text
  const cells: string[] = []
  let column = 0
  for (let position = 0; position < text.length; position += 1) {
    const character = text.charAt(position)
    if (character === '\r') column = 0
    else if (character === '\b') column = Math.max(0, column - 1)
    else if (character === '\u001b') {
      controlSequence.lastIndex = position
      const sequence = controlSequence.exec(text)
      if (sequence === null) continue
      if (sequence[2] === 'K') cells.length = Math.min(cells.length, column)
      position += sequence[0].length - 1
    } else if (character === '\t' || !control.test(character)) {
      cells[column] = character
      column += 1
    }
  }
  return cells.join('').trimEnd()
}

/** A `--More-- ` that was wiped out with blanks, or recorded without its erasure. */
function withoutPager(line: string): string {
  return line.startsWith('--More--') ? line.replace(/^--More--(?: {10}| |$)/, '') : line
}
