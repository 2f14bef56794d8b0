import { useAnswer } from '../state/use-answer'

/** What the simulated FortiGate of a rehearsal does without a source. */
export function AssumptionsPage() {
  const answer = useAnswer('assumptions', undefined)
  return (
    <div className="help__text">
      <p>
        Not everything that a FortiGate does is documented. What the simulated one does all the same is
        assumed, and may be otherwise on yours. On a real device nothing is assumed: text that is not known
        stops the run.
      </p>
      <ul>{answer?.ok === true && answer.value.map((sentence) => <li key={sentence}>{sentence}</li>)}</ul>
    </div>
  )
}
