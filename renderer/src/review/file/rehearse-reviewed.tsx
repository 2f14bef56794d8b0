import type { FleetRow } from '../../../../main/contract/review-view'
import type { Choice } from '../../../../main/contract/run-view'
import { useCall } from '../../state/calls'
import { rowTitle } from '../review-words'
import { TwinDialog } from '../../rehearse/twin-dialog'

interface RehearseReviewedProps {
  readonly row: FleetRow
  readonly scenarios: readonly Choice[]
  readonly onClose: () => void
}

/** What is to happen in the rehearsal on a twin of a reviewed device. */
export function RehearseReviewed({ row, scenarios, onClose }: RehearseReviewedProps) {
  const [start, starting] = useCall('rehearseReviewed')
  return (
    <TwinDialog
      title={`Rehearse the migration of ${rowTitle(row)}`}
      scenarios={scenarios}
      starting={starting}
      onStart={(happening) => void start({ id: row.id, ...happening })}
      onClose={onClose}
    >
      A FortiGate is simulated on this laptop from the backup, and the same eight steps run against it. No
      real device is touched. When you leave it, you are back here.
    </TwinDialog>
  )
}
