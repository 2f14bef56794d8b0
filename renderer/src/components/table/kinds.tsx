import { Pill } from '../pill'
import type { IconName } from '../icon'
import type { Column, TableFilter } from './column'

/** What a kind of row is called, and how it is marked. */
interface KindWords {
  readonly title: string
  readonly tone: TableFilter<never>['tone']
  readonly icon?: IconName
}

/** The kinds that the rows of a table have, each with its words, in the order in which they want to be looked at. */
export type Kinds<Kind extends string> = Readonly<Record<Kind, KindWords>>

/** The column that says of which kind a row is; it sorts in the order of the kinds. */
export function kindColumn<Row, Kind extends string>(
  kinds: Kinds<Kind>,
  kindOf: (row: Row) => Kind,
  column: Pick<Column<Row>, 'id' | 'title' | 'width' | 'spare'>,
): Column<Row> {
  const order = Object.keys(kinds)
  return {
    ...column,
    text: (row) => kinds[kindOf(row)].title,
    rank: (row) => order.indexOf(kindOf(row)),
    cell: (row) => {
      const { title, tone, icon } = kinds[kindOf(row)]
      return (
        <Pill tone={tone} {...(icon === undefined ? {} : { icon })}>
          {title}
        </Pill>
      )
    },
  }
}

/** A filter for each of these kinds. */
export function kindFilters<Row, Kind extends string>(
  kinds: Kinds<Kind>,
  kindOf: (row: Row) => Kind,
  shown: readonly Kind[],
): readonly TableFilter<Row>[] {
  return shown.map((kind) => {
    const { title, tone } = kinds[kind]
    return { id: kind, title, tone, match: (row) => kindOf(row) === kind }
  })
}
