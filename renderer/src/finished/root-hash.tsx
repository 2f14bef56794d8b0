import { Card } from '../components/card'
import { CopyButton } from '../components/copy-button'
import { useAnswer } from '../state/use-answer'
import { useCall } from '../state/calls'

/** The hash that page 1 of the report shows, to be written down where nobody can change it later. */
export function RootHash() {
  const answer = useAnswer('rootHash', undefined)
  const [copy] = useCall('copyRootHash')
  if (answer?.ok !== true || answer.value === null) return null
  return (
    <Card title="Write this into the change record">
      <p className="mono finished__hash">{answer.value}</p>
      <p className="quiet">
        This hash stands for everything that was recorded. Page 1 of the report shows it too. Anyone who
        checks the folder later compares it: no other record has the same one.
      </p>
      <div className="row">
        <CopyButton copy={copy}>Copy the hash</CopyButton>
      </div>
    </Card>
  )
}
