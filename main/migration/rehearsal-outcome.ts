import type { RehearsalOutcome } from '../contract/run-view'
import type { RunState } from './run'

/**
 * What a finished rehearsal came to: where it differed from what the inventory had predicted (nothing should), how
 * long it took, and which questions came up.
 *
 * @param loginQuestions what was asked at the login, in words
 */
export function rehearsalOutcome(run: RunState, loginQuestions: readonly string[]): RehearsalOutcome | null {
  if (!run.finished) return null
  const rows = run.verification?.rows ?? []
  return {
    seconds: Math.max(0, Math.round((Date.parse(run.finished.at) - Date.parse(run.startedAt)) / 1000)),
    questions: [
      ...loginQuestions,
      ...run.licenses
        .filter(({ question }) => question !== '')
        .map(({ key }) => `The FortiGate asked whether to migrate license ${key.license} of ${key.vdom}.`),
    ],
    differences: [
      ...run.licenses
        .filter(({ outcome }) => outcome?.state !== 'done')
        .map(
          ({ key, outcome }) =>
            `License ${key.license} of ${key.vdom} was to be migrated: ${outcome?.message ?? 'It was not sent.'}`,
        ),
      ...rows
        .filter(({ state }) => state !== 'through')
        .map(({ name, vdom, advice }) => `${name} of ${vdom} was to come through. ${advice}`),
      ...(run.verification?.otherChanges ?? []).map(({ where, what }) => `${where}: ${what}`),
    ],
  }
}
