import { useState, type ReactNode } from 'react'
import { mostSaved, type ShownTable } from '../../../../main/contract/shown-table'
import { figure } from '../../../../main/text/words'
import { call, refusals } from '../../state/calls'
import { ExportedFile } from '../exported-file'

/**
 * Saves a table as it is shown.
 *
 * @returns how to save so many rows, and what is said of the last time
 */
export function useSaving(asShown: () => ShownTable): {
  readonly save: (rows: number) => Promise<void>
  readonly said: ReactNode
} {
  const [said, setSaid] = useState<ReactNode>(null)
  const save = async (rows: number) => {
    refusals.set(null)
    if (rows > mostSaved.rows) {
      setSaid(`At most ${figure(mostSaved.rows)} rows can be exported at once: search or filter first.`)
      return
    }
    const result = await call('saveTable', asShown())
    if (!result.ok || result.value === null) return
    setSaid(
      <>
        Saved: <ExportedFile path={result.value} />
      </>,
    )
  }
  return {
    save,
    said: (
      <div className={said === null ? 'unseen' : 'table__saved'} role="status">
        {said}
      </div>
    ),
  }
}
