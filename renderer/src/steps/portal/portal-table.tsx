import { useMemo } from 'react'
import type { PortalRow } from '../../../../main/contract/rows'
import { Button } from '../../components/button'
import { CheckBox } from '../../components/field'
import { Pill } from '../../components/pill'
import type { Column, TableFilter } from '../../components/table/column'
import { Table } from '../../components/table/table'
import { nameColumn, tokenColumn, vdomColumn } from '../../components/table/user-columns'
import { useWords, type WordsOf } from '../../language/words'

function filtersOf({ say }: WordsOf<'steps'>): readonly TableFilter<PortalRow>[] {
  return [
    { id: 'open', title: say('portal-users.open'), tone: 'accent', match: ({ ticked }) => !ticked },
    { id: 'ticked', title: say('portal-users.ticked'), tone: 'good', match: ({ ticked }) => ticked },
    {
      id: 'absent',
      title: say('portal-users.absent'),
      tone: 'plain',
      match: ({ absent, ticked }) => absent && !ticked,
    },
    {
      id: 'different',
      title: say('portal-users.different'),
      tone: 'warn',
      match: ({ found }) => found !== null,
    },
  ]
}

interface PortalTableProps {
  readonly rows: readonly PortalRow[]
  readonly locked: boolean
  readonly onTick: (keys: readonly string[], ticked: boolean) => Promise<boolean>
  /** One that the portal speaks against is to be ticked. */
  readonly onTickAgainst: (row: PortalRow) => void
}

/** Each user with the serial number that the portal must show, to tick. */
export function PortalTable({ rows, locked, onTick, onTickAgainst }: PortalTableProps) {
  const words = useWords('steps')
  const shared = useWords('window')
  const filters = useMemo(() => filtersOf(words), [words])
  const { say } = words
  const columns = useMemo((): readonly Column<PortalRow>[] => {
    return [
      {
        id: 'ticked',
        title: say('portal-users.same'),
        width: [72, 0.2],
        text: (row) => (row.ticked ? say('portal-users.same.ticked') : ''),
        rank: (row) => (row.ticked ? 1 : 0),
        control: () => true,
        cell: (row, tabIndex) => (
          <CheckBox
            label=""
            name={say('portal-users.tick', { user: row.name, token: row.token })}
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
      { ...tokenColumn(shared), title: say('portal-users.token'), width: [186, 1] },
      {
        id: 'found',
        title: say('portal-users.found'),
        width: [156, 1],
        mono: true,
        text: (row) => row.found ?? '',
        cell: (row) =>
          row.found === null ? (
            <span className="grid__none">–</span>
          ) : (
            <Pill tone="warn" icon="warn">
              {row.reason === null ? row.found : say('portal-users.confirmed', { found: row.found })}
            </Pill>
          ),
      },
    ]
  }, [locked, onTick, onTickAgainst, say, shared])

  return (
    <Table
      label={say('portal-users.title')}
      noun={say('portal-users.users')}
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
  const words = useWords('steps')
  const { say } = words
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
        ? tickWords(open.length, isSelection, words)
        : isSelection
          ? say('portal-users.clear', { count: ticked.length })
          : say('portal-users.clear.all')}
    </Button>
  )
}

function tickWords(open: number, isSelection: boolean, { say }: WordsOf<'steps'>): string {
  if (open === 0) return say('portal-users.tick.none')
  return say(isSelection ? 'portal-users.tick.selected' : 'portal-users.tick.shown', { count: open })
}
