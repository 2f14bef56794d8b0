import type { ConnectView } from '../../contract/step-views'
import { findingsAt, passesOf, viewFindings } from '../decisions'
import { no, whenDecided, type Step } from './step'

/** Step 1: the session, and what the FortiGate says of itself. */
export const connectStep: Step<ConnectView> = {
  link: 'procedure',
  mayLeave: (run, findings) =>
    run.connected ? whenDecided(run, findings) : no('Connect to the FortiGate first'),
  view: (run, { findings, form }) => ({
    checks: run.connected ? passesOf(run.connected.reading, findings) : [],
    findings: viewFindings(findingsAt('connect', findings), run.answers),
    form,
  }),
}
