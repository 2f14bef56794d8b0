import { useCall } from '../../app/calls'
import { Button } from '../../components/button'
import { Callout } from '../../components/callout'
import { Screen } from '../../components/screen'

/** The device is at rest at something that looks like a question, where nothing is answered. */
export function MayBeAsking({ line }: { readonly line: string }) {
  const [endSession, ending] = useCall('endSession')
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
      <Screen label="What the FortiGate may be asking" text={line} />
      <p>
        If this is only a pause in its output, wait. If you close the session, what became of the license is
        read over a new one.
      </p>
    </Callout>
  )
}
