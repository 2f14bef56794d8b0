import { licenseName } from '../contract/license-key'
import type { RehearsalOutcome } from '../contract/run-view'
import { revisionOf } from './revision'
import type { RunState } from './run'

/**
 * What a finished rehearsal came to: how often it differed from what the inventory had predicted, how long it took,
 * and which questions came up.
 *
 * @param loginQuestions what was asked at the login, in words
 */
export function rehearsalOutcome(run: RunState, loginQuestions: readonly string[]): RehearsalOutcome | null {
  if (!run.finished) return null
  return {
    seconds: Math.max(0, Math.round((Date.parse(run.finished.at) - Date.parse(run.startedAt)) / 1000)),
    questions: [
      ...loginQuestions,
      ...run.licenses
        .filter(({ question }) => question !== '')
        .map(({ key }) => `The FortiGate asked whether to migrate license ${licenseName(key)}.`),
    ],
    differences: {
      count: rehearsalDifferences(run).length,
      revision: revisionOf(run.licenses, run.verification),
    },
  }
}

/** Where a rehearsal differed from what the inventory had predicted, each in a sentence; nothing should. */
export function rehearsalDifferences(run: RunState): readonly string[] {
  const rows = run.verification?.rows ?? []
  return [
    ...run.licenses
      .filter(({ outcome }) => outcome?.state !== 'done')
      .map(
        ({ key, outcome }) =>
          `License ${licenseName(key)} was expected to be migrated: ${outcome?.message ?? 'It was not sent.'}`,
      ),
    ...rows
      .filter(({ state }) => state !== 'through')
      .map(({ name, vdom, advice }) => `${name} of ${vdom} was expected to come through. ${advice}`),
    ...(run.verification?.otherChanges ?? []).map(({ where, what }) => `${where}: ${what}`),
  ]
}
