import type { License } from '../../../../main/contract/review'
import { kindColumn, kindFilters, type Kinds } from '../../components/table/kinds'
import type { Column } from '../../components/table/column'
import { Table } from '../../components/table/table'
import { figure } from '../../../../main/text/words'
import { identityOf } from '../identity'

const kinds: Kinds<License['kind']> = {
  paid: { title: 'Can migrate', tone: 'accent' },
  trial: { title: 'Trial, stays', tone: 'plain' },
  unknown: { title: 'Unknown form', tone: 'warn' },
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

const columns: readonly Column<License>[] = [
  {
    id: 'license',
    title: 'License',
    width: [170, 1],
    mono: true,
    strong: true,
    text: ({ license }) => license,
  },
  { id: 'vdom', title: 'VDOM', width: [120, 1], spare: 1, text: ({ vdom }) => vdom },
  count('tokens', 'Tokens', ({ tokens }) => tokens),
  count('assigned', 'Assigned', ({ assigned }) => assigned, 2),
  count('activated', 'Activated', ({ activated }) => activated, 3),
  count('users', 'Users', ({ users }) => users),
  kindColumn(kinds, kindOf, { id: 'kind', title: 'What happens', width: [142, 0.6] }),
]

const filters = kindFilters(kinds, kindOf, ['paid', 'trial', 'unknown'])

interface LicensesPartProps {
  readonly licenses: readonly License[]
  readonly fileId: string
}

/** The FortiToken Mobile licenses, VDOM by VDOM. */
export function LicensesPart({ licenses, fileId }: LicensesPartProps) {
  return (
    <Table
      label="Licenses"
      noun="licenses"
      about={fileId}
      rows={licenses}
      rowKey={identityOf}
      columns={columns}
      filters={filters}
    />
  )
}
