import { useState } from 'react'
import type { FleetRow } from '../../../../main/contract/review-view'
import type { Choice } from '../../../../main/contract/view'
import { refusals, useCall } from '../../app/calls'
import { useStore } from '../../app/use-store'
import { Button } from '../../components/button'
import { ProblemCallout } from '../../components/callout'
import { Dialog } from '../../components/dialog'
import { RadioGroup } from '../../components/field'
import { titleOf } from '../review-words'

interface RehearsingProps {
  readonly row: FleetRow
  readonly scenarios: readonly Choice[]
  readonly onClose: () => void
}

/** What is to happen in the rehearsal on a twin of the device. */
export function Rehearsing({ row, scenarios, onClose }: RehearsingProps) {
  const [scenario, setScenario] = useState(scenarios[0]?.id ?? '')
  const [start, starting] = useCall('rehearseReviewed')
  const refusal = useStore(refusals)
  return (
    <Dialog
      title={`Rehearse the migration of ${titleOf(row)}`}
      wide
      onRefuse={onClose}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button kind="primary" disabled={starting} onClick={() => void start({ id: row.id, scenario })}>
            {starting ? 'Starting…' : 'Start the rehearsal'}
          </Button>
        </>
      }
    >
      <p className="quiet">
        A FortiGate is simulated on this laptop from the backup, and the same eight steps run against it. No
        real device is touched. When you leave it, you are back here.
      </p>
      {refusal !== null && <ProblemCallout problem={refusal} />}
      <RadioGroup
        legend="What happens"
        look="list"
        value={scenario}
        onChange={setScenario}
        options={scenarios.map(({ id, title, description }) => ({ value: id, title, description }))}
      />
    </Dialog>
  )
}
