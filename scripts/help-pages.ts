import { Lexer, type MarkedToken, type Token, type Tokens } from 'marked'
import type { Plugin } from 'vite'
import { links, type LinkId } from '../main/contract/links'
import type { Block, Page, Words } from '../renderer/src/help/page'

/**
 * Reads a page of the documentation into what the window draws of it, so that no reader of Markdown is in the window.
 * It names no address that could be opened: a link that is one of ours names it by its id (`link:portal`), any other
 * stands as text that can be copied.
 *
 * @throws Error at Markdown that the window has no form for, such as a picture or HTML
 */
export function readPage(text: string): Page {
  return tokensOf(new Lexer().lex(text)).flatMap(blockOf)
}

function blockOf(token: MarkedToken): readonly Block[] {
  switch (token.type) {
    case 'space':
      return []
    case 'heading':
      return [{ kind: 'heading', level: token.depth, words: wordsOf(token.tokens) }]
    case 'paragraph':
      return [{ kind: 'paragraph', words: wordsOf(token.tokens) }]
    case 'list':
      return [{ kind: 'list', ordered: token.ordered, items: token.items.map(itemOf) }]
    case 'table': {
      const cellsOf = (cells: readonly Tokens.TableCell[]) => cells.map(({ tokens }) => wordsOf(tokens))
      return [{ kind: 'table', head: cellsOf(token.header), rows: token.rows.map(cellsOf) }]
    }
    case 'code':
      return [{ kind: 'screen', text: withoutScheme(token.text) }]
    default:
      throw noForm(token)
  }
}

/** What an item says: one paragraph, without a list or an example in it. */
function itemOf({ task, tokens, raw }: Tokens.ListItem): Words {
  const [said, ...more] = tokensOf(tokens)
  if (task || more.length > 0 || (said?.type !== 'text' && said?.type !== 'paragraph'))
    throw noForm({ type: 'list_item', raw })
  return wordsOf(said.tokens ?? [])
}

function wordsOf(tokens: readonly Token[]): Words {
  return tokensOf(tokens).flatMap((token): Words => {
    switch (token.type) {
      case 'text':
      case 'escape':
        return [withoutScheme(token.text.replaceAll('\n', ' '))]
      case 'codespan':
        return [{ kind: 'code', words: [withoutScheme(token.text)], to: '' }]
      case 'strong':
        return [{ kind: 'strong', words: wordsOf(token.tokens), to: '' }]
      case 'em':
        return [{ kind: 'emphasis', words: wordsOf(token.tokens), to: '' }]
      case 'link':
        return linkOf(token)
      default:
        throw noForm(token)
    }
  })
}

function linkOf({ href, text, tokens }: Tokens.Link): Words {
  const words = wordsOf(tokens)
  if (!scheme.test(href)) return [{ kind: 'link', words, to: href }]
  const id = (Object.keys(links) as LinkId[]).find((each) => links[each] === href)
  if (id !== undefined) return [{ kind: 'link', words, to: `link:${id}` }]
  return text === href ? words : [...words, ` (${withoutScheme(href)})`]
}

const scheme = /^https?:\/\//

function withoutScheme(text: string): string {
  return text.replaceAll(/https?:\/\/(?=\w)/g, '')
}

/** What a lexer without extensions makes has no other kinds. */
function tokensOf(tokens: readonly Token[]): readonly MarkedToken[] {
  return tokens as readonly MarkedToken[]
}

function noForm({ type, raw }: Pick<Token, 'type' | 'raw'>): Error {
  return new Error(
    `The help has no form for this (${type}); write it as a page of the help does: ${raw.trim()}`,
  )
}

/** Makes modules of the pages that are bundled with the window (`renderer/src/help/pages.ts`). */
export const helpPages: Plugin = {
  name: 'help-pages',
  transform: (code, id) =>
    /\/docs\/.+\.md$/.test(id)
      ? { code: `export default ${JSON.stringify(readPage(code))}`, map: null, moduleType: 'js' }
      : null,
}
