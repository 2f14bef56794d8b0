import { answeredAt } from '../../review'
import { isAnswered, whatItNeeds } from '../decisions'
import { findingKey } from '../finding-key'
import { notNow } from '../not-now'
import { at, refuseElsewhere, type Action } from './action'

/**
 * Gives one answer to one or to many findings; `null` takes it back. Right before the question these are what was found
 * since the inventory, at the steps before it those that are answered there.
 */
export function answerFindings({
  keys,
  answer,
}: {
  readonly keys: readonly string[]
  readonly answer: string | null
}): Action {
  return at(['connect', 'service', 'inventory', 'migrate'], (bench) => {
    const { run, findings: all, record } = bench
    const isBeforeQuestion = run.step === 'migrate'
    if (isBeforeQuestion) {
      bench.refuseWhileAsked()
      bench.refuseWhileBusy()
    }
    const here = isBeforeQuestion ? run.licenses.flatMap(({ toAccept }) => toAccept) : all
    const findings = new Map(here.map((finding) => [findingKey(finding), finding]))
    for (const key of keys) {
      const finding = findings.get(key)
      if (!finding) throw notNow('That finding is no longer there.')
      if (!isBeforeQuestion) refuseElsewhere(run, [answeredAt(finding)])
      if (answer === null || isAnswered(finding, answer)) continue
      throw notNow(
        whatItNeeds(finding) === 'explain'
          ? 'Describe your emergency access in a few words: who gets in, from where, with what.'
          : 'This can’t be accepted. Resolve it on the FortiGate, then read it again.',
      )
    }
    const answered = keys.flatMap((key) => findings.get(key) ?? [])
    record({ type: 'findings-answered', keys, answer, ...(isBeforeQuestion && { findings: answered }) })
  })
}
