import type { Verdict, VerdictState } from '../contract/verdict'
import { remembered } from './remembered'
import {
  factsOf,
  judgedFields,
  type JudgedRun,
  type JudgedUser,
  type PortalVerdict,
  type VerdictFacts,
  type VerdictFigures,
} from './verdict-facts'
import { openSentences, verdictSentence } from './verdict-words'

/** The verdict of a run, as far as it has come. */
export const verdictOf: (run: JudgedRun) => Verdict = remembered(judgedFields, (run) => judge(factsOf(run)))

/** The verdict: the first state of the list in docs/evidence.md that holds. Pure. */
export function judge(facts: VerdictFacts): Verdict {
  const { licenses, users, otherChanges, secondLogin, reasons } = facts
  const standing = (wanted: JudgedUser['standing']) => users.filter((user) => user.standing === wanted).length
  const portal = (wanted: PortalVerdict) => users.filter((user) => user.portal === wanted).length
  const counted = {
    users: {
      chosen: users.length,
      through: standing('through'),
      attention: standing('attention'),
      unchanged: standing('unchanged'),
      unknown: standing('unknown'),
    },
    licenses: licenses.map(({ license, vdom, state, users: count }) => ({
      license,
      vdom,
      state,
      users: count,
    })),
    portal: {
      same: portal('same'),
      different: portal('different'),
      confirmedByHand: portal('confirmed-by-hand'),
      notCompared: portal('not-compared'),
    },
    secondLogin,
    otherChanges,
    reasons,
  }
  const state = stateOf(facts, counted)
  return {
    state,
    sentence: verdictSentence(state, facts, counted),
    ...counted,
    open: openSentences(facts, counted),
  }
}

function stateOf({ isVerified, isCloudRead }: VerdictFacts, figures: VerdictFigures): VerdictState {
  const { users, licenses, portal, secondLogin, otherChanges } = figures
  if (licenses.length === 0 || licenses.some(({ state }) => state !== 'migrated')) return 'incomplete'
  const isWrong =
    users.attention + users.unchanged > 0 ||
    otherChanges > 0 ||
    portal.different + portal.confirmedByHand > 0 ||
    secondLogin === 'failed'
  if (isWrong) return 'attention'
  const isProven =
    isVerified &&
    isCloudRead &&
    users.unknown === 0 &&
    portal.notCompared === 0 &&
    (secondLogin === 'worked' || secondLogin === 'said-by-person')
  return isProven ? 'complete' : 'unproven'
}
