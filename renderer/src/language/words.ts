import type { ReactNode } from 'react'
import { drawFrom, sayFrom, type Draw, type Say } from '../../../main/text/catalog/say'
import type { Language } from '../../../main/text/languages'
import { Fragment, jsxs } from '../jsx/jsx-runtime'
import { useStore } from '../state/use-store'
import type { CatalogArguments, CatalogName } from './catalogs'
import { spoken } from './spoken'

/** The words of one catalog, in the language of the window. */
export interface WordsOf<Name extends CatalogName> {
  readonly language: Language
  /** A message as text. */
  readonly say: Say<CatalogArguments[Name]>
  /** A message with tags: what stands within one is handed to the function of its name. */
  readonly draw: Draw<CatalogArguments[Name], ReactNode>
}

/**
 * The words of a catalog, and a new drawing when the language changes.
 *
 * @throws Error if the catalog isn’t loaded: a later screen is drawn by what has loaded it
 */
export function useWords<Name extends CatalogName>(name: Name): WordsOf<Name> {
  useStore(spoken)
  return wordsOf(name)
}

const made = new WeakMap<object, WordsOf<CatalogName>>()

/**
 * The same for what draws nothing.
 *
 * @internal
 */
export function wordsOf<Name extends CatalogName>(name: Name): WordsOf<Name> {
  const now = spoken.get()
  const catalog = now?.catalogs[name]
  if (now === null || catalog === undefined) throw new Error(`The catalog “${name}” isn’t loaded.`)
  const known = made.get(catalog)
  if (known !== undefined) return known
  const { language } = now
  const words: WordsOf<Name> = {
    language,
    say: sayFrom<CatalogArguments[Name]>(language, catalog),
    draw: drawFrom<CatalogArguments[Name], ReactNode>(language, catalog, joined),
  }
  made.set(catalog, words as unknown as WordsOf<CatalogName>)
  return words
}

function joined(pieces: readonly ReactNode[]): ReactNode {
  return pieces.length === 1 ? pieces[0] : jsxs(Fragment, { children: pieces })
}
