import { useEffect, useState } from 'react'
import type { Result } from '../../../main/contract/result'
import type { CallValue } from '../../../main/contract/view'
import { call } from './calls'

type RowsCall = 'users' | 'verificationRows' | 'portalRows'

/** None of these takes an argument, which TypeScript can't see for an `N` that is still open. */
const fetchRows = call as <N extends RowsCall>(name: N) => Promise<Result<CallValue<N>>>

/**
 * A long table of main, fetched again whenever its revision rises.
 *
 * @returns the rows held; `null` until the first have come. Older rows stay until newer ones are there.
 */
export function useRows<N extends RowsCall>(name: N, revision: number): CallValue<N> | null {
  const [rows, setRows] = useState<CallValue<N> | null>(null)
  useEffect(() => {
    let current = true
    void fetchRows(name).then((result) => {
      if (current && result.ok) setRows(result.value)
    })
    return () => {
      current = false
    }
  }, [name, revision])
  return rows
}
