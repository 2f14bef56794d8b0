import { Card } from '../components/card'
import { CopyButton } from '../components/copy-button'
import { useAnswer } from '../state/use-answer'
import { useCall } from '../state/calls'
import { useWords } from '../language/words'

/** The hash that page 1 of the report shows, to be written down where nobody can change it later. */
export function RootHash() {
  const answer = useAnswer('rootHash', undefined)
  const [copy] = useCall('copyRootHash')
  const { say } = useWords('steps')
  if (answer?.ok !== true || answer.value === null) return null
  return (
    <Card title={say('root-hash.title')}>
      <p className="mono finished__hash">{answer.value}</p>
      <p className="quiet">{say('root-hash.hint')}</p>
      <div className="row">
        <CopyButton copy={copy}>{say('root-hash.copy')}</CopyButton>
      </div>
    </Card>
  )
}
