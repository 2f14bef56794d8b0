/** What a table shows of its rows: found, filtered, in order. Pure, so that 20,000 rows can be tested without a window. */

/** A column: what it shows, is searched by and sorted by. */
export interface ColumnText<Row> {
  readonly id: string
  readonly text: (row: Row) => string
  /** Sorts by this instead of the text: a rank, so that "open" comes before "through". */
  readonly rank?: (row: Row) => number
}

/** A column, as it is asked for room. */
interface Wide {
  /** Least width in pixels, and its share of what is left over. */
  readonly width: readonly [least: number, share: number]
  /** Left out if there is no room for all: the highest number first. */
  readonly spare?: number
}

/** At both ends of a row, together, in pixels. */
const padding = 24

/** The least width of a row of these columns, in pixels. */
export function leastWidth(columns: readonly Wide[]): number {
  return columns.reduce((sum, { width: [least] }) => sum + least, padding)
}

/** The columns that stand side by side in so many pixels. Those that can’t be spared are always among them. */
export function fitting<C extends Wide>(columns: readonly C[], room: number): readonly C[] {
  const most = Math.max(0, ...columns.map(({ spare = 0 }) => spare))
  if (most === 0 || leastWidth(columns) <= room) return columns
  return fitting(
    columns.filter(({ spare = 0 }) => spare < most),
    room,
  )
}

/** What was found in a row. */
interface FoundRow {
  /** What the row is called. */
  readonly title: string
  /** The cell that the words stand in; empty if it is the title. */
  readonly cell: string
}

/**
 * The first rows in a cell of which these words stand.
 *
 * @param texts of the rows (`searchTexts`)
 */
export function foundIn<Row>(
  rows: readonly Row[],
  columns: readonly ColumnText<Row>[],
  texts: readonly string[],
  words: string,
  most: number,
): readonly FoundRow[] {
  const wanted = words.toLowerCase()
  const found: FoundRow[] = []
  for (const [place, row] of rows.entries()) {
    if (found.length === most) break
    if (texts[place]?.includes(wanted) !== true) continue
    const cells = columns.map((column) => column.text(row))
    const [title = ''] = cells
    const cell = cells.find((each) => each.toLowerCase().includes(wanted))
    if (cell !== undefined) found.push({ title, cell: cell === title ? '' : cell })
  }
  return found
}

/**
 * Rows as the clipboard takes them to a spreadsheet or a ticket: the titles, then the rows, with a tab between cells.
 * A single cell is copied as it is.
 */
export function copiedRows<Row>(
  columns: readonly (ColumnText<Row> & { readonly title: string })[],
  rows: readonly Row[],
): string {
  const lines = rows.map((row) => columns.map(({ text }) => text(row)))
  if (lines.length === 1 && columns.length === 1) return lines.flat().join('')
  return [columns.map(({ title }) => title), ...lines]
    .map((cells) => cells.map((cell) => cell.replaceAll(/[\t\r\n]+/g, ' ')).join('\t'))
    .join('\n')
}

/** Which column a table is sorted by, and in which direction. */
export interface Sorting {
  readonly column: string
  readonly descending: boolean
}

const collator = new Intl.Collator('en', { numeric: true, sensitivity: 'base' })

/**
 * For each row the text that a search looks through, in lower case. Made once for a set of rows, so that a
 * keystroke costs one pass of `includes`.
 */
export function searchTexts<Row>(
  rows: readonly Row[],
  columns: readonly ColumnText<Row>[],
): readonly string[] {
  return rows.map((row) =>
    columns
      .map((column) => column.text(row))
      .join('\n')
      .toLowerCase(),
  )
}

/**
 * The places of the rows in the order of a column; rows that are equal there stay in the order they came in.
 */
export function orderOf<Row>(
  rows: readonly Row[],
  columns: readonly ColumnText<Row>[],
  sorting: Sorting | null,
): readonly number[] {
  const places = rows.map((_, place) => place)
  const column = columns.find(({ id }) => id === sorting?.column)
  if (sorting === null || column === undefined) return places
  const compare = comparison(rows, column)
  const sign = sorting.descending ? -1 : 1
  return places.sort((a, b) => sign * compare(a, b) || a - b)
}

