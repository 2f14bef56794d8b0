import { useMemo } from 'react'
import type { License } from '../../../../main/contract/review'
import { kindColumn, kindFilters, type Kinds } from '../../components/table/kinds'
import type { Column } from '../../components/table/column'
import { Table } from '../../components/table/table'
import { figure } from '../../../../main/text/words'
import { useWords, type WordsOf } from '../../language/words'
import { identityOf } from '../identity'

function kindsOf({ say }: WordsOf<'review'>): Kinds<License['kind']> {
  return {
    paid: { title: say('file-licenses.paid'), tone: 'accent' },
    trial: { title: say('file-licenses.trial'), tone: 'plain' },
    unknown: { title: say('file-licenses.unknown'), tone: 'warn' },
  }
}

const kindOf = ({ kind }: License) => kind

const count = (
  id: keyof License,
  title: string,
  value: (license: License) => number,
  spare = 0,
): Column<License> => ({
  id,
  title,
  width: [90, 0.5],
  spare,
  numeric: true,
  text: (license) => figure(value(license)),
  rank: value,
})

function columnsOf(words: WordsOf<'review'>): readonly Column<License>[] {
  const { say } = words
  return [
    {
      id: 'license',
      title: say('file-licenses.column.license'),
      width: [170, 1],
      mono: true,
      strong: true,
      text: ({ license }) => license,
    },
    {
      id: 'vdom',
      title: say('file-licenses.column.vdom'),
      width: [120, 1],
      spare: 1,
      text: ({ vdom }) => vdom,
    },
    count('tokens', say('file-licenses.column.tokens'), ({ tokens }) => tokens),
    count('assigned', say('file-licenses.column.assigned'), ({ assigned }) => assigned, 2),
    count('activated', say('file-licenses.column.activated'), ({ activated }) => activated, 3),
    count('users', say('file-licenses.column.users'), ({ users }) => users),
    kindColumn(kindsOf(words), kindOf, {
      id: 'kind',
      title: say('file-licenses.column.kind'),
      width: [142, 0.6],
    }),
  ]
}

function filtersOf(words: WordsOf<'review'>) {
  return kindFilters(kindsOf(words), kindOf, ['paid', 'trial', 'unknown'])
}

interface LicensesPartProps {
  readonly licenses: readonly License[]
  readonly fileId: string
}

/** The FortiToken Mobile licenses, VDOM by VDOM. */
export function LicensesPart({ licenses, fileId }: LicensesPartProps) {
  const words = useWords('review')
  const { say } = words
  const columns = useMemo(() => columnsOf(words), [words])
  const filters = useMemo(() => filtersOf(words), [words])
  return (
    <Table
      label={say('file-licenses.table')}
      noun={say('file-licenses.licenses')}
      about={fileId}
      rows={licenses}
      rowKey={identityOf}
      columns={columns}
      filters={filters}
    />
  )
}
