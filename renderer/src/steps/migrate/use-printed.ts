import { startTransition, useEffect, useRef, useState } from 'react'
import { keyText } from '../../../../main/contract/license-key'
import type { Result } from '../../../../main/contract/result'
import type { LicenseMigration } from '../../../../main/contract/step-views'
import { ask } from '../../state/calls'
import { noLines, withNewer, type HeldLines } from './printed-lines'

interface Held {
  readonly output: string
  readonly result: Result<HeldLines>
}

/**
 * The newest lines that the device has printed for a license; `null` until they are here. Only those that came since are
 * asked for: a license with thousands of users prints for minutes.
 */
export function usePrinted({
  license,
  vdom,
  yesAt,
  printed: { revision },
}: LicenseMigration): Result<readonly string[]> | null {
  // Behind each `y` another output begins.
  const output = `${keyText({ license, vdom })} ${yesAt.join(' ')}`
  const newest = useRef<Held | null>(null)
  const [held, setHeld] = useState<Held | null>(null)
  useEffect(() => {
    let current = true
    const known = newest.current?.output === output ? newest.current.result : null
    const lines = known?.ok ? known.value : noLines
    void ask('printed', { license, vdom, after: lines.count }).then((result) => {
      if (!current) return
      const next = result.ok ? { ok: true as const, value: withNewer(lines, result.value) } : result
      newest.current = { output, result: next }
      startTransition(() => {
        setHeld(newest.current)
      })
    })
    return () => {
      current = false
    }
  }, [license, vdom, output, revision])
  if (held?.output !== output) return null
  return held.result.ok ? { ok: true, value: held.result.value.lines } : held.result
}
