import { useMemo } from 'react'
import type { Token } from '../../../../main/contract/review'
import { kindColumn, kindFilters, type Kinds } from '../../components/table/kinds'
import type { Column, TableFilter } from '../../components/table/column'
import { Table } from '../../components/table/table'
import { useWords, type WordsOf } from '../../language/words'
import { identityOf } from '../identity'

type State = 'locked' | 'pending' | 'activated' | 'listed'

/** What decides what happens to its user. */
function statesOf({ say }: WordsOf<'review'>): Kinds<State> {
  return {
    locked: { title: say('file-tokens.state.locked'), tone: 'warn' },
    pending: { title: say('file-tokens.state.pending'), tone: 'warn' },
    activated: { title: say('file-tokens.state.activated'), tone: 'good' },
    listed: { title: say('file-tokens.state.listed'), tone: 'plain' },
  }
}

function stateOf({ kind, locked, activated }: Token): State {
  if (locked) return 'locked'
  if (kind !== 'mobile') return 'listed'
  return activated ? 'activated' : 'pending'
}

function columnsOf(words: WordsOf<'review'>): readonly Column<Token>[] {
  const { say } = words
  const kinds: Readonly<Record<Token['kind'], string>> = {
    mobile: say('file-tokens.kind.mobile'),
    hardware: say('file-tokens.kind.hardware'),
    unknown: say('file-tokens.kind.unknown'),
  }
  return [
    {
      id: 'serial',
      title: say('file-tokens.column.serial'),
      width: [160, 0.8],
      mono: true,
      strong: true,
      text: ({ serial }) => serial,
    },
    {
      id: 'vdom',
      title: say('file-tokens.column.vdom'),
      width: [110, 0.8],
      spare: 1,
      text: ({ vdom }) => vdom,
    },
    {
      id: 'kind',
      title: say('file-tokens.column.kind'),
      width: [110, 0.5],
      spare: 3,
      text: ({ kind }) => kinds[kind],
    },
    {
      id: 'license',
      title: say('file-tokens.column.license'),
      width: [150, 0.8],
      spare: 2,
      mono: true,
      text: ({ license }) => license ?? '',
    },
    {
      id: 'users',
      title: say('file-tokens.column.users'),
      width: [160, 1.6],
      text: ({ users }) => users.join(', '),
    },
    kindColumn(statesOf(words), stateOf, {
      id: 'state',
      title: say('file-tokens.column.state'),
      width: [122, 0.5],
    }),
  ]
}

function filtersOf(words: WordsOf<'review'>): readonly TableFilter<Token>[] {
  const { say } = words
  return [
    {
      id: 'assigned',
      title: say('file-tokens.assigned'),
      tone: 'accent',
      match: ({ users }) => users.length > 0,
    },
    {
      id: 'free',
      title: say('file-tokens.free'),
      tone: 'plain',
      match: ({ users }) => users.length === 0,
    },
    ...kindFilters(statesOf(words), stateOf, ['pending', 'locked']),
  ]
}

interface TokensPartProps {
  readonly tokens: readonly Token[]
  readonly fileId: string
}

/** The tokens of all VDOMs, and who has them. */
export function TokensPart({ tokens, fileId }: TokensPartProps) {
  const words = useWords('review')
  const { say } = words
  const columns = useMemo(() => columnsOf(words), [words])
  const filters = useMemo(() => filtersOf(words), [words])
  return (
    <Table
      label={say('file-tokens.table')}
      noun={say('file-tokens.tokens')}
      about={fileId}
      rows={tokens}
      rowKey={identityOf}
      columns={columns}
      filters={filters}
    />
  )
}
