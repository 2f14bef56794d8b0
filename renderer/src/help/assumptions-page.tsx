import { useWords } from '../language/words'
import { useAnswer } from '../state/use-answer'

/** What the simulated FortiGate of a rehearsal does without a source. */
export function AssumptionsPage() {
  const answer = useAnswer('assumptions', undefined)
  const { say } = useWords('beside')
  return (
    <div className="help__text">
      <p>{say('help.assumptions')}</p>
      <ul>{answer?.ok === true && answer.value.map((sentence) => <li key={sentence}>{sentence}</li>)}</ul>
    </div>
  )
}
