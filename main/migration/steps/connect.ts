import type { ConnectView } from '../../contract/step-views'
import { no } from '../allowed'
import { passesOf, whenDecided } from '../decisions'
import { listFindings } from '../findings-shown-at'
import type { Step } from './step'

/** Step 1: the session, and what the FortiGate says of itself. */
export const connectStep: Step<ConnectView> = {
  link: 'procedure',
  mayLeave: (run, findings) =>
    run.connected ? whenDecided(run, findings) : no('Connect to the FortiGate first'),
  waitsFor: 'Nothing has been read yet',
  view: (run, { findings, form }) => ({
    checks: run.connected ? passesOf(run.connected.reading, findings) : [],
    findings: listFindings('connect', run, findings),
    form,
  }),
}
