import type { Finding } from '../contract/review'
import type { LongList } from '../contract/rows'
import { noInventory, usersByFinding } from '../review'
import type { StepId } from '../contract/steps'
import type { FindingView } from '../contract/step-views'
import { findingsAt, viewFindings } from './decisions'
import { revisionOf } from './revision'
import { licenseAtHand, type RunState } from './run'

/** The findings that a step shows, with their answers, the heaviest first. */
export function findingsShownAt(
  step: StepId,
  run: RunState,
  all: readonly Finding[],
): readonly FindingView[] {
  const found = foundAt(step, run, all)
  const users = usersByFinding(run.inventory?.inventory ?? noInventory, found)
  return viewFindings(found, run.answers, (finding) => users.get(finding) ?? [])
}

/** How many there are, and a revision that is another whenever one of them or an answer is. */
export function listFindings(step: StepId, run: RunState, all: readonly Finding[]): LongList {
  const source = step === 'migrate' ? licenseAtHand(run)?.toAccept : all
  return { count: foundAt(step, run, all).length, revision: revisionOf(source, run.answers) }
}

function foundAt(step: StepId, run: RunState, all: readonly Finding[]): readonly Finding[] {
  switch (step) {
    case 'connect':
    case 'service':
    case 'inventory':
      return findingsAt(step, all)
    case 'migrate':
      return licenseAtHand(run)?.toAccept ?? []
    default:
      return []
  }
}
