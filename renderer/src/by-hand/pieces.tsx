import type { HandPiece } from '../../../main/contract/by-hand'
import type { LongList } from '../../../main/contract/rows'
import { secondsClock } from '../../../main/text/times'
import { plural } from '../../../main/text/words'
import { Disclosure } from '../components/disclosure'
import type { Column } from '../components/table/column'
import { kindColumn, kindFilters, type Kinds } from '../components/table/kinds'
import { Table } from '../components/table/table'
import { Answered } from '../problems/answered'
import { useAnswer } from '../state/use-answer'

/** Every command that was recognized in what was pasted, one click away. */
export function Pieces({ pieces }: { readonly pieces: LongList }) {
  return (
    <Disclosure summary="What was recognized" aside={plural(pieces.count, 'command')}>
      {() => <PieceTable revision={pieces.revision} />}
    </Disclosure>
  )
}

function PieceTable({ revision }: { readonly revision: string }) {
  const answer = useAnswer('handPieces', undefined, revision)
  return (
    <Answered answer={answer}>
      {(pieces) => (
        <div className="hand-pieces">
          <Table
            label="Commands recognized"
            noun="commands"
            rows={pieces.map((piece, at) => ({ ...piece, key: String(pieces.length - at) }))}
            rowKey={({ key }) => key}
            columns={columns}
            filters={filters}
          />
        </div>
      )}
    </Answered>
  )
}

type Row = HandPiece & { readonly key: string }

type Use = 'taken' | 'not-taken'

const uses: Kinds<Use> = {
  taken: { title: 'Read', tone: 'good', icon: 'check' },
  'not-taken': { title: 'Not used', tone: 'plain' },
}

const useOf = ({ isTaken }: Row): Use => (isTaken ? 'taken' : 'not-taken')

const columns: readonly Column<Row>[] = [
  { id: 'command', title: 'Command', width: [220, 3], text: ({ command }) => command, mono: true },
  { id: 'scope', title: 'Where', width: [90, 1], text: ({ scope }) => scope, spare: 2 },
  {
    id: 'lines',
    title: 'Lines',
    width: [70, 0],
    text: ({ lines }) => String(lines),
    numeric: true,
    spare: 3,
  },
  {
    id: 'serial',
    title: 'FortiGate',
    width: [150, 1],
    text: ({ serial }) => serial ?? 'can’t be told',
    mono: true,
    spare: 1,
  },
  { id: 'at', title: 'Given at', width: [90, 0], text: ({ at }) => secondsClock(at), spare: 4 },
  kindColumn(uses, useOf, { id: 'use', title: 'Used', width: [110, 0] }),
]

const filters = kindFilters(uses, useOf, ['taken', 'not-taken'])
