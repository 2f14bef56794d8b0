import { useState } from 'react'
import { Button } from '../components/button'
import { Confirm } from '../components/confirm'
import { useCall } from '../state/calls'

interface GiveUpProps {
  readonly request: number
  /** Of the button. */
  readonly children: string
}

/** The way on without what the FortiGate printed. It asks first: what became of the license is then found out by reading. */
export function GiveUp({ request, children }: GiveUpProps) {
  const [asking, setAsking] = useState(false)
  const [giveUp, givingUp] = useCall('giveUpByHand')
  return (
    <>
      <Button kind="quiet" onClick={() => setAsking(true)}>
        {`${children}…`}
      </Button>
      {asking && (
        <Confirm
          title="Go on without what the FortiGate printed?"
          stay="Keep waiting for it"
          go="Go on without it"
          disabled={givingUp}
          onStay={() => setAsking(false)}
          onGo={() => {
            setAsking(false)
            void giveUp({ request })
          }}
        >
          <p>
            Then it can’t be told whether the question is open, or was answered. The FortiGate is read to find
            out, and that nothing happened is believed only after a while.
          </p>
          <p>Press nothing more in that terminal session. Close it, and log in anew for the reading.</p>
        </Confirm>
      )}
    </>
  )
}
