import { useEffect, useState } from 'react'
import type { Snapshot } from '../../../main/contract/snapshot'
import { notLoaded } from '../state/not-loaded'
import { createStore, type Store } from '../state/store'
import { useStore } from '../state/use-store'
import type * as LaterScreens from './later-screens'

/** What the first screen can be without; `null` until it is loaded. */
export const laterScreens: Store<typeof LaterScreens | null> = createStore<typeof LaterScreens | null>(null)

/** Why it can’t be loaded; `null` unless that was tried. */
const laterFault: Store<Error | null> = createStore<Error | null>(null)

// Awaited rather than `then`: in the build, a style sheet that is missing rejects only what is outside of that.
async function load() {
  try {
    laterScreens.set(await import('./later-screens'))
  } catch (error) {
    laterFault.set(notLoaded(error))
  }
}

/**
 * The newest snapshot whose screens are loaded: until they are, the window goes on showing what it shows, so that
 * nothing flashes and the focus stays. They are loaded once the first screen is painted, or as soon as one is wanted.
 *
 * @throws Error if they can’t be loaded, since no command would lead anywhere then
 */
export function useSnapshotAtHand(newest: Snapshot | null): Snapshot | null {
  const fault = useStore(laterFault)
  const isLoaded = useStore(laterScreens) !== null
  const isThere = newest !== null
  const mayBeShown = isLoaded || !isThere || isFirstScreen(newest)
  const [shown, setShown] = useState(newest)
  if (mayBeShown && shown !== newest) setShown(newest)

  useEffect(() => {
    if (isLoaded || !isThere) return
    if (!mayBeShown) {
      void load()
      return
    }
    const waiting = requestIdleCallback(() => void load(), { timeout: 1_000 })
    return () => cancelIdleCallback(waiting)
  }, [isLoaded, isThere, mayBeShown])

  if (fault !== null) throw fault
  return mayBeShown ? newest : shown
}

function isFirstScreen({ run, review, aside, question }: Snapshot): boolean {
  return run === null && review === null && aside === null && question === null
}
