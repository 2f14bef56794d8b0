import type { RehearsalView } from '../../../main/contract/run-view'
import { Button } from '../components/button'
import { Dialog } from '../components/dialog'
import { Facts } from '../components/facts'
import './assumptions.css'

interface AssumptionsProps {
  readonly rehearsal: RehearsalView
  readonly onClose: () => void
}

/** What the simulated device takes for granted, so that nobody takes a rehearsal for a proof. */
export function Assumptions({ rehearsal, onClose }: AssumptionsProps) {
  return (
    <Dialog
      title="What this rehearsal assumes"
      wide
      onRefuse={onClose}
      actions={
        <Button kind="primary" onClick={onClose} focusFirst>
          Close
        </Button>
      }
    >
      <Facts
        look="lines"
        facts={[
          { name: 'Built from', value: rehearsal.source },
          {
            name: 'Scenario',
            value: (
              <>
                {rehearsal.scenario.title}. {rehearsal.scenario.description}
              </>
            ),
          },
        ]}
      />
      <p>
        Fortinet doesn’t document everything that a FortiGate does here. Where it is silent, the simulated
        device does the following; a real one may do otherwise.
      </p>
      <ul className="assumptions">
        {rehearsal.assumptions.map((assumption) => (
          <li key={assumption}>{assumption}</li>
        ))}
      </ul>
    </Dialog>
  )
}
