import type { DoubtView } from '../../../../main/contract/step-views'
import { useCall } from '../../state/calls'
import { minutesAndSeconds, useSeconds } from '../../state/seconds'
import { Button } from '../../components/button'
import { Card } from '../../components/card'
import { useWords } from '../../language/words'

interface DoubtProps {
  readonly doubt: DoubtView
  readonly locked: boolean
  readonly canLetTimePass: boolean
}

/** Why nothing is concluded yet, and for how long. */
export function DoubtCard({ doubt, locked, canLetTimePass }: DoubtProps) {
  const [letTimePass, passing] = useCall('letTimePass')
  const passed = useSeconds(doubt, 0)
  const { say } = useWords('steps')
  const left = Math.max(0, doubt.secondsLeft - passed)
  return (
    <Card
      title={say(doubt.isPart ? 'doubt.part' : 'doubt.nothing')}
      end={
        <span className="doubt__left" role="timer">
          {left > 0 ? minutesAndSeconds(left) : say('doubt.due')}
        </span>
      }
    >
      <p>{say(doubt.isPart ? 'doubt.part.hint' : 'doubt.nothing.hint')}</p>
      {doubt.oldSessionIsThere && <p>{say('doubt.old-session')}</p>}
      <p className="quiet">
        {say(left === 0 ? 'doubt.due.hint' : doubt.isPart ? 'doubt.part.wait' : 'doubt.nothing.wait')}
      </p>
      {canLetTimePass && (
        <div className="row">
          <Button disabled={locked || passing} onClick={() => void letTimePass()}>
            {say('doubt.pass')}
          </Button>
          <span className="small quiet">{say('doubt.pass.hint')}</span>
        </div>
      )}
    </Card>
  )
}
