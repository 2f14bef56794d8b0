import { useState } from 'react'
import { shortestReason } from '../../../../main/contract/reason'
import type { PortalRow } from '../../../../main/contract/rows'
import { refusals, useCall } from '../../state/calls'
import { useStore } from '../../state/use-store'
import { Button } from '../../components/button'
import { Callout } from '../../components/callout'
import { Dialog } from '../../components/dialog'
import { TextArea } from '../../components/field'

interface TickAgainstProps {
  readonly row: PortalRow
  readonly onClose: () => void
}

/** Ticks one user although the list shows something else. Main takes it only with a reason. */
export function TickAgainst({ row, onClose }: TickAgainstProps) {
  const [reason, setReason] = useState('')
  const [tick, ticking] = useCall('tick')
  const refusal = useStore(refusals)
  const close = () => {
    refusals.set(null)
    onClose()
  }
  return (
    <Dialog
      title={`The portal shows something else for ${row.name}`}
      tone="bad"
      onRefuse={close}
      actions={
        <>
          <Button onClick={close} focusFirst>
            Leave it open
          </Button>
          <Button
            kind="danger"
            disabled={ticking || reason.trim() === ''}
            onClick={() => {
              void tick({ keys: [row.key], ticked: true, reason }).then((done) => {
                if (done) onClose()
              })
            }}
          >
            Confirm by hand
          </Button>
        </>
      }
    >
      {refusal !== null && <Callout tone="bad" title={refusal.message} alert />}
      <p>
        The list shows <span className="mono">{row.found}</span>. Expected:{' '}
        <span className="mono">{row.token}</span>.
      </p>
      <TextArea
        label="Why is the token right all the same?"
        rows={3}
        value={reason}
        onChange={setReason}
        hint={`At least ${shortestReason} characters. It stands in the report as “Different in the list, confirmed by hand”, and the result stays “Something needs attention”.`}
      />
    </Dialog>
  )
}
