import type { License } from '../../../../main/contract/review'
import { Pill } from '../../components/pill'
import { Table, type Column, type TableFilter } from '../../components/table/table'
import { figure } from '../../../../main/text/words'
import { identityOf } from '../identity'

const kinds = {
  paid: { words: 'Can migrate', tone: 'accent' },
  trial: { words: 'Trial, stays', tone: 'plain' },
  unknown: { words: 'Unknown form', tone: 'warn' },
} as const

const count = (id: keyof License, title: string, value: (license: License) => number): Column<License> => ({
  id,
  title,
  width: [90, 0.5],
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
  { id: 'vdom', title: 'VDOM', width: [120, 1], text: ({ vdom }) => vdom },
  count('tokens', 'Tokens', ({ tokens }) => tokens),
  count('assigned', 'Assigned', ({ assigned }) => assigned),
  count('activated', 'Activated', ({ activated }) => activated),
  count('users', 'Users', ({ users }) => users),
  {
    id: 'kind',
    title: 'What happens',
    width: [126, 0.6],
    pinned: true,
    text: ({ kind }) => kinds[kind].words,
    cell: ({ kind }) => <Pill tone={kinds[kind].tone}>{kinds[kind].words}</Pill>,
  },
]

const filters: readonly TableFilter<License>[] = (['paid', 'trial', 'unknown'] as const).map((id) => ({
  id,
  title: kinds[id].words,
  tone: kinds[id].tone,
  match: ({ kind }) => kind === id,
}))

/** The FortiToken Mobile licenses, VDOM by VDOM. */
export function LicensesPart({ licenses }: { readonly licenses: readonly License[] }) {
  return (
    <Table
      label="Licenses"
      noun="licenses"
      rows={licenses}
      rowKey={identityOf}
      columns={columns}
      filters={filters}
    />
  )
}
