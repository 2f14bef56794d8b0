import {
  memo,
  useEffect,
  useId,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  type KeyboardEvent,
  type ReactNode,
} from 'react'
import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual'
import { figure } from '../../../../main/text/words'
import { Icon } from '../icon'
import {
  moveBy,
  nextSorting,
  orderOf,
  searchTexts,
  shownRows,
  type CellPlace,
  type ColumnText,
  type Sorting,
} from './table-model'
import './table.css'

/** A column of a table. */
export interface Column<Row> extends ColumnText<Row> {
  readonly title: string
  /** Least width in pixels, and its share of what is left over. */
  readonly width: readonly [least: number, share: number]
  /** What stands in the cell, where that is more than the text. A control in it must take the `tabIndex`. */
  readonly cell?: (row: Row, tabIndex: number) => ReactNode
  /** Whether the cell of this row is a control, which then takes the focus in place of the cell. */
  readonly control?: (row: Row) => boolean
  readonly mono?: boolean
  readonly strong?: boolean
  /** Stays in sight at the end where the window is too narrow for all columns. */
  readonly pinned?: boolean
  readonly sortable?: boolean
}

/** A way to show only some of the rows. */
export interface TableFilter<Row> {
  readonly id: string
  readonly title: string
  readonly tone: 'good' | 'warn' | 'bad' | 'accent' | 'plain'
  readonly match: (row: Row) => boolean
}

interface TableProps<Row> {
  /** Name of the table. */
  readonly label: string
  /** What the rows are, in the plural: `users`. */
  readonly noun: string
  readonly rows: readonly Row[]
  readonly rowKey: (row: Row) => string
  readonly columns: readonly Column<Row>[]
  readonly filters?: readonly TableFilter<Row>[]
  readonly sorting?: Sorting
  readonly rowTone?: (row: Row) => 'warn' | null
  /** At the end of the tool bar; told which rows are shown. */
  readonly tools?: (shown: readonly Row[]) => ReactNode
}

const rowHeight = 37
const headHeight = 37

/**
 * A table of any length: searched, filtered, sorted, and drawn only where it is looked at. An ARIA grid: one tab
 * stop, arrow keys from cell to cell.
 */
export function Table<Row>({
  label,
  noun,
  rows,
  rowKey,
  columns,
  filters = [],
  sorting: firstSorting,
  rowTone,
  tools,
}: TableProps<Row>) {
  const [search, setSearch] = useState('')
  const [filterId, setFilterId] = useState<string | null>(null)
  const [sorting, setSorting] = useState<Sorting | null>(firstSorting ?? null)

  const texts = useMemo(() => once(() => searchTexts(rows, columns)), [rows, columns])
  const order = useMemo(() => orderOf(rows, columns, sorting), [rows, columns, sorting])
  const filter = filters.find(({ id }) => id === filterId) ?? null
  const shown = useMemo(
    () => shownRows(rows, search === '' ? [] : texts(), order, search, filter?.match ?? null),
    [rows, texts, order, search, filter],
  )
  const counts = useMemo(() => filters.map(({ match }) => rows.filter(match).length), [filters, rows])
  const searchId = useId()

  useEffect(() => {
    // The first letter of a search must not wait for them, and the first look at the table neither.
    const idle = requestIdleCallback(() => texts())
    return () => cancelIdleCallback(idle)
  }, [texts])

  return (
    <div className="table">
      <div className="table__tools">
        <label className="table__search" htmlFor={searchId}>
          <Icon name="search" />
          <span className="unseen">Search {noun}</span>
          <input
            id={searchId}
            className="input"
            type="search"
            placeholder={`Search ${figure(rows.length)} ${noun}`}
            value={search}
            spellCheck={false}
            onChange={(event) => setSearch(event.target.value)}
          />
        </label>
        {filters.length > 0 && (
          <div className="table__filters" role="group" aria-label={`Show ${noun}`}>
            {filters.map(({ id, title, tone }, index) =>
              counts[index] === 0 && filterId !== id ? null : (
                <button
                  key={id}
                  type="button"
                  className={`chip chip--${tone}`}
                  aria-pressed={filterId === id}
                  onClick={() => setFilterId(filterId === id ? null : id)}
                >
                  {filterId === id && <Icon name="check" />}
                  {title} {figure(counts[index] ?? 0)}
                </button>
              ),
            )}
          </div>
        )}
        <p className="table__count small quiet" role="status">
          {shown.length === rows.length ? '' : `${figure(shown.length)} of ${figure(rows.length)} shown`}
        </p>
        {tools !== undefined && <div className="table__end">{tools(shown)}</div>}
      </div>
      <Grid
        label={label}
        rows={shown}
        rowKey={rowKey}
        columns={columns}
        sorting={sorting}
        onSort={(column) => setSorting(nextSorting(sorting, column))}
        rowTone={rowTone}
      />
      {shown.length === 0 && (
        <p className="table__empty quiet">
          {rows.length === 0
            ? `There are no ${noun} here.`
            : `None of the ${figure(rows.length)} ${noun} match.`}
          {rows.length > 0 && (
            <>
              {' '}
              <button
                type="button"
                className="link-button"
                onClick={() => {
                  setSearch('')
                  setFilterId(null)
                }}
              >
                <span>Show all</span>
              </button>
            </>
          )}
        </p>
      )}
    </div>
  )
}

