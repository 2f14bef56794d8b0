import { useWords } from '../language/words'
import { refusals } from '../state/calls'
import { useStore } from '../state/use-store'
import { Button } from '../components/button'
import { ProblemCallout } from './problem-callout'

/** Why main refused the last click, until it is dismissed. */
export function RefusedClick() {
  const problem = useStore(refusals)
  const { say } = useWords('window')
  if (problem === null) return null
  return (
    <ProblemCallout
      problem={problem}
      actions={
        <Button size="small" kind="quiet" onClick={() => refusals.set(null)}>
          {say('dismiss')}
        </Button>
      }
    />
  )
}
