import { useEffect, useMemo, useState } from 'react'

/**
 * Seconds that were counted in main when `source` was sent, counted on here until the next one comes.
 *
 * @param source the object that they came with.
 */
export function useSeconds(source: object, seconds: number): number {
  const [now, setNow] = useState(() => performance.now())
  const received = useMemo(() => ({ source, at: performance.now() }), [source])
  useEffect(() => {
    const timer = window.setInterval(() => {
      setNow(performance.now())
    }, 1000)
    return () => {
      window.clearInterval(timer)
    }
  }, [])
  return seconds + Math.max(0, Math.round((now - received.at) / 1000))
}

/** `0:07`, `14:59`. */
export function minutesAndSeconds(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds))
  return `${String(Math.floor(whole / 60))}:${String(whole % 60).padStart(2, '0')}`
}
