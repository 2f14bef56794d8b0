import type { FindingId, Outcome, User } from '../../../../main/contract/review'
import { vdomWords } from '../../../../main/contract/vdom-words'
import { whyWords } from '../../words/why'
import { Pill } from '../pill'
import { kindColumn, kindFilters, type Kinds } from './kinds'
import type { Column, TableFilter } from './column'

/** What a migration does to a user. */
const outcomes: Kinds<Outcome> = {
  attention: { title: 'Look at', tone: 'warn' },
  migrates: { title: 'Migrates', tone: 'accent' },
  stays: { title: 'Stays', tone: 'plain' },
}

const outcomeOf = ({ outcome }: Pick<User, 'outcome'>) => outcome

export const nameColumn: Column<Pick<User, 'name'>> = {
  id: 'name',
  title: 'User',
  width: [126, 1.3],
  strong: true,
  text: ({ name }) => name,
}

/** The same, where a click on the name opens what is known of the user. */
export function openingNameColumn<Row extends Pick<User, 'name' | 'vdom' | 'table'>>(
  onOpen: (user: Row) => void,
): Column<Row> {
  return {
    ...nameColumn,
    control: () => true,
    cell: (user, tabIndex) => (
      <button
        type="button"
        className="link-button"
        tabIndex={tabIndex}
        aria-label={`${user.name}, ${vdomWords(user)}`}
        onClick={() => onOpen(user)}
      >
        <span>{user.name}</span>
      </button>
    ),
  }
}

export const vdomColumn: Column<Parameters<typeof vdomWords>[0]> = {
  id: 'vdom',
  title: 'VDOM',
  width: [96, 0.8],
  spare: 1,
  text: vdomWords,
}

export const tokenColumn: Column<Pick<User, 'token'>> = {
  id: 'token',
  title: 'Token',
  width: [138, 0.7],
  mono: true,
  text: ({ token }) => token ?? '',
}

export const licenseColumn: Column<Pick<User, 'license'>> = {
  id: 'license',
  title: 'License',
  width: [138, 0.7],
  spare: 3,
  mono: true,
  text: ({ license }) => license ?? '',
}

const outcomeColumn: Column<Pick<User, 'outcome'>> = kindColumn(outcomes, outcomeOf, {
  id: 'outcome',
  title: 'What happens',
  width: [196, 0.8],
})

/** What happens, and why somebody has to look at it. */
export const outcomeWithReason: Column<Pick<User, 'outcome'> & { readonly why: readonly FindingId[] }> = {
  ...outcomeColumn,
  text: (user) => [outcomeColumn.text(user), whyWords(user.why)].filter(Boolean).join(': '),
  cell: (user, tabIndex) =>
    user.why.length === 0 ? (
      outcomeColumn.cell?.(user, tabIndex)
    ) : (
      <Pill tone="warn">{outcomeWithReason.text(user)}</Pill>
    ),
}

export const outcomeFilters: readonly TableFilter<Pick<User, 'outcome'>>[] = kindFilters(
  outcomes,
  outcomeOf,
  ['migrates', 'stays', 'attention'],
)
