import { useEffect, useState } from 'react'
import type { CallValue } from '../../../main/contract/view'
import { call } from './calls'

type RowsCall = 'users' | 'verificationRows' | 'portalRows'

/**
 * A long table of main, fetched again whenever its revision rises.
 *
 * @returns the rows held; `null` until the first have come. Older rows stay until newer ones are there.
 */
export function useRows<N extends RowsCall>(name: N, revision: number): CallValue<N> | null {
  const [rows, setRows] = useState<CallValue<N> | null>(null)
  useEffect(() => {
    let current = true
    void call(name).then((result) => {
      if (current && result.ok) setRows(result.value)
    })
    return () => {
      current = false
    }
  }, [name, revision])
  return rows
}
