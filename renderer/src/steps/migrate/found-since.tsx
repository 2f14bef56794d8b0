import type { LongList } from '../../../../main/contract/rows'
import { Card } from '../../components/card'
import { Findings } from '../../findings/findings'

interface FoundSinceProps {
  readonly findings: LongList
  readonly locked: boolean
  readonly onReadAgain: () => void
}

/** What was found right before the question and not at the inventory: the command waits until it is accepted. */
export function FoundSince({ findings, locked, onReadAgain }: FoundSinceProps) {
  return (
    <Card title="Found since the inventory">
      <p>
        The command was not typed. Accept this, or put it right. Then read again: the command is typed once
        nothing is left to accept.
      </p>
      <Findings
        step="migrate"
        list={findings}
        locked={locked}
        readAgain={{ label: 'Read again', onClick: onReadAgain }}
      />
    </Card>
  )
}
