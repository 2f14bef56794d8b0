import type { Outcome, User } from '../../../../main/contract/review'
import { vdomWords } from '../../../../main/contract/vdom-words'
import { kindColumn, kindFilters, type Kinds } from './kinds'
import type { Column, TableFilter } from './table'

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

export const vdomColumn: Column<Pick<User, 'table' | 'vdom'>> = {
  id: 'vdom',
  title: 'VDOM',
  width: [96, 0.8],
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
  mono: true,
  text: ({ license }) => license ?? '',
}

export const outcomeColumn: Column<Pick<User, 'outcome'>> = kindColumn(outcomes, outcomeOf, {
  id: 'outcome',
  title: 'What happens',
  width: [114, 0.6],
  pinned: true,
})

export const outcomeFilters: readonly TableFilter<Pick<User, 'outcome'>>[] = kindFilters(
  outcomes,
  outcomeOf,
  ['migrates', 'stays', 'attention'],
)
