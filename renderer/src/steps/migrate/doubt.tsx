import type { DoubtView } from '../../../../main/contract/step-views'
import { useCall } from '../../state/calls'
import { minutesAndSeconds, useSeconds } from '../../state/seconds'
import { Button } from '../../components/button'
import { Card } from '../../components/card'

interface DoubtProps {
  readonly doubt: DoubtView
  readonly locked: boolean
  readonly canLetTimePass: boolean
}

/** Why nothing is concluded yet, and for how long. */
export function DoubtCard({ doubt, locked, canLetTimePass }: DoubtProps) {
  const [letTimePass, passing] = useCall('letTimePass')
  const passed = useSeconds(doubt, 0)
  const left = Math.max(0, doubt.secondsLeft - passed)
  return (
    <Card
      title={`Waiting until it is safe to believe that nothing ${doubt.isPart ? 'more happens' : 'happened'}`}
      end={
        <span className="doubt__left" role="timer">
          {left > 0 ? minutesAndSeconds(left) : 'Due'}
        </span>
      }
    >
      {doubt.isPart ? (
        <p>
          A FortiGate may be slow. Two readings at least a minute apart have to find the same part migrated,
          the second one 15 minutes or more after the question was answered or left open and after any change
          since then. This license is not asked about again in any case.
        </p>
      ) : (
        <p>
          A FortiGate may act late. Two readings at least a minute apart have to find the license untouched,
          the second one 15 minutes or more after its question was answered or left open. Until then nothing
          is asked again.
        </p>
      )}
      {doubt.oldSessionIsThere && (
        <p>The FortiGate still lists the session in which it asked, so it may still be at work.</p>
      )}
      <p className="quiet">
        {left > 0
          ? `Tokenferry reads the FortiGate again ${doubt.isPart ? 'after a minute, and ' : ''}when the time is up.`
          : 'Read the FortiGate now. If the connection is gone, connect again first.'}
      </p>
      {canLetTimePass && (
        <div className="row">
          <Button disabled={locked || passing} onClick={() => void letTimePass()}>
            Let 15 minutes pass
          </Button>
          <span className="small quiet">Only in a rehearsal. The report says so.</span>
        </div>
      )}
    </Card>
  )
}
