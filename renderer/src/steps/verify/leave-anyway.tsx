import { useState } from 'react'
import type { RunView } from '../../../../main/contract/run-view'
import { useCall } from '../../state/calls'
import { Button } from '../../components/button'
import { LeaveLockedOut } from '../../shell/leave-locked-out'
import { useWords } from '../../language/words'

interface LeaveAnywayProps {
  readonly run: RunView
  readonly noteId: string
  /** Why the second login failed. */
  readonly message: string
}

/** The way on after a second login that failed: it asks first. */
export function LeaveAnyway({ run, noteId, message }: LeaveAnywayProps) {
  const [asking, setAsking] = useState(false)
  const { say } = useWords('steps')
  const [go, going] = useCall('continueRun')
  return (
    <>
      <Button
        disabled={!run.next.allowed || run.busy !== null || going}
        describedBy={noteId}
        onClick={() => setAsking(true)}
      >
        {say('step.go.verify')}
      </Button>
      {asking && (
        <LeaveLockedOut
          disabled={going}
          onStay={() => setAsking(false)}
          onLeave={() => {
            setAsking(false)
            void go()
          }}
        >
          <p>{message}</p>
          <p>{say('leave-anyway.warning')}</p>
        </LeaveLockedOut>
      )}
    </>
  )
}
