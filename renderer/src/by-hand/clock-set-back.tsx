import { useState } from 'react'
import { Button } from '../components/button'
import { Callout } from '../components/callout'
import { Confirm } from '../components/confirm'
import { useCall } from '../state/calls'

/** What was handed over last shows an earlier time than the FortiGate can show by now: old, or its clock was set back. */
export function ClockSetBack({ request }: { readonly request: number }) {
  const [asking, setAsking] = useState(false)
  const [setBack, setting] = useCall('clockSetBackByHand')
  return (
    <>
      <Callout
        tone="warn"
        title="The clock of the FortiGate reads earlier than at the last reading."
        actions={
          <Button size="small" onClick={() => setAsking(true)}>
            Its clock was set back…
          </Button>
        }
      >
        If you pasted an older recording, type the blocks anew. If they were typed just now, the clock was set
        back.
      </Callout>
      {asking && (
        <Confirm
          title="Was the clock of the FortiGate set back?"
          stay="No, it was an older recording"
          go="Yes, it was set back"
          disabled={setting}
          onStay={() => setAsking(false)}
          onGo={() => {
            setAsking(false)
            void setBack({ request })
          }}
        >
          <p>Compare the time that “get system status” shows now with the clock on your wall.</p>
          <p>
            Then only what is typed once that clock has passed every time that it may have shown before
            counts: an older recording could not be told from a new one. If that takes too long, set the clock
            right, or go on over SSH.
          </p>
        </Confirm>
      )}
    </>
  )
}
