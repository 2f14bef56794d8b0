import type { Language } from '../../../main/text/languages'
import { createStore, type Store } from '../state/store'
import { loadCatalogs, type Catalogs, type Extent } from './catalogs'

interface Spoken {
  readonly language: Language
  readonly extent: Extent
  readonly catalogs: Catalogs
}

/** The language of the window with its catalogs; `null` until the first of them is loaded. */
export const spoken: Store<Spoken | null> = createStore<Spoken | null>(null)

let wanted: Promise<Catalogs> | null = null

/**
 * Has the window speak a language, once the catalogs are loaded: until then it speaks the one before.
 *
 * @param extent `all` once a screen beside the first is wanted
 * @throws Error if a catalog can’t be loaded
 */
export async function speak(language: Language, extent: Extent): Promise<void> {
  const now = spoken.get()
  if (now?.language === language && (now.extent === 'all' || extent === 'first')) return
  const catalogs = loadCatalogs(language, extent)
  wanted = catalogs
  const loaded = await catalogs
  // A later wish overtakes this one.
  if (wanted === catalogs) spoken.set({ language, extent, catalogs: loaded })
}
