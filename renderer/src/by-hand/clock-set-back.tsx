import { useState } from 'react'
import { Button } from '../components/button'
import { Callout } from '../components/callout'
import { Confirm } from '../components/confirm'
import { useWords } from '../language/words'
import { useCall } from '../state/calls'

/** What was handed over last shows an earlier time than the FortiGate can show by now: old, or its clock was set back. */
export function ClockSetBack({ request }: { readonly request: number }) {
  const [asking, setAsking] = useState(false)
  const { say } = useWords('by-hand')
  const [setBack, setting] = useCall('clockSetBackByHand')
  return (
    <>
      <Callout
        tone="warn"
        title={say('set-back.title')}
        actions={
          <Button size="small" onClick={() => setAsking(true)}>
            {say('set-back.ask')}
          </Button>
        }
      >
        {say('set-back.which')}
      </Callout>
      {asking && (
        <Confirm
          title={say('set-back.confirm')}
          stay={say('set-back.no')}
          go={say('set-back.yes')}
          disabled={setting}
          onStay={() => setAsking(false)}
          onGo={() => {
            setAsking(false)
            void setBack({ request })
          }}
        >
          <p>{say('set-back.compare', { command: 'get system status' })}</p>
          <p>{say('set-back.after')}</p>
        </Confirm>
      )}
    </>
  )
}
