import type { RunView } from '../../../main/contract/run-view'
import { useCall } from '../state/calls'
import { Button } from '../components/button'
import { Callout } from '../components/callout'
import { Screen } from '../components/screen'

/** The device is at rest at something that looks like a question, where nothing is answered. */
export function MayBeAsking({ run }: { readonly run: RunView }) {
  const [endSession, ending] = useCall('endSession')
  if (run.mayBeAsking === null) return null
  return (
    <Callout
      tone="warn"
      title="The FortiGate may be asking something. Nothing is typed."
      alert
      actions={
        <Button disabled={ending} onClick={() => void endSession()}>
          Close the session
        </Button>
      }
    >
      <Screen label="What the FortiGate may be asking" text={run.mayBeAsking} />
      <p>
        If this is only a pause in its output, wait.{' '}
        {run.step === 'migrate'
          ? 'If you close the session, what became of the license is read over a new one.'
          : 'If you close the session, connect again, and it is read from the beginning.'}
      </p>
    </Callout>
  )
}