interface GridProps<Row> {
  readonly label: string
  readonly rows: readonly Row[]
  readonly rowKey: (row: Row) => string
  readonly columns: readonly Column<Row>[]
  readonly sorting: Sorting | null
  readonly onSort: (column: string) => void
  readonly rowTone: ((row: Row) => 'warn' | null) | undefined
}

function Grid<Row>({ label, rows, rowKey, columns, sorting, onSort, rowTone }: GridProps<Row>) {
  const scroller = useRef<HTMLDivElement>(null)
  const [wanted, setWanted] = useState<CellPlace>({ row: -1, column: 0 })
  /** Set by a key: the cell that is to take the focus once it is drawn. */
  const moving = useRef(false)
  const active: CellPlace = { row: Math.min(wanted.row, rows.length - 1), column: wanted.column }

  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    scrollMargin: headHeight,
    overscan: 10,
    useFlushSync: false,
    // The tab stop must exist wherever the table is scrolled to.
    rangeExtractor: (range) => {
      const drawn = defaultRangeExtractor(range)
      if (active.row < 0 || drawn.includes(active.row)) return drawn
      return active.row < (drawn[0] ?? 0) ? [active.row, ...drawn] : [...drawn, active.row]
    },
  })

  useLayoutEffect(() => {
    if (!moving.current) return
    moving.current = false
    const cell = scroller.current?.querySelector<HTMLElement>(
      `[data-row="${active.row}"][data-column="${active.column}"]`,
    )
    const control = cell?.querySelector<HTMLElement>('button, input')
    ;(control ?? cell)?.focus({ preventScroll: true })
    cell?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  })

  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    const page = Math.max(1, Math.floor(((scroller.current?.clientHeight ?? 0) - headHeight) / rowHeight) - 1)
    const to = moveBy(event.key, event.ctrlKey || event.metaKey, active, rows.length, columns.length, page)
    if (to === null) return
    event.preventDefault()
    moving.current = true
    setWanted(to)
  }

  const tracks = columns.map(({ width: [least, share] }) => `minmax(${least}px, ${share}fr)`).join(' ')
  const least = columns.reduce((sum, { width }) => sum + width[0], 0)
  const tabIndexOf = (row: number, column: number) =>
    row === active.row && column === active.column ? 0 : -1

  return (
    <div className="grid" ref={scroller}>
      <div
        role="grid"
        aria-label={label}
        aria-rowcount={rows.length + 1}
        aria-colcount={columns.length}
        className="grid__inside"
        tabIndex={-1}
        style={{ minWidth: least + 24, ['--tracks' as string]: tracks }}
        onKeyDown={onKeyDown}
      >
        <div role="rowgroup" className="grid__head">
          <div role="row" aria-rowindex={1} className="grid__row">
            {columns.map((column, index) => (
              <div
                key={column.id}
                role="columnheader"
                aria-colindex={index + 1}
                aria-sort={ariaSort(sorting, column.id)}
                className={
                  column.pinned === true ? 'grid__title grid__title--pinned small' : 'grid__title small'
                }
                data-row={-1}
                data-column={index}
                tabIndex={column.sortable === false ? tabIndexOf(-1, index) : undefined}
              >
                {column.sortable === false ? (
                  column.title
                ) : (
                  <button
                    type="button"
                    className="grid__sort"
                    tabIndex={tabIndexOf(-1, index)}
                    onClick={() => {
                      setWanted({ row: -1, column: index })
                      onSort(column.id)
                    }}
                  >
                    <span>{column.title}</span>
                    {sorting?.column === column.id && <Icon name={sorting.descending ? 'down' : 'up'} />}
                  </button>
                )}
              </div>
            ))}
          </div>
        </div>
        <div role="rowgroup" className="grid__body" style={{ height: virtual.getTotalSize() }}>
          {virtual.getVirtualItems().map(({ index, start }) => {
            const row = rows[index]
            if (row === undefined) return null
            return (
              <GridRow
                key={rowKey(row)}
                row={row}
                index={index}
                offset={start - headHeight}
                columns={columns}
                tone={rowTone?.(row) ?? null}
                tabStop={index === active.row ? active.column : -1}
                onFocus={setWanted}
              />
            )
          })}
        </div>
      </div>
    </div>
  )
}

