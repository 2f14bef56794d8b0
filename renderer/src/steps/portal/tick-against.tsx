import { useState } from 'react'
import { shortestReason } from '../../../../main/contract/reason'
import type { PortalRow } from '../../../../main/contract/rows'
import { refusals, useCall } from '../../state/calls'
import { useStore } from '../../state/use-store'
import { Button } from '../../components/button'
import { Callout } from '../../components/callout'
import { Dialog } from '../../components/dialog'
import { TextArea } from '../../components/field'
import { useWords } from '../../language/words'

interface TickAgainstProps {
  readonly row: PortalRow
  readonly onClose: () => void
}

/** Ticks one user although the list shows something else. Main takes it only with a reason. */
export function TickAgainst({ row, onClose }: TickAgainstProps) {
  const [reason, setReason] = useState('')
  const [tick, ticking] = useCall('tick')
  const refusal = useStore(refusals)
  const { say, draw } = useWords('steps')
  const close = () => {
    refusals.set(null)
    onClose()
  }
  return (
    <Dialog
      title={say('tick-against.title', { user: row.name })}
      tone="bad"
      onRefuse={close}
      actions={
        <>
          <Button onClick={close} focusFirst>
            {say('tick-against.stay')}
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
            {say('tick-against.go')}
          </Button>
        </>
      }
    >
      {refusal !== null && <Callout tone="bad" title={refusal.message} alert />}
      <p>
        {draw('tick-against.differ', {
          found: row.found ?? '',
          token: row.token,
          serial: (words) => <span className="mono">{words}</span>,
        })}
      </p>
      <TextArea
        label={say('tick-against.reason')}
        rows={3}
        value={reason}
        onChange={setReason}
        hint={say('tick-against.reason.hint', { count: shortestReason })}
      />
    </Dialog>
  )
}
