import { licenseName } from '../contract/license-key'
import type { LicenseVerdict, VerdictState } from '../contract/verdict'
import { figure, list, listAll, plural } from '../text/words'
import type { JudgedUser, VerdictFacts, VerdictFigures } from './verdict-facts'

/** A license that was not wholly migrated, in a word or two. */
const licenseWords: Readonly<Record<Exclude<LicenseVerdict, 'migrated'>, string>> = {
  refused: 'refused',
  declined: 'declined',
  partial: 'only partly migrated',
  unknown: 'outcome unknown',
  untouched: 'nothing happened after “y”',
  'not-asked': 'not asked',
}

type License = VerdictFacts['licenses'][number]

/** One license that was not wholly migrated, in a sentence with the number of its users. */
function licenseSentence({ license, vdom, state, users }: License): string {
  const name = `license ${licenseName({ license, vdom })} (${plural(users, 'user')})`
  switch (state) {
    case 'refused':
      return `The FortiGate refused ${name}.`
    case 'declined':
      return `“n” was answered for ${name}.`
    case 'partial':
      return `Only part of ${name} was migrated.`
    case 'unknown':
      return `The outcome of ${name} is unknown.`
    case 'untouched':
      return `Nothing happened to ${name}, although “y” was sent.`
    default:
      return `L${name.slice(1)} was not migrated.`
  }
}

/** What is said of the run as a whole; nothing in it may be rosier than its figures. */
export function verdictSentence(state: VerdictState, facts: VerdictFacts, figures: VerdictFigures): string {
  const { users } = figures
  const through = throughSentence(figures)
  switch (state) {
    case 'incomplete': {
      const left = unmigrated(facts)
      const [only] = left
      if (!only) return 'No license was migrated.'
      const sentence =
        left.length === 1
          ? licenseSentence(only)
          : `${plural(left.length, 'license')} were not ${left.some(({ state }) => state === 'unknown') ? 'confirmed as ' : ''}fully migrated: ${list(
              left.map(
                (each) => `${licenseName(each)} (${licenseWords[each.state]}, ${plural(each.users, 'user')})`,
              ),
            )}.`
      return [sentence, ...wrongs(facts, figures), through].join(' ')
    }
    case 'attention':
      return [...wrongs(facts, figures), through].join(' ')
    case 'unproven':
      return users.unknown === 0
        ? `${through.slice(0, -1)}, but ${listAll(unprovens(facts, figures))}.`
        : `Whether ${figure(users.unknown)} of ${plural(users.chosen, 'user')} came through is unknown: ${listAll(unprovens(facts, figures))}.`
    case 'complete':
      return users.chosen === 0
        ? `${through.slice(0, -1)}; the second login worked.`
        : `${through.slice(0, -1)} with the right serial number, and the second login worked.`
  }
}

/** How many of all came through. */
function throughSentence({ users: { chosen, through } }: VerdictFigures): string {
  if (chosen === 0) return 'Nobody had a token of these licenses.'
  if (chosen === 1) return through === 1 ? 'The one user came through.' : 'The one user has not come through.'
  return through === chosen
    ? `All ${plural(chosen, 'user')} came through.`
    : `${figure(through)} of ${plural(chosen, 'user')} came through.`
}

function unmigrated({ licenses }: VerdictFacts): readonly (License & { state: keyof typeof licenseWords })[] {
  return licenses.flatMap((each) => (each.state === 'migrated' ? [] : [{ ...each, state: each.state }]))
}

/** What is wrong beside the licenses, the most serious first. */
function wrongs(facts: VerdictFacts, figures: VerdictFigures): readonly string[] {
  const { users, portal, secondLogin, otherChanges } = figures
  const names = facts.users.filter(({ standing }) => standing === 'attention').map(({ user }) => user.name)
  const { different, confirmedByHand } = portal
  const sentences: string[] = []
  if (secondLogin === 'failed') sentences.push('Your second login failed.')
  if (users.attention > 0)
    sentences.push(
      `${plural(users.attention, 'user')} ${users.attention === 1 ? 'needs' : 'need'} attention: ${list(names)}.`,
    )
  const left = facts.users.filter(
    ({ standing, licenseState }) => standing === 'unchanged' && licenseState === 'migrated',
  ).length
  if (left > 0)
    sentences.push(`${plural(left, 'user')} of a migrated license ${left === 1 ? 'is' : 'are'} unchanged.`)
  if (different > 0)
    sentences.push(
      `${plural(different, 'serial number')} ${different === 1 ? 'differs' : 'differ'} in the portal.`,
    )
  if (confirmedByHand > 0)
    sentences.push(
      `${plural(confirmedByHand, 'serial number')} ${confirmedByHand === 1 ? 'differs in the list and was' : 'differ in the list and were'} confirmed by hand.`,
    )
  if (otherChanges > 0)
    sentences.push(
      `${plural(otherChanges, 'other change')} ${otherChanges === 1 ? 'is' : 'are'} not explained by the migration.`,
    )
  return sentences
}

/** What is not proven, as the end of a sentence. */
function unprovens(
  { isVerified, isCloudRead, users }: VerdictFacts,
  figures: VerdictFigures,
): readonly string[] {
  const notCompared = toCompare(users)
  const { secondLogin } = figures
  return [
    ...(isVerified ? [] : ['the FortiGate was not read after the migration']),
    ...(isVerified && !isCloudRead ? ['the list of FortiToken Cloud was not read'] : []),
    ...(isVerified && isCloudRead && figures.users.unknown > 0
      ? [`the state of ${plural(figures.users.unknown, 'user')} is unknown`]
      : []),
    ...(notCompared > 0
      ? [
          `${plural(notCompared, 'serial number')} ${notCompared === 1 ? 'was' : 'were'} not compared in the portal`,
        ]
      : []),
    ...(secondLogin === 'not-tried' ? ['no second login was tried'] : []),
    ...(secondLogin === 'not-possible' ? ['two backups can’t show whether a login works'] : []),
  ]
}

/** Users of migrated licenses whose serial number nobody has compared. */
function toCompare(users: readonly JudgedUser[]): number {
  return users.filter(
    ({ licenseState, portal }) =>
      (licenseState === 'migrated' || licenseState === 'partial') && portal === 'not-compared',
  ).length
}

/** What keeps a run from being complete, each in a sentence; the most serious first. */
export function openSentences(facts: VerdictFacts, figures: VerdictFigures): readonly string[] {
  const left = unmigrated(facts)
  return [
    ...(facts.licenses.length === 0 ? ['No license was migrated.'] : []),
    ...left.map(licenseSentence),
    ...wrongs(facts, figures),
    ...unprovens(facts, figures).map((words) => `${words.slice(0, 1).toUpperCase()}${words.slice(1)}.`),
  ]
}
