import { showMarks } from './marks'

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** HTML that needs no further escaping. */
export class Html {
  readonly text: string

  constructor(text: string) {
    this.text = text
  }
}

type Piece = string | number | null | Html | readonly Html[]

/** Builds HTML from a template; every value that is not HTML itself is escaped, and shows what it hides. Device text is data. */
export function html(strings: TemplateStringsArray, ...pieces: readonly Piece[]): Html {
  let text = strings[0] ?? ''
  pieces.forEach((piece, at) => {
    text += render(piece) + (strings[at + 1] ?? '')
  })
  return new Html(text)
}

/** A word that is longer than this would make any column too wide. */
const longestWord = 28

/** Text of a cell in which no word is broken, but one that is too long for a column. */
export function cellText(text: string | number | null): Html {
  if (text === null) return html`–`
  const whole = String(text)
  if (whole.length <= longestWord) return html`${whole}`
  const words = whole.split(/(\s+)/)
  return html`${words.map((word) => (word.length > longestWord ? html`<span class="breaks">${word}</span>` : html`${word}`))}`
}

function render(piece: Piece): string {
  if (piece === null) return '–'
  if (piece instanceof Html) return piece.text
  if (typeof piece === 'object') return piece.map((each) => each.text).join('')
  return showMarks(String(piece)).replace(/[&<>"']/g, (character) => entities[character] ?? character)
}
