import { useSyncExternalStore } from 'react'

/** How often "14 min" is written again. */
const pace = 15_000

let now = Date.now()
const listeners = new Set<() => void>()
let timer: number | undefined

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  timer ??= window.setInterval(() => {
    now = Date.now()
    for (const tell of [...listeners]) tell()
  }, pace)
  return () => {
    listeners.delete(listener)
    if (listeners.size > 0) return
    window.clearInterval(timer)
    timer = undefined
  }
}

/** The time in milliseconds, for words such as "14 minutes ago"; it moves on by itself. */
export function useNow(): number {
  return useSyncExternalStore(subscribe, () => now)
}
