import type { LongList } from '../../../../main/contract/rows'
import { Card } from '../../components/card'
import { Findings } from '../../findings/findings'
import { useWords } from '../../language/words'

interface FoundSinceProps {
  readonly findings: LongList
  readonly locked: boolean
  readonly onReadAgain: () => void
}

/** What was found right before the question and not at the inventory: the command waits until it is accepted. */
export function FoundSince({ findings, locked, onReadAgain }: FoundSinceProps) {
  const { say } = useWords('steps')
  return (
    <Card title={say('found-since.title')}>
      <p>{say('found-since.lead')}</p>
      <Findings
        step="migrate"
        list={findings}
        locked={locked}
        readAgain={{ label: say('found-since.again'), onClick: onReadAgain }}
      />
    </Card>
  )
}
