import { useState } from 'react'
import { Button } from '../components/button'
import { Confirm } from '../components/confirm'
import { useCall } from '../state/calls'
import { useWords } from '../language/words'

interface GiveUpProps {
  readonly request: number
  /** Of the button. */
  readonly children: string
}

/** The way on without what the FortiGate printed. It asks first: what became of the license is then found out by reading. */
export function GiveUp({ request, children }: GiveUpProps) {
  const [asking, setAsking] = useState(false)
  const [giveUp, givingUp] = useCall('giveUpByHand')
  const { say } = useWords('by-hand')
  return (
    <>
      <Button kind="quiet" onClick={() => setAsking(true)}>
        {children}
      </Button>
      {asking && (
        <Confirm
          title={say('give-up.title')}
          stay={say('give-up.stay')}
          go={say('give-up.go')}
          disabled={givingUp}
          onStay={() => setAsking(false)}
          onGo={() => {
            setAsking(false)
            void giveUp({ request })
          }}
        >
          <p>{say('give-up.after')}</p>
          <p>{say('give-up.session')}</p>
        </Confirm>
      )}
    </>
  )
}