interface GridRowProps<Row> {
  readonly row: Row
  readonly index: number
  /** Distance from the first row, in pixels. */
  readonly offset: number
  readonly columns: readonly Column<Row>[]
  readonly tone: 'warn' | null
  /** The column of the cell that Tab reaches; -1 where it is in another row. */
  readonly tabStop: number
  readonly onFocus: (place: CellPlace) => void
}

function PlainRow<Row>({ row, index, offset, columns, tone, tabStop, onFocus }: GridRowProps<Row>) {
  return (
    <div
      role="row"
      aria-rowindex={index + 2}
      className={tone === null ? 'grid__row' : `grid__row grid__row--${tone}`}
      style={{ transform: `translateY(${offset}px)` }}
    >
      {columns.map((column, place) => (
        <Cell
          key={column.id}
          column={column}
          row={row}
          rowIndex={index}
          place={place}
          tabIndex={place === tabStop ? 0 : -1}
          onFocus={() => onFocus({ row: index, column: place })}
        />
      ))}
    </div>
  )
}

/** Drawn once: scrolling draws only the rows that come into sight. */
const GridRow = memo(PlainRow) as typeof PlainRow

interface CellProps<Row> {
  readonly column: Column<Row>
  readonly row: Row
  readonly rowIndex: number
  readonly place: number
  readonly tabIndex: number
  readonly onFocus: () => void
}

function Cell<Row>({ column, row, rowIndex, place, tabIndex, onFocus }: CellProps<Row>) {
  const text = column.text(row)
  const looks = [
    'grid__cell',
    column.mono === true && 'mono',
    column.strong === true && 'grid__cell--strong',
    column.pinned === true && 'grid__cell--pinned',
  ]
  return (
    <div
      role="gridcell"
      aria-colindex={place + 1}
      className={looks.filter(Boolean).join(' ')}
      data-row={rowIndex}
      data-column={place}
      tabIndex={column.control?.(row) === true ? undefined : tabIndex}
      title={text}
      onFocus={onFocus}
    >
      {column.cell?.(row, tabIndex) ?? (text === '' ? <span className="grid__none">–</span> : text)}
    </div>
  )
}

/** Computes a value when it is first asked for. */
function once<T>(compute: () => T): () => T {
  let held: { readonly value: T } | null = null
  return () => (held ??= { value: compute() }).value
}

function ariaSort(sorting: Sorting | null, column: string): 'ascending' | 'descending' | 'none' {
  if (sorting?.column !== column) return 'none'
  return sorting.descending ? 'descending' : 'ascending'
}
