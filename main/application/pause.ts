import { setTimeout as delay } from 'node:timers/promises'

/** Resolves after so many milliseconds, or as soon as it is stopped. */
export async function pauseUnlessStopped(milliseconds: number, signal: AbortSignal): Promise<void> {
  await delay(milliseconds, undefined, { signal }).catch((error: unknown) => {
    if (!signal.aborted) throw error
  })
}
