import { useEffect, useState } from 'react'
import type { Snapshot } from '../../../main/contract/snapshot'
import type { Language } from '../../../main/text/languages'
import type { Extent } from '../language/catalogs'
import { speak, spoken } from '../language/spoken'
import { notLoaded } from '../state/not-loaded'
import { createStore, type Store } from '../state/store'
import { useStore } from '../state/use-store'
import type * as LaterScreens from './later-screens'

/** What the first screen can be without; `null` until it is loaded. */
export const laterScreens: Store<typeof LaterScreens | null> = createStore<typeof LaterScreens | null>(null)

/** Why something can’t be loaded; `null` unless that was tried. */
const fault: Store<Error | null> = createStore<Error | null>(null)

// Awaited rather than `then`: in the build, a style sheet that is missing rejects only what is outside of that.
async function load(language: Language, extent: Extent) {
  try {
    await speak(language, extent)
    if (extent === 'all') laterScreens.set(await import('./later-screens'))
  } catch (error) {
    fault.set(notLoaded(error))
  }
}

/**
 * The newest snapshot whose screens and words are loaded: until they are, the window goes on showing what it shows, so
 * that nothing flashes and the focus stays. Those of later screens are loaded once the first one is painted, or as soon
 * as one is wanted.
 *
 * @throws Error if they can’t be loaded, since no command would lead anywhere then
 */
export function useSnapshotAtHand(newest: Snapshot | null): Snapshot | null {
  const failed = useStore(fault)
  const areLaterLoaded = useStore(laterScreens) !== null
  const now = useStore(spoken)
  const language = newest?.app.language ?? null
  const isSpoken = now?.language === language
  const areAllLoaded = isSpoken && areLaterLoaded && now?.extent === 'all'
  const mayBeShown = newest === null || areAllLoaded || (isSpoken && isFirstScreen(newest))
  const [shown, setShown] = useState<Snapshot | null>(null)
  if (mayBeShown && shown !== newest) setShown(newest)

  useEffect(() => {
    if (language === null || areAllLoaded) return
    if (!mayBeShown) {
      void load(language, isSpoken || areLaterLoaded ? 'all' : 'first')
      return
    }
    const waiting = requestIdleCallback(() => void load(language, 'all'), { timeout: 1_000 })
    return () => cancelIdleCallback(waiting)
  }, [language, isSpoken, areLaterLoaded, areAllLoaded, mayBeShown])

  if (failed !== null) throw failed
  return mayBeShown ? newest : shown
}

function isFirstScreen({ run, review, aside, question }: Snapshot): boolean {
  return run === null && review === null && aside === null && question === null
}
