import { stepIds, stepIndex, type StepId } from '../contract/steps'
import { freshLicense, hasBegun, type RunState } from './run'

/** What the run loses of each step if an earlier one, `to`, is opened again; `null` where that is nothing. */
const forgotten: Readonly<Record<StepId, ((run: RunState, to: StepId) => Partial<RunState>) | null>> = {
  connect: null,
  service: () => ({ service: null }),
  inventory: (run) => (hasBegun(run) ? {} : { inventory: null, chosen: [], licenses: [] }),
  backup: () => ({ backup: null }),
  // Another backup changes nothing about what Customer Service has confirmed.
  preauthorization: (_run, to) => (to === 'backup' ? {} : { confirmed: new Set<string>() }),
  migrate: (run) => (hasBegun(run) ? {} : { licenses: run.licenses.map(({ key }) => freshLicense(key)) }),
  verify: () => ({ verification: null, backupAfter: null, secondLogin: null }),
  portal: () => ({
    ticked: new Set<string>(),
    found: new Map<string, string>(),
    confirmedByHand: new Map<string, string>(),
    absent: new Set<string>(),
    portalSource: null,
  }),
}

/** The run without what the steps behind this one have concluded. Answers to findings are kept. */
export function forgetBehind(to: StepId, run: RunState): RunState {
  const behind = stepIds.filter((id) => stepIndex(id) > stepIndex(to))
  return behind.reduce<RunState>((left, id) => ({ ...left, ...forgotten[id]?.(left, to) }), run)
}
