import {
  useEffect,
  useId,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  type ReactNode,
  type RefObject,
} from 'react'
import type { ShownTable } from '../../../../main/contract/shown-table'
import { figure, listAll } from '../../../../main/text/words'
import { useWords } from '../../language/words'
import { useTableInSight } from '../../state/table-in-sight'
import { useMay } from '../../state/window-commands'
import { Button } from '../button'
import { Icon } from '../icon'
import type { Column, TableFilter } from './column'
import { ColumnsChoice } from './columns-choice'
import { wantedColumns } from './columns-in-view'
import { Grid } from './grid'
import { nothingSelected, within } from './selection'
import { useTableLook } from './table-look'
import {
  copiedRows,
  fitting,
  foundIn,
  GroupHead,
  grouped,
  nextSorting,
  once,
  orderOf,
  searchTexts,
  shownRows,
  type Sorting,
} from './table-model'
import { useSaving } from './use-saving'
import './table.css'

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
  readonly rowTone?: (row: Row) => 'warn' | 'bad' | null
  /** Rows of one name stand together below it; another function only if the groups are others. */
  readonly group?: ((row: Row) => string) | null
  /** At the end of the tool bar; told which rows are shown, and which of these are selected. */
  readonly tools?: (shown: readonly Row[], selected: readonly Row[]) => ReactNode
  /** If the label alone does not tell it from the others of a run: how it is looked at is kept for each. */
  readonly about?: string
  /** What the table was opened to search for, its search taking the focus; `null` if it was opened to be read. */
  readonly sought?: string | null
  /** If it is not saved as it is shown. */
  readonly exporting?: OwnExport<Row>
}

/** An export of its own. */
interface OwnExport<Row> {
  /** What its button says if so many rows are shown; `null` if there is a better one on the screen then. */
  readonly title: (shown: number) => string | null
  readonly act: (shown: readonly Row[]) => void
}

/** In a table narrower than this the tools say less, in pixels. */
const shortBelow = 940
/** What the bar takes that scrolls through many rows (`theme/base.css`), in pixels. */
const scrollbar = 12

