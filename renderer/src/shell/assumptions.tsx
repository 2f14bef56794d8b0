import type { RehearsalView } from '../../../main/contract/run-view'
import { Button } from '../components/button'
import { Dialog } from '../components/dialog'
import { Facts } from '../components/facts'
import { useWords } from '../language/words'
import './assumptions.css'

interface AssumptionsProps {
  readonly rehearsal: RehearsalView
  readonly onClose: () => void
}

/** What the simulated device takes for granted, so that nobody takes a rehearsal for a proof. */
export function Assumptions({ rehearsal, onClose }: AssumptionsProps) {
  const { say } = useWords('window')
  return (
    <Dialog
      title={say('assumptions.title')}
      wide
      onRefuse={onClose}
      actions={
        <Button kind="primary" onClick={onClose} focusFirst>
          {say('close')}
        </Button>
      }
    >
      <Facts
        look="lines"
        facts={[
          { name: say('assumptions.source'), value: rehearsal.source },
          {
            name: say('assumptions.scenario'),
            value: say('assumptions.scenario.about', {
              title: rehearsal.scenario.title,
              description: rehearsal.scenario.description,
            }),
          },
        ]}
      />
      <p>{say('assumptions.about')}</p>
      <ul className="assumptions">
        {rehearsal.assumptions.map((assumption) => (
          <li key={assumption}>{assumption}</li>
        ))}
      </ul>
    </Dialog>
  )
}
