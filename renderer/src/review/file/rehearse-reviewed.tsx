import type { FleetRow } from '../../../../main/contract/review-view'
import type { Choice } from '../../../../main/contract/run-view'
import { useCall } from '../../state/calls'
import { useWords } from '../../language/words'
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
  const { say } = useWords('review')
  return (
    <TwinDialog
      title={say('rehearse-file.title', { title: rowTitle(row) })}
      scenarios={scenarios}
      starting={starting}
      onStart={(happening) => void start({ id: row.id, ...happening })}
      onClose={onClose}
    >
      {say('rehearse-file.about')}
    </TwinDialog>
  )
}
