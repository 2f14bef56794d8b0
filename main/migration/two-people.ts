import type { Policy, PolicyInForce } from '../contract/policy'
import { isName, isSamePerson, type TwoPeople } from '../contract/two-people'
import { hasMarks } from '../text/marks'
import { notNow } from './not-now'

/** Whether two people have to decide on a `y` together. */
export function needsTwo({ twoPeople }: Policy): boolean {
  return twoPeople === true
}

/**
 * The policy with what this person wants besides: two people where the organization is content with one, and never the
 * other way round.
 */
export function withOwnWish(inForce: PolicyInForce, wantsTwo: boolean): PolicyInForce {
  return wantsTwo ? { ...inForce, policy: { ...inForce.policy, twoPeople: true } } : inForce
}

/**
 * The names of the two people who decide on a `y`; none if one is enough.
 *
 * @param people what they typed; absent if nobody was asked
 * @throws ProblemError if one of them is missing
 */
export function namesOfTwo(
  policy: Policy,
  license: string,
  people: TwoPeople | undefined,
): readonly string[] {
  if (!needsTwo(policy)) return []
  const { first = '', second = '', typed = '' } = people ?? {}
  if (![first, second].every((name) => isName(name) && !hasMarks(name)))
    throw notNow('Two people have to decide. Both have to type their name.')
  if (isSamePerson(first, second)) throw notNow('Two people have to decide. Both names are the same.')
  if (typed !== license)
    throw notNow(`The second person also has to type the license number exactly as it is: ${license}.`)
  return [first.trim(), second.trim()]
}
