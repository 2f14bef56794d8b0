import type { RunView } from '../../../main/contract/run-view'
import { useWords } from '../language/words'
import { useCall } from '../state/calls'
import { Button } from '../components/button'
import { Callout } from '../components/callout'
import { Screen } from '../components/screen'

/** The device is at rest at something that looks like a question, where nothing is answered. */
export function MayBeAsking({ run }: { readonly run: RunView }) {
  const [endSession, ending] = useCall('endSession')
  const { say } = useWords('steps')
  if (run.mayBeAsking === null) return null
  return (
    <Callout
      tone="warn"
      title={say('may-be-asking.title')}
      alert
      actions={
        <Button disabled={ending} onClick={() => void endSession()}>
          {say('may-be-asking.close')}
        </Button>
      }
    >
      <Screen label={say('may-be-asking.what')} text={run.mayBeAsking} />
      <p>{say(run.step === 'migrate' ? 'may-be-asking.about.migrate' : 'may-be-asking.about')}</p>
    </Callout>
  )
}
