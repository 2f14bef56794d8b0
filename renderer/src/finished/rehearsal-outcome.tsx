import type { LongList } from '../../../main/contract/rows'
import type { RehearsalOutcome } from '../../../main/contract/run-view'
import { Answered } from '../problems/answered'
import { Callout } from '../components/callout'
import { Card } from '../components/card'
import { useAnswer } from '../state/use-answer'
import { figure, plural } from '../../../main/text/words'

/** What a rehearsal came to: against the prediction, in time, and in questions. */
export function RehearsalOutcomeCard({ outcome }: { readonly outcome: RehearsalOutcome }) {
  const minutes = Math.floor(outcome.seconds / 60)
  return (
    <Card title="What the rehearsal showed">
      {outcome.differences.count === 0 ? (
        <Callout tone="good" title="Everything came out as the inventory had predicted." />
      ) : (
        <Callout tone="warn" title="Not as the inventory had predicted">
          <Differences list={outcome.differences} />
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

/** More than this are not shown one by one; the report has them all. */
const mostShown = 200

function Differences({ list: { count, revision } }: { readonly list: LongList }) {
  const answer = useAnswer('rehearsalDifferences', undefined, revision)
  return (
    <Answered answer={answer}>
      {(differences) => (
        <ul>
          {differences.slice(0, mostShown).map((difference) => (
            <li key={difference}>{difference}</li>
          ))}
          {count > mostShown && <li>and {figure(count - mostShown)} more, in the report</li>}
        </ul>
      )}
    </Answered>
  )
}
