import type { ReviewFile, Severity, User } from '../contract/review'
import type { FileFigures } from '../contract/review-view'

/** What figures are counted over: of a file that was reviewed, or of a device that was read. */
interface Lists extends Pick<ReviewFile, 'licenses' | 'tokens' | 'findings'> {
  readonly users: readonly Pick<User, 'outcome'>[]
}

/** What figures can be added up over several files. */
type Sums = Pick<FileFigures, 'licenses' | 'tokens' | 'migrate' | 'stay' | 'attention'>

/** How many users have which outcome. */
export function countOutcomes(users: Lists['users']): Pick<FileFigures, 'migrate' | 'stay' | 'attention'> {
  const having = (wanted: string) => users.filter(({ outcome }) => outcome === wanted).length
  return { migrate: having('migrates'), stay: having('stays'), attention: having('attention') }
}

/** What a file or a device amounts to. Trial licenses stay where they are, so they are not counted. */
export function figuresOf({ licenses, tokens, users, findings }: Lists): FileFigures {
  const weighing = (wanted: Severity) => findings.filter(({ severity }) => severity === wanted).length
  return {
    licenses: licenses.filter(({ kind }) => kind !== 'trial').length,
    tokens: tokens.length,
    ...countOutcomes(users),
    blockers: weighing('blocker'),
    warnings: weighing('warning'),
  }
}

/** The sums over several. */
export function sumOf(figures: Iterable<Sums>): Sums {
  const sums = { licenses: 0, tokens: 0, migrate: 0, stay: 0, attention: 0 }
  for (const each of figures) {
    sums.licenses += each.licenses
    sums.tokens += each.tokens
    sums.migrate += each.migrate
    sums.stay += each.stay
    sums.attention += each.attention
  }
  return sums
}

/** Heads of a table of figures. */
export const figureHeads = [
  'Licenses',
  'Tokens',
  'Migrate',
  'Stay',
  'Attention',
  'Blockers',
  'Warnings',
] as const

/** The figures as cells below these heads. */
export function figureCells(figures: FileFigures): readonly number[] {
  return figureHeads.map((head) => figures[head.toLowerCase() as Lowercase<typeof head>])
}
