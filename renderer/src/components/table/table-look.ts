import { useCallback, useState } from 'react'
import { snapshots } from '../../state/snapshot'
import { createStore, type Store } from '../../state/store'
import { useStore } from '../../state/use-store'
import type { ColumnsWanted } from './columns-in-view'
import type { Sorting } from './table-model'

/** How a person looks at a table. */
interface TableLook extends ColumnsWanted {
  readonly search: string
  /** The id of the filter. */
  readonly filter: string | null
  readonly sorting: Sorting | null
  /** Whether all columns are shown, also those that there is no room for. */
  readonly seesAll: boolean
}

/** Kept until the window is closed, and nowhere else: what was searched for can be a name. */
const looks = new Map<string, Store<TableLook>>()

/**
 * How a table is looked at: as it was left, if this run, this review or the first screen has shown it before.
 *
 * @param table its name among those of a run
 * @param sorting of its first look
 */
export function useTableLook(
  table: string,
  sorting: Sorting | null,
): readonly [TableLook, (change: Partial<TableLook>) => void] {
  const [scope] = useState(scopeNow)
  const store = lookOf(`${scope}\n${table}`, sorting)
  const look = useStore(store)
  const setLook = useCallback(
    (change: Partial<TableLook>) => store.set({ ...store.get(), ...change }),
    [store],
  )
  return [look, setLook]
}

/** What the table on the screen belongs to. */
function scopeNow(): string {
  const snapshot = snapshots.get()
  return snapshot?.run?.id ?? (snapshot?.review ? 'review' : 'home')
}

// The next review is of other files.
snapshots.subscribe(() => {
  if (snapshots.get()?.review) return
  for (const key of looks.keys()) if (key.startsWith('review\n')) looks.delete(key)
})

function lookOf(key: string, sorting: Sorting | null): Store<TableLook> {
  const kept = looks.get(key)
  if (kept !== undefined) return kept
  const first = createStore<TableLook>({
    ...{ search: '', filter: null, sorting, seesAll: false },
    ...{ order: [], hidden: [] },
  })
  looks.set(key, first)
  return first
}
