/**
 * What programs leave at the edges of lines and files: zeros, the end-of-file mark of DOS, the byte order mark of a
 * file that was appended, characters without width of web pages and chats.
 */
const leftovers = /[\0\u001a\u200b\u2060\ufeff]+/g

/** A text without what programs left at the edges of its lines. Lines keep their numbers. */
export function withCleanEdges(text: string): string {
  if (text.search(leftovers) < 0) return text
  return text.replaceAll(leftovers, (found: string, at: number) =>
    isEdge(text[at - 1]) || isEdge(text[at + found.length]) ? '' : found,
  )
}

function isEdge(character: string | undefined): boolean {
  return character === undefined || character === '\n' || character === '\r'
}
