/// <reference types="vite/types/importMeta.d.ts" />
import type { BesideArguments } from '../../../main/text/catalog/beside-arguments'
import type { ByHandArguments } from '../../../main/text/catalog/by-hand-arguments'
import type { ReviewArguments } from '../../../main/text/catalog/review-arguments'
import type { Catalog } from '../../../main/text/catalog/say'
import type { StepsArguments } from '../../../main/text/catalog/steps-arguments'
import type { WindowArguments } from '../../../main/text/catalog/window-arguments'
import type { Language } from '../../../main/text/languages'

/** What the messages of each catalog of the window take. */
export interface CatalogArguments {
  /** What the first screen says, and what stands around every other. */
  window: WindowArguments
  /** A run: its steps, what they ask, and its end. */
  steps: StepsArguments
  /** A run by hand, and rehearsals. */
  'by-hand': ByHandArguments
  /** The review of configurations. */
  review: ReviewArguments
  /** The screens beside the work: settings, help, about. */
  beside: BesideArguments
}

export type CatalogName = keyof CatalogArguments

/** All catalogs of the window in one language, as far as they are loaded. */
export type Catalogs = { readonly [Name in CatalogName]?: Catalog<CatalogArguments[Name]> }

/** How far a language is loaded: what the first screen takes, or all. */
export type Extent = 'first' | 'all'

/** Those that the first screen can be without. */
const later = ['steps', 'by-hand', 'review', 'beside'] as const satisfies readonly CatalogName[]

// One file for each language and catalog, loaded when it is asked for. The test of the catalogs sees that none is missing.
const files = import.meta.glob<Readonly<Record<string, string>>>(
  '../../../main/text/catalog/*/{window,steps,by-hand,review,beside}.json',
  { import: 'default' },
)

/**
 * The catalogs of the window in a language.
 *
 * @throws Error if one can’t be loaded
 */
export async function loadCatalogs(language: Language, extent: Extent): Promise<Catalogs> {
  const names = extent === 'first' ? (['window'] as const) : (['window', ...later] as const)
  return Object.fromEntries(
    await Promise.all(
      names.map(async (name) => [
        name,
        await files[`../../../main/text/catalog/${language}/${name}.json`]?.(),
      ]),
    ),
  ) as Catalogs
}
