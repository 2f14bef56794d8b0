import type { RehearsalOutcome } from '../../../main/contract/run-view'
import { Callout } from '../components/callout'
import { Card } from '../components/card'
import { plural } from '../../../main/text/words'

/** What a rehearsal came to: against the prediction, in time, and in questions. */
export function RehearsalOutcomeCard({ outcome }: { readonly outcome: RehearsalOutcome }) {
  const minutes = Math.floor(outcome.seconds / 60)
  return (
    <Card title="What the rehearsal showed">
      {outcome.differences.length === 0 ? (
        <Callout tone="good" title="Everything came out as the inventory had predicted." />
      ) : (
        <Callout tone="warn" title="Not as the inventory had predicted">
          <ul>
            {outcome.differences.map((difference) => (
              <li key={difference}>{difference}</li>
            ))}
          </ul>
        </Callout>
      )}
      <p>
        It took {minutes > 0 && `${plural(minutes, 'minute')} and `}
        {plural(outcome.seconds % 60, 'second')}, and asked {plural(outcome.questions.length, 'question')}:
      </p>
      <ul>
        {outcome.questions.map((question, at) => (
          <li key={`${at} ${question}`}>{question}</li>
        ))}
      </ul>
    </Card>
  )
}
