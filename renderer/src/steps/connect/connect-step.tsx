import type { RunView } from '../../../../main/contract/run-view'
import { ConnectByHand } from './connect-by-hand'
import { ConnectOverSession } from './connect-over-session'

/** Step 1: log in, and see which FortiGate this is. */
export function ConnectStep({ run }: { readonly run: RunView }) {
  return run.byHand === null ? (
    <ConnectOverSession run={run} />
  ) : (
    <ConnectByHand run={run} byHand={run.byHand} />
  )
}
