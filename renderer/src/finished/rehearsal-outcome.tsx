import type { LongList } from '../../../main/contract/rows'
import type { RehearsalOutcome } from '../../../main/contract/run-view'
import { Answered } from '../problems/answered'
import { Callout } from '../components/callout'
import { Card } from '../components/card'
import { useAnswer } from '../state/use-answer'
import { useWords } from '../language/words'

/** What a rehearsal came to: against the prediction, in time, and in questions. */
export function RehearsalOutcomeCard({ outcome }: { readonly outcome: RehearsalOutcome }) {
  const minutes = Math.floor(outcome.seconds / 60)
  const took = { seconds: outcome.seconds % 60, questions: outcome.questions.length }
  const { say } = useWords('steps')
  return (
    <Card title={say('outcome.title')}>
      {outcome.differences.count === 0 ? (
        <Callout tone="good" title={say('outcome.predicted')} />
      ) : (
        <Callout tone="warn" title={say('outcome.different')}>
          <Differences list={outcome.differences} />
        </Callout>
      )}
      <p>{minutes === 0 ? say('outcome.seconds', took) : say('outcome.minutes', { ...took, minutes })}</p>
      <ul>
        {outcome.questions.map((question, at) => (
          <li key={`${at} ${question}`}>{question}</li>
        ))}
      </ul>
    </Card>
  )
}

/** More than this are not shown one by one; the report has them all. */
const mostShown = 200

function Differences({ list: { count, revision } }: { readonly list: LongList }) {
  const answer = useAnswer('rehearsalDifferences', undefined, revision)
  const { say } = useWords('steps')
  return (
    <Answered answer={answer}>
      {(differences) => (
        <ul>
          {differences.slice(0, mostShown).map((difference) => (
            <li key={difference}>{difference}</li>
          ))}
          {count > mostShown && <li>{say('outcome.more', { count: count - mostShown })}</li>}
        </ul>
      )}
    </Answered>
  )
}
