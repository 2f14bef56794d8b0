import { useState } from 'react'
import type { RunView } from '../../../main/contract/run-view'
import { useCall } from '../state/calls'
import { Button } from '../components/button'
import { LeaveLockedOut } from './leave-locked-out'
import { Stepper } from './stepper'
import './sidebar.css'

/** Left of the step: the device, the steps, and the way out. */
export function Sidebar({ run }: { readonly run: RunView }) {
  const [leave, leaving] = useCall('leaveRun')
  const [asking, setAsking] = useState(false)
  const { device } = run
  return (
    <div className="sidebar">
      {device !== null && (
        <section className="sidebar__device" aria-label="Device">
          <p className="sidebar__name">{device.hostname}</p>
          <dl className="sidebar__facts small">
            <div>
              <dt>Model</dt>
              <dd>{device.model}</dd>
            </div>
            <div>
              <dt>Serial</dt>
              <dd className="mono">{device.serial}</dd>
            </div>
            <div>
              <dt>FortiOS</dt>
              <dd>{device.version}</dd>
            </div>
            <div>
              <dt>Role</dt>
              <dd>{device.ha}</dd>
            </div>
          </dl>
          {device.approvedSerial !== undefined && (
            <p className="sidebar__unit small">
              Another unit of the approved cluster; approved was{' '}
              <span className="mono">{device.approvedSerial}</span>.
            </p>
          )}
        </section>
      )}
      <Stepper run={run} />
      <div className="sidebar__leave">
        <Button
          kind="quiet"
          size="small"
          disabled={run.busy !== null || leaving}
          onClick={() => (run.mayLockOut ? setAsking(true) : void leave())}
        >
          {run.mode === 'rehearsal' ? 'Leave the rehearsal' : 'Close, and resume later'}
        </Button>
      </div>
      {asking && (
        <LeaveLockedOut
          disabled={leaving}
          onStay={() => setAsking(false)}
          onLeave={() => {
            setAsking(false)
            void leave()
          }}
        >
          <p>{run.verify?.secondLogin.message}</p>
          <p>You may be locked out once the open session ends. Leaving ends it.</p>
        </LeaveLockedOut>
      )}
    </div>
  )
}
