import { useCallback, useEffect, useState } from 'react'

/** How long it is true, in milliseconds. */
const brief = 4000

/** Something that is true for a moment after it was set: that a text was copied. */
export function useBriefly(): readonly [boolean, () => void] {
  const [times, setTimes] = useState(0)
  const [isTrue, setTrue] = useState(false)
  useEffect(() => {
    if (times === 0) return
    const timer = setTimeout(() => setTrue(false), brief)
    return () => clearTimeout(timer)
  }, [times])
  const set = useCallback(() => {
    setTrue(true)
    setTimes((before) => before + 1)
  }, [])
  return [isTrue, set] as const
}
