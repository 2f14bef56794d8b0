import type { ReactNode } from 'react'
import type { ColumnText } from './table-model'

/** A column of a table. */
export interface Column<Row> extends ColumnText<Row> {
  readonly title: string
  /** Least width in pixels, and its share of what is left over. */
  readonly width: readonly [least: number, share: number]
  /** What stands in the cell, if that is more than the text. A control in it must take the `tabIndex`. */
  readonly cell?: (row: Row, tabIndex: number) => ReactNode
  /** Whether the cell of this row is a control, which then takes the focus in place of the cell. */
  readonly control?: (row: Row) => boolean
  /** Holds nothing but buttons: it is neither copied nor exported. */
  readonly isForButtons?: boolean
  /** Holds a number: it ends where the others of its column do. */
  readonly numeric?: boolean
  readonly mono?: boolean
  readonly strong?: boolean
  /** Left out if the window is too narrow for all columns: the highest number first. */
  readonly spare?: number
  readonly sortable?: boolean
}

/** A way to show only some of the rows. */
export interface TableFilter<Row> {
  readonly id: string
  readonly title: string
  readonly tone: 'good' | 'warn' | 'bad' | 'accent' | 'plain'
  readonly match: (row: Row) => boolean
}
