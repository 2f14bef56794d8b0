import type { FindingId, Outcome, User } from '../../../../main/contract/review'
import { vdomWords } from '../../../../main/contract/vdom-words'
import type { WordsOf } from '../../language/words'
import { whyWords } from '../../words/why'
import { Pill } from '../pill'
import { kindColumn, kindFilters, type Kinds } from './kinds'
import type { Column, TableFilter } from './column'

type Words = WordsOf<'window'>

/** What a migration does to a user. */
function outcomes({ say }: Words): Kinds<Outcome> {
  return {
    attention: { title: say('user.outcome.attention'), tone: 'warn' },
    migrates: { title: say('user.outcome.migrates'), tone: 'accent' },
    stays: { title: say('user.outcome.stays'), tone: 'plain' },
  }
}

const outcomeOf = ({ outcome }: Pick<User, 'outcome'>) => outcome

export function nameColumn({ say }: Words): Column<Pick<User, 'name'>> {
  return {
    id: 'name',
    title: say('user.column.name'),
    width: [126, 1.3],
    strong: true,
    text: ({ name }) => name,
  }
}

/** The same, where a click on the name opens what is known of the user. */
export function openingNameColumn<Row extends Pick<User, 'name' | 'vdom' | 'table'>>(
  onOpen: (user: Row) => void,
  words: Words,
): Column<Row> {
  return {
    ...nameColumn(words),
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

export function vdomColumn({ say }: Words): Column<Parameters<typeof vdomWords>[0]> {
  return {
    id: 'vdom',
    title: say('user.column.vdom'),
    width: [96, 0.8],
    spare: 1,
    text: vdomWords,
  }
}

export function tokenColumn({ say }: Words): Column<Pick<User, 'token'>> {
  return {
    id: 'token',
    title: say('user.column.token'),
    width: [138, 0.7],
    mono: true,
    text: ({ token }) => token ?? '',
  }
}

export function licenseColumn({ say }: Words): Column<Pick<User, 'license'>> {
  return {
    id: 'license',
    title: say('user.column.license'),
    width: [138, 0.7],
    spare: 3,
    mono: true,
    text: ({ license }) => license ?? '',
  }
}

/** What happens, and why someone has to look at it. */
export function outcomeWithReason(
  words: Words,
): Column<Pick<User, 'outcome'> & { readonly why: readonly FindingId[] }> {
  const column = kindColumn(outcomes(words), outcomeOf, {
    id: 'outcome',
    title: words.say('user.column.outcome'),
    width: [240, 0.8],
  })
  const text = (user: Pick<User, 'outcome'> & { readonly why: readonly FindingId[] }) => {
    const reasons = whyWords(user.why, words)
    const outcome = column.text(user)
    return reasons === '' ? outcome : words.say('user.outcome.why', { outcome, reasons })
  }
  return {
    ...column,
    text,
    cell: (user, tabIndex) =>
      user.why.length === 0 ? column.cell?.(user, tabIndex) : <Pill tone="warn">{text(user)}</Pill>,
  }
}

export function outcomeFilters(words: Words): readonly TableFilter<Pick<User, 'outcome'>>[] {
  return kindFilters(outcomes(words), outcomeOf, ['migrates', 'stays', 'attention'])
}