function comparison<Row>(
  rows: readonly Row[],
  { text, rank }: ColumnText<Row>,
): (a: number, b: number) => number {
  if (rank !== undefined) {
    const ranks = rows.map(rank)
    return (a, b) => (ranks[a] ?? 0) - (ranks[b] ?? 0)
  }
  const texts = rows.map(text)
  return (a, b) => {
    const left = texts[a] ?? ''
    const right = texts[b] ?? ''
    // What is empty comes last, whatever the alphabet says.
    if (left === '' || right === '') return left === right ? 0 : left === '' ? 1 : -1
    return collator.compare(left, right)
  }
}

/**
 * The rows to show: those of `order` that pass the filter and hold every word of the search.
 */
export function shownRows<Row>(
  rows: readonly Row[],
  texts: readonly string[],
  order: readonly number[],
  search: string,
  filter: ((row: Row) => boolean) | null,
): readonly Row[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean)
  const shown: Row[] = []
  for (const place of order) {
    const row = rows[place]
    const text = texts[place] ?? ''
    if (row === undefined) continue
    if (filter !== null && !filter(row)) continue
    if (words.every((word) => text.includes(word))) shown.push(row)
  }
  return shown
}

/** The head of a group of rows. */
export class GroupHead {
  readonly title: string
  readonly count: number

  constructor(title: string, count: number) {
    this.title = title
    this.count = count
  }
}

/** The rows with a head before each group, the groups in the order of their first rows. */
export function grouped<Row>(
  rows: readonly Row[],
  group: ((row: Row) => string) | null,
): readonly (Row | GroupHead)[] {
  if (group === null) return rows
  const groups = new Map<string, Row[]>()
  for (const row of rows) {
    const title = group(row)
    const members = groups.get(title)
    if (members === undefined) groups.set(title, [row])
    else members.push(row)
  }
  return [...groups].flatMap(([title, members]) => [new GroupHead(title, members.length), ...members])
}

/** What a click on a column's title does: sort by it, then the other way round, then as before. */
export function nextSorting(sorting: Sorting | null, column: string): Sorting | null {
  if (sorting?.column !== column) return { column, descending: false }
  return sorting.descending ? null : { column, descending: true }
}

/** A cell: row -1 holds the titles. */
export interface CellPlace {
  readonly row: number
  readonly column: number
}

/**
 * Where a key moves the focus in a grid, as the ARIA practices have it; `null` for a key that does not move it.
 *
 * @param page how many rows Page Up and Page Down go
 */
export function moveBy(
  key: string,
  control: boolean,
  at: CellPlace,
  rows: number,
  columns: number,
  page: number,
): CellPlace | null {
  const row = (value: number) => Math.min(rows - 1, Math.max(-1, value))
  const column = (value: number) => Math.min(columns - 1, Math.max(0, value))
  switch (key) {
    case 'ArrowUp':
      return { row: row(at.row - 1), column: at.column }
    case 'ArrowDown':
      return { row: row(at.row + 1), column: at.column }
    case 'ArrowLeft':
      return { row: at.row, column: column(at.column - 1) }
    case 'ArrowRight':
      return { row: at.row, column: column(at.column + 1) }
    case 'PageUp':
      return { row: Math.max(Math.min(at.row, 0), at.row - page), column: at.column }
    case 'PageDown':
      return { row: row(at.row + page), column: at.column }
    case 'Home':
      return control ? { row: rows > 0 ? 0 : -1, column: 0 } : { row: at.row, column: 0 }
    case 'End':
      return control ? { row: rows - 1, column: columns - 1 } : { row: at.row, column: columns - 1 }
    default:
      return null
  }
}

/** Computes a value when it is first asked for. */
export function once<T>(compute: () => T): () => T {
  let held: { readonly value: T } | null = null
  return () => (held ??= { value: compute() }).value
}
