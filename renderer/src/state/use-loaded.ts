import { useEffect, useState } from 'react'
import { notLoaded } from './not-loaded'

/**
 * A part of the window that only some screens need; `null` until it is loaded.
 *
 * @param load asks for it; a function of the module, so that it is the same at each drawing
 * @throws Error if it can’t be loaded
 */
export function useLoaded<T>(load: () => Promise<T>): T | null {
  const [loaded, setLoaded] = useState<{ readonly part: T } | { readonly fault: Error } | null>(null)
  useEffect(() => {
    let current = true
    load().then(
      (part) => {
        if (current) setLoaded({ part })
      },
      (error: unknown) => {
        if (current) setLoaded({ fault: notLoaded(error) })
      },
    )
    return () => {
      current = false
    }
  }, [load])
  if (loaded === null) return null
  if ('fault' in loaded) throw loaded.fault
  return loaded.part
}