/** A table of any length: searched, filtered, sorted, selected from, copied and exported. */
export function Table<Row>({
  label,
  noun,
  rows,
  rowKey,
  columns,
  filters = [],
  sorting: firstSorting,
  rowTone,
  group = null,
  tools,
  about = '',
  sought = null,
  exporting,
}: TableProps<Row>) {
  /** `user` of `users`, `file passed over` of `files passed over`. */
  const one = noun.replace(/s\b/, '')
  const { say } = useWords('window')
  const [look, setLook] = useTableLook(`${label}\n${about}`, firstSorting ?? null)
  const { search, filter: filterId, sorting, seesAll } = look
  const setSearch = (words: string) => setLook({ search: words })
  const setFilterId = (id: string | null) => setLook({ filter: id })

  const texts = useMemo(() => once(() => searchTexts(rows, columns)), [rows, columns])
  const order = useMemo(() => orderOf(rows, columns, sorting), [rows, columns, sorting])
  const filter = filters.find(({ id }) => id === filterId) ?? null
  const shown = useMemo(
    () => shownRows(rows, search === '' ? [] : texts(), order, search, filter?.match ?? null),
    [rows, texts, order, search, filter],
  )
  const items = useMemo(() => grouped(shown, group), [shown, group])
  const counts = useMemo(() => filters.map(({ match }) => rows.filter(match).length), [filters, rows])
  const searchId = useId()
  const searchField = useRef<HTMLInputElement>(null)
  const frame = useRef<HTMLDivElement>(null)
  const room = useWidth(frame)
  const wanted = useMemo(
    () => wantedColumns(columns, { order: look.order, hidden: look.hidden }),
    [columns, look.order, look.hidden],
  )
  const fit = useMemo(() => fitting(wanted, room - scrollbar), [wanted, room])
  const leftOut = wanted.filter((column) => !fit.includes(column))
  const inView = seesAll ? wanted : fit
  const words = inView.filter(({ isForButtons }) => isForButtons !== true)

  const [marked, setMarked] = useState(nothingSelected)
  const keys = useMemo(
    () => once(() => items.map((item) => (item instanceof GroupHead ? null : rowKey(item)))),
    [items, rowKey],
  )
  const selection = useMemo(() => (marked.keys.size === 0 ? marked : within(marked, keys())), [marked, keys])
  const selected = useMemo(
    () => (selection.keys.size === 0 ? [] : shown.filter((row) => selection.keys.has(rowKey(row)))),
    [selection, shown, rowKey],
  )

  const asShown = (): ShownTable => ({
    title: label,
    headings: words.map(({ title }) => title),
    rows: shown.map((row) => words.map(({ text }) => text(row))),
  })
  const { save, said } = useSaving(asShown)
  const mayExport = useMay('export') && shown.length > 0
  const exportTitle = exporting === undefined ? say('table.export') : exporting.title(shown.length)
  const exportShown = () => {
    if (!mayExport) return
    if (exporting === undefined) void save(shown.length)
    else exporting.act(shown)
  }

  useEffect(() => {
    if (sought === null) return
    if (sought !== '') setLook({ filter: null, search: sought })
    searchField.current?.select()
  }, [sought, setLook])
  useTableInSight({
    label,
    noun,
    element: () => frame.current,
    search: () => searchField.current?.select(),
    exportShown,
    asShown,
    find: (words, most) => foundIn(rows, columns, texts(), words, most),
    show: (text) => setLook({ filter: null, search: text }),
  })

  useEffect(() => {
    // The first letter of a search must not wait for them, and the first look at the table neither.
    const idle = requestIdleCallback(() => texts())
    return () => cancelIdleCallback(idle)
  }, [texts])

  return (
    <div className="table" ref={frame}>
      <div className="table__tools">
        <label className="table__search" htmlFor={searchId}>
          <Icon name="search" />
          <span className="unseen">{say('table.search', { noun })}</span>
          <input
            ref={searchField}
            id={searchId}
            className="input"
            type="search"
            placeholder={say('table.search.all', {
              count: rows.length,
              noun: rows.length === 1 ? one : noun,
            })}
            value={search}
            spellCheck={false}
            onChange={(event) => setSearch(event.target.value)}
          />
        </label>
        {filters.length > 0 && (
          <div className="table__filters" role="group" aria-label={say('table.filters', { noun })}>
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
        <div className="table__end">
          {tools?.(shown, selected)}
          <ColumnsChoice
            noun={noun}
            isShort={room < shortBelow}
            columns={columns}
            wanted={look}
            onChange={setLook}
          />
          {exportTitle !== null && (
            <Button
              size="small"
              label={exporting === undefined ? say('table.export.of', { noun }) : undefined}
              disabled={!mayExport}
              onClick={exportShown}
            >
              {exportTitle}
            </Button>
          )}
        </div>
      </div>
      {said}
      {leftOut.length > 0 && (
        <p className="table__left-out small quiet">
          {seesAll
            ? say('table.sees-all')
            : say('table.left-out', { columns: listAll(leftOut.map(({ title }) => title)) })}
          <button type="button" className="link-button" onClick={() => setLook({ seesAll: !seesAll })}>
            <span>{say(seesAll ? 'table.see-fitting' : 'table.see-all')}</span>
          </button>
        </p>
      )}
      <Grid
        label={label}
        rows={items}
        rowKey={rowKey}
        columns={inView}
        sorting={sorting}
        onSort={(column) => setLook({ sorting: nextSorting(sorting, column) })}
        rowTone={rowTone}
        selection={selection}
        onSelect={setMarked}
        keys={keys}
        selected={selected}
        textOf={(copied) => copiedRows(words, copied)}
      />
      {shown.length === 0 && (
        <p className="table__empty quiet">
          {rows.length === 0
            ? say('table.empty', { noun })
            : rows.length === 1
              ? say('table.no-match.one', { noun: one })
              : say('table.no-match', { count: rows.length, noun })}
          {rows.length > 0 && (
            <>
              {' '}
              <button
                type="button"
                className="link-button"
                onClick={() => setLook({ search: '', filter: null })}
              >
                <span>{say('table.show-all')}</span>
              </button>
            </>
          )}
        </p>
      )}
      <div className="table__foot small quiet">
        <p role="status">
          {shown.length < rows.length
            ? say(selected.length > 0 ? 'table.shown.selected' : 'table.shown', {
                shown: shown.length,
                count: rows.length,
                selected: selected.length,
              })
            : say(selected.length > 0 ? 'table.all.selected' : 'table.all', {
                count: rows.length,
                noun: rows.length === 1 ? one : noun,
                selected: selected.length,
              })}
        </p>
        {selected.length > 0 && (
          <button
            type="button"
            className="link-button"
            onClick={() => {
              setMarked(nothingSelected)
              frame.current?.querySelector<HTMLElement>('[role=grid] [tabindex="0"]')?.focus()
            }}
          >
            <span>{say('table.select-none')}</span>
          </button>
        )}
      </div>
    </div>
  )
}

/** The width of an element in pixels, as it is and as it becomes. */
function useWidth(element: RefObject<HTMLElement | null>): number {
  const [width, setWidth] = useState(Infinity)
  useLayoutEffect(() => {
    const { current } = element
    if (current === null) return
    const measure = () => setWidth(current.clientWidth)
    measure()
    const sizes = new ResizeObserver(measure)
    sizes.observe(current)
    return () => sizes.disconnect()
  }, [element])
  return width
}
