import {
  memo,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
  type KeyboardEvent,
  type MouseEvent,
  type RefObject,
} from 'react'
import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual'
import { figure } from '../../../../main/text/words'
import { ask } from '../../state/calls'
import { Icon } from '../icon'
import type { Column } from './column'
import {
  allOf,
  leftAlone,
  nothingSelected,
  select,
  type Selecting,
  type Selection,
  type ShownKeys,
} from './selection'
import { GroupHead, leastWidth, moveBy, type CellPlace, type Sorting } from './table-model'

const rowHeight = 37
const headHeight = 37

interface GridProps<Row> {
  readonly label: string
  readonly rows: readonly (Row | GroupHead)[]
  readonly rowKey: (row: Row) => string
  readonly columns: readonly Column<Row>[]
  readonly sorting: Sorting | null
  readonly onSort: (column: string) => void
  readonly rowTone: ((row: Row) => 'warn' | 'bad' | null) | undefined
  readonly selection: Selection
  readonly onSelect: (selection: Selection) => void
  /** The keys of the rows, worked out when they are first asked for. */
  readonly keys: () => ShownKeys
  /** The rows of the selection, in their order. */
  readonly selected: readonly Row[]
  /** Rows as they are copied. */
  readonly textOf: (rows: readonly Row[]) => string
}

