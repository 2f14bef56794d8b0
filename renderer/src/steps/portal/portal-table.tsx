import { useMemo } from 'react'
import type { PortalRow } from '../../../../main/contract/rows'
import { Button } from '../../components/button'
import { CheckBox } from '../../components/field'
import { Pill } from '../../components/pill'
import { useWords } from '../../language/words'
import type { Column, TableFilter } from '../../components/table/column'
import { Table } from '../../components/table/table'
import { nameColumn, tokenColumn, vdomColumn } from '../../components/table/user-columns'
import { figure, plural } from '../../../../main/text/words'

const filters: readonly TableFilter<PortalRow>[] = [
  { id: 'open', title: 'To compare', tone: 'accent', match: ({ ticked }) => !ticked },
  { id: 'ticked', title: 'Ticked', tone: 'good', match: ({ ticked }) => ticked },
  { id: 'absent', title: 'Not in the list', tone: 'plain', match: ({ absent, ticked }) => absent && !ticked },
  { id: 'different', title: 'Different', tone: 'warn', match: ({ found }) => found !== null },
]

interface PortalTableProps {
  readonly rows: readonly PortalRow[]
  readonly locked: boolean
  readonly onTick: (keys: readonly string[], ticked: boolean) => Promise<boolean>
  /** One that the portal speaks against is to be ticked. */
  readonly onTickAgainst: (row: PortalRow) => void
}

/** Each user with the serial number that the portal must show, to tick. */
export function PortalTable({ rows, locked, onTick, onTickAgainst }: PortalTableProps) {
  const shared = useWords('window')
  const columns = useMemo((): readonly Column<PortalRow>[] => {
    return [
      {
        id: 'ticked',
        title: 'Same',
        width: [72, 0.2],
        text: (row) => (row.ticked ? 'ticked' : ''),
        rank: (row) => (row.ticked ? 1 : 0),
        control: () => true,
        cell: (row, tabIndex) => (
          <CheckBox
            label=""
            name={`${row.name} has ${row.token}`}
            checked={row.ticked}
            disabled={locked}
            tabIndex={tabIndex}
            onChange={(on) => {
              if (row.found === null || !on) return onTick([row.key], on)
              onTickAgainst(row)
              return Promise.resolve(false)
            }}
          />
        ),
      },
      nameColumn(shared),
      { ...vdomColumn(shared), width: [110, 1] },
      { ...tokenColumn(shared), title: 'Expected token', width: [186, 1] },
      {
        id: 'found',
        title: 'The portal says',
        width: [156, 1],
        mono: true,
        text: (row) => row.found ?? '',
        cell: (row) =>
          row.found === null ? (
            <span className="grid__none">–</span>
          ) : (
            <Pill tone="warn" icon="warn">
              {row.reason === null ? row.found : `${row.found}, confirmed by hand`}
            </Pill>
          ),
      },
    ]
  }, [locked, onTick, onTickAgainst, shared])

  return (
    <Table
      label="Users to compare"
      noun="users"
      rows={rows}
      rowKey={(row) => row.key}
      columns={columns}
      filters={filters}
      rowTone={({ found }) => (found === null ? null : 'warn')}
      tools={(shown, selected) => (
        <TickMany
          rows={selected.length > 0 ? selected : shown}
          {...{ isSelection: selected.length > 0, locked, onTick }}
        />
      )}
    />
  )
}

interface TickManyProps extends Pick<PortalTableProps, 'rows' | 'locked' | 'onTick'> {
  /** Whether the person has selected them; otherwise they are all that are shown. */
  readonly isSelection: boolean
}

/** Ticks many users at once, or takes their ticks back. */
function TickMany({ rows, isSelection, locked, onTick }: TickManyProps) {
  // What differs is ticked one by one, with a reason.
  const open = rows.filter(({ ticked, found }) => !ticked && found === null)
  const ticked = rows.filter((row) => row.ticked)
  const isToTick = open.length > 0 || ticked.length === 0
  const many = isToTick ? open : ticked
  return (
    <Button
      size="small"
      disabled={locked || many.length === 0}
      onClick={() =>
        void onTick(
          many.map(({ key }) => key),
          isToTick,
        )
      }
    >
      {isToTick
        ? tickWords(open.length, isSelection)
        : isSelection
          ? `Clear ${plural(ticked.length, 'tick')}`
          : 'Clear all ticks'}
    </Button>
  )
}

function tickWords(open: number, isSelection: boolean): string {
  if (open === 0) return 'Nothing to tick'
  if (isSelection) return `Tick the ${figure(open)} selected`
  return open === 1 ? 'Tick the 1 shown' : `Tick all ${figure(open)} shown`
}
