import { useState, type ReactNode } from 'react'
import { mostSaved, type ShownTable } from '../../../../main/contract/shown-table'
import { useWords } from '../../language/words'
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
  const { say, draw } = useWords('window')
  const [last, setLast] = useState<{ readonly path: string } | 'too-many' | null>(null)
  const save = async (rows: number) => {
    refusals.set(null)
    if (rows > mostSaved.rows) {
      setLast('too-many')
      return
    }
    const result = await call('saveTable', asShown())
    if (result.ok && result.value !== null) setLast({ path: result.value })
  }
  return {
    save,
    said: (
      <div className={last === null ? 'unseen' : 'table__saved'} role="status">
        {last === 'too-many'
          ? say('table.too-many', { most: mostSaved.rows })
          : last !== null &&
            draw('table.saved', { path: last.path, file: () => <ExportedFile path={last.path} /> })}
      </div>
    ),
  }
}