/** The rows of a table, drawn only where they are looked at: an ARIA grid whose rows can be selected. */
export function Grid<Row>({
  label,
  rows,
  rowKey,
  columns,
  sorting,
  onSort,
  rowTone,
  selection,
  onSelect,
  keys,
  selected,
  textOf,
}: GridProps<Row>) {
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
    const cell =
      scroller.current?.querySelector<HTMLElement>(
        `[data-row="${active.row}"][data-column="${active.column}"]`,
      ) ?? scroller.current?.querySelector<HTMLElement>(`[data-row="${active.row}"][data-column="all"]`)
    const control = cell?.querySelector<HTMLElement>('button, input')
    ;(control ?? cell)?.focus({ preventScroll: true })
    cell?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  })

  useCopy(scroller, () => {
    if (selected.length > 0) return textOf(selected)
    const row = rows[active.row]
    if (row === undefined) return null
    if (row instanceof GroupHead) return row.title
    return columns[active.column]?.text(row) ?? null
  })

  const choose = (at: number, how: Selecting) => onSelect(select(selection, keys(), at, active.row, how))

  /** Whether a key does something with what is selected. */
  const selects = (event: KeyboardEvent<HTMLDivElement>): boolean => {
    const held = event.ctrlKey || event.metaKey
    // A control that has the focus is pressed by the blank; with Shift its row is meant.
    if (event.key === ' ' && !held && active.row >= 0 && (event.shiftKey || !isInControl(event.target))) {
      choose(active.row, 'toggle')
    } else if (event.key.toLowerCase() === 'a' && held && !event.shiftKey && !event.altKey) {
      onSelect(allOf(keys()))
    } else if (event.key === 'Escape' && selection.keys.size > 0) {
      onSelect(nothingSelected)
    } else return false
    return true
  }

  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    if (selects(event)) {
      event.preventDefault()
      return
    }
    const page = Math.max(1, Math.floor(((scroller.current?.clientHeight ?? 0) - headHeight) / rowHeight) - 1)
    const to = moveBy(event.key, event.ctrlKey || event.metaKey, active, rows.length, columns.length, page)
    if (to === null) return
    event.preventDefault()
    moving.current = true
    if (to.row !== active.row && event.shiftKey && rows.length > 0) {
      const row = Math.max(0, to.row)
      choose(row, 'range')
      setWanted({ ...to, row })
    } else {
      if (to.row !== active.row) onSelect(leftAlone(selection))
      setWanted(to)
    }
  }

  const onMouseDown = (event: MouseEvent) => {
    // With Shift rows are selected, and not their letters.
    if (event.button === 0 && event.shiftKey && !isInControl(event.target)) event.preventDefault()
  }
  const onClick = (event: MouseEvent) => {
    const at = placeOf(event.target, active.column)
    const held = event.ctrlKey || event.metaKey
    if (at === null || isInControl(event.target)) return
    // Who has marked letters with the mouse wants these.
    if (!held && !event.shiftKey && isTextMarked()) return
    choose(at.row, event.shiftKey ? (held ? 'range-too' : 'range') : held ? 'toggle' : 'alone')
    moving.current = true
    setWanted(at)
  }
  const onContextMenu = (event: MouseEvent) => {
    const at = placeOf(event.target, active.column)
    const row = at === null ? undefined : rows[at.row]
    // Text that is marked is copied as it is anywhere.
    if (at === null || row === undefined || row instanceof GroupHead || isTextMarked()) return
    event.preventDefault()
    const copied = selection.keys.has(rowKey(row)) ? selected : [row]
    const cell = columns[at.column]?.text(row) ?? ''
    void ask('offerCopies', { cell, rows: textOf(copied), count: copied.length })
  }

  const tracks = columns.map(({ width: [least, share] }) => `minmax(${least}px, ${share}fr)`).join(' ')
  const tabIndexOf = (row: number, column: number) =>
    row === active.row && column === active.column ? 0 : -1

  return (
    <div className="grid" ref={scroller}>
      <div
        role="grid"
        aria-label={label}
        aria-rowcount={rows.length + 1}
        aria-colcount={columns.length}
        aria-multiselectable="true"
        className="grid__inside"
        tabIndex={-1}
        style={{ minWidth: leastWidth(columns), ['--tracks' as string]: tracks }}
        onKeyDown={onKeyDown}
        onMouseDown={onMouseDown}
        onClick={onClick}
        onContextMenu={onContextMenu}
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
                  column.numeric === true ? 'grid__title grid__title--number small' : 'grid__title small'
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
            if (row instanceof GroupHead) {
              return (
                <GroupRow
                  key={`group ${row.title}`}
                  head={row}
                  index={index}
                  offset={start - headHeight}
                  columns={columns.length}
                  tabIndex={index === active.row ? 0 : -1}
                  onFocus={() => setWanted({ row: index, column: active.column })}
                />
              )
            }
            const key = rowKey(row)
            return (
              <GridRow
                key={key}
                row={row}
                index={index}
                offset={start - headHeight}
                columns={columns}
                tone={rowTone?.(row) ?? null}
                isSelected={selection.keys.has(key)}
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

interface GroupRowProps {
  readonly head: GroupHead
  readonly index: number
  readonly offset: number
  readonly columns: number
  readonly tabIndex: number
  readonly onFocus: () => void
}

function GroupRow({ head: { title, count }, index, offset, columns, tabIndex, onFocus }: GroupRowProps) {
  return (
    <div
      role="row"
      aria-rowindex={index + 2}
      className="grid__row grid__row--group"
      style={{ transform: `translateY(${offset}px)` }}
    >
      <div
        role="gridcell"
        aria-colindex={1}
        aria-colspan={columns}
        className="grid__cell grid__cell--strong"
        data-row={index}
        data-column="all"
        tabIndex={tabIndex}
        onFocus={onFocus}
      >
        {title} <span className="quiet">{figure(count)}</span>
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
  readonly tone: 'warn' | 'bad' | null
  readonly isSelected: boolean
  /** The column of the cell that Tab reaches; -1 if it is in another row. */
  readonly tabStop: number
  readonly onFocus: (place: CellPlace) => void
}

function PlainRow<Row>({
  row,
  index,
  offset,
  columns,
  tone,
  isSelected,
  tabStop,
  onFocus,
}: GridRowProps<Row>) {
  const looks = ['grid__row', tone !== null && `grid__row--${tone}`, isSelected && 'grid__row--selected']
  return (
    <div
      role="row"
      aria-rowindex={index + 2}
      aria-selected={isSelected}
      className={looks.filter(Boolean).join(' ')}
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
    column.numeric === true && 'grid__cell--number',
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

/** Has the keys and the menu for “Copy” copy this text while the focus is in an element and no letters are marked. */
function useCopy(element: RefObject<HTMLElement | null>, text: () => string | null) {
  const newest = useRef(text)
  useEffect(() => {
    newest.current = text
  })
  useEffect(() => {
    // The page itself hears of it if nothing is marked.
    const onCopy = (event: ClipboardEvent) => {
      const copied = element.current?.contains(document.activeElement) === true ? newest.current() : null
      if (copied === null || isTextMarked()) return
      event.preventDefault()
      event.clipboardData?.setData('text/plain', copied)
    }
    document.addEventListener('copy', onCopy)
    return () => document.removeEventListener('copy', onCopy)
  }, [element])
}

function isTextMarked(): boolean {
  return window.getSelection()?.isCollapsed === false
}

function isInControl(target: EventTarget): boolean {
  return target instanceof Element && target.closest('button, input, label, a') !== null
}

/** The row that something is in, with its column; `null` among the titles. @param column of what is beside every cell */
function placeOf(target: EventTarget, column: number): CellPlace | null {
  if (!(target instanceof Element)) return null
  const row = Number(target.closest('[role=row]')?.getAttribute('aria-rowindex') ?? 1) - 2
  const cell = target.closest('[data-column]')?.getAttribute('data-column') ?? 'all'
  return row < 0 ? null : { row, column: cell === 'all' ? column : Number(cell) }
}

function ariaSort(sorting: Sorting | null, column: string): 'ascending' | 'descending' | 'none' {
  if (sorting?.column !== column) return 'none'
  return sorting.descending ? 'descending' : 'ascending'
}
