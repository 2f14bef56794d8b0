import { useEffect, useRef } from 'react'
import type { ShownTable } from '../../../main/contract/shown-table'

/** A table, as menu, keys and command palette use it. */
interface TableInSight {
  /** Name of the table. */
  readonly label: string
  /** What the rows are, in the plural: `users`. */
  readonly noun: string
  readonly element: () => HTMLElement | null
  /** The first rows in a cell of which these words stand. */
  readonly find: (words: string, most: number) => readonly { readonly title: string; readonly cell: string }[]
  /** Has the table show only the rows that hold this text. */
  readonly show: (text: string) => void
  /** Leads to its search. */
  readonly search: () => void
  /** Does what its button for an export does. */
  readonly exportShown: () => void
  /** What it shows, as text. */
  readonly asShown: () => ShownTable
}

/** Those that are drawn, the innermost last. */
let tables: readonly TableInSight[] = []

/** Says what a table holds for as long as it is in sight. */
export function useTableInSight(table: TableInSight): void {
  const newest = useRef(table)
  useEffect(() => {
    newest.current = table
  })
  const { label, noun } = table
  useEffect(() => {
    const own: TableInSight = {
      ...{ label, noun },
      element: () => newest.current.element(),
      find: (words, most) => newest.current.find(words, most),
      show: (text) => newest.current.show(text),
      search: () => newest.current.search(),
      exportShown: () => newest.current.exportShown(),
      asShown: () => newest.current.asShown(),
    }
    tables = [...tables, own]
    return () => {
      tables = tables.filter((each) => each !== own)
    }
  }, [label, noun])
}

/** The table that is looked at: the one with the focus, or most of which is in the window; `null` if there is none. */
export function tableInSight(): TableInSight | null {
  const focused = tables.find((table) => table.element()?.contains(document.activeElement))
  return focused ?? tables.toSorted((a, b) => heightInWindow(a) - heightInWindow(b)).at(-1) ?? null
}

/** What the table of this name shows; `null` if it is not there. */
export function shownTableOf(label: string): ShownTable | null {
  return tables.find((table) => table.label === label)?.asShown() ?? null
}

/** Pixels. */
function heightInWindow({ element }: TableInSight): number {
  const box = element()?.getBoundingClientRect()
  return box === undefined ? 0 : Math.max(0, Math.min(box.bottom, innerHeight) - Math.max(box.top, 0))
}
