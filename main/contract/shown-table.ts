/** A table as a person sees it: the rows that are shown, in their order, in the columns that are in view. */
export interface ShownTable {
  readonly title: string
  readonly headings: string[]
  /** Each has as many cells as there are headings. */
  readonly rows: string[][]
}

/** What of a table can be saved at once. */
export const mostSaved = { columns: 32, rows: 50_000 } as const
