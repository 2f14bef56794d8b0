import { useEffect, useState } from 'react'

/**
 * Seconds that were counted in main when `source` was sent, counted on here until the next one comes.
 *
 * @param source the object that they came with.
 */
export function useSeconds(source: object, seconds: number): number {
  const [since, setSince] = useState({ source, passed: 0 })
  useEffect(() => {
    const received = performance.now()
    const timer = window.setInterval(() => {
      setSince({ source, passed: Math.round((performance.now() - received) / 1000) })
    }, 1000)
    return () => {
      window.clearInterval(timer)
    }
  }, [source])
  return seconds + (since.source === source ? since.passed : 0)
}

/** `0:07`, `14:59`. */
export function minutesAndSeconds(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds))
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`
}
