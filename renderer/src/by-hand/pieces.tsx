import { useMemo } from 'react'
import type { HandPiece } from '../../../main/contract/by-hand'
import type { LongList } from '../../../main/contract/rows'
import { secondsClock } from '../../../main/text/times'
import { Disclosure } from '../components/disclosure'
import type { Column } from '../components/table/column'
import { kindColumn, kindFilters, type Kinds } from '../components/table/kinds'
import { Table } from '../components/table/table'
import { Answered } from '../problems/answered'
import { useAnswer } from '../state/use-answer'
import { useWords, type WordsOf } from '../language/words'

/** Every command that was recognized in what was pasted, one click away. */
export function Pieces({ pieces }: { readonly pieces: LongList }) {
  const { say } = useWords('by-hand')
  return (
    <Disclosure summary={say('pieces.recognized')} aside={say('pieces.count', { count: pieces.count })}>
      {() => <PieceTable revision={pieces.revision} />}
    </Disclosure>
  )
}

function PieceTable({ revision }: { readonly revision: string }) {
  const answer = useAnswer('handPieces', undefined, revision)
  const words = useWords('by-hand')
  const { say } = words
  const { columns, filters } = useMemo(() => tableOf(words), [words])
  return (
    <Answered answer={answer}>
      {(pieces) => (
        <div className="hand-pieces">
          <Table
            label={say('pieces.title')}
            noun={say('pieces.commands')}
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

const useOf = ({ isTaken }: Row): Use => (isTaken ? 'taken' : 'not-taken')

function tableOf({ say }: WordsOf<'by-hand'>) {
  const uses: Kinds<Use> = {
    taken: { title: say('pieces.taken'), tone: 'good', icon: 'check' },
    'not-taken': { title: say('pieces.not-taken'), tone: 'plain' },
  }
  const columns: readonly Column<Row>[] = [
    {
      id: 'command',
      title: say('pieces.command'),
      width: [220, 3],
      text: ({ command }) => command,
      mono: true,
    },
    { id: 'scope', title: say('pieces.scope'), width: [90, 1], text: ({ scope }) => scope, spare: 2 },
    {
      id: 'lines',
      title: say('pieces.lines'),
      width: [70, 0],
      text: ({ lines }) => String(lines),
      numeric: true,
      spare: 3,
    },
    {
      id: 'serial',
      title: say('pieces.device'),
      width: [150, 1],
      text: ({ serial }) => serial ?? say('pieces.device.unknown'),
      mono: true,
      spare: 1,
    },
    { id: 'at', title: say('pieces.at'), width: [90, 0], text: ({ at }) => secondsClock(at), spare: 4 },
    kindColumn(uses, useOf, { id: 'use', title: say('pieces.use'), width: [110, 0] }),
  ]
  return { columns, filters: kindFilters(uses, useOf, ['taken', 'not-taken']) }
}
