/** Words of a page: text, or something within it. */
export type Words = readonly (string | Marked)[]

interface Marked {
  readonly kind: 'code' | 'strong' | 'emphasis' | 'link'
  readonly words: Words
  /** Of a link: what it leads to, as it is written there. */
  readonly to: string
}

/** A piece of a page. */
export type Block =
  | { readonly kind: 'heading'; readonly level: number; readonly words: Words }
  | { readonly kind: 'paragraph'; readonly words: Words }
  | { readonly kind: 'list'; readonly ordered: boolean; readonly items: readonly Words[] }
  | { readonly kind: 'table'; readonly head: readonly Words[]; readonly rows: readonly (readonly Words[])[] }
  | { readonly kind: 'screen'; readonly text: string }

/** A page of the documentation, which the build has read (`scripts/help-pages.ts`). */
export type Page = readonly Block[]

/** The words without what marks them. */
export function plainWords(words: Words): string {
  return words.map((each) => (typeof each === 'string' ? each : plainWords(each.words))).join('')
}

/** All that a page says, to be searched. */
export function plainPage(page: Page): string {
  return page.flatMap(wordsOf).map(plainWords).join('\n')
}

function wordsOf(block: Block): readonly Words[] {
  switch (block.kind) {
    case 'list':
      return block.items
    case 'table':
      return [...block.head, ...block.rows.flat()]
    case 'screen':
      return [[block.text]]
    default:
      return [block.words]
  }
}
