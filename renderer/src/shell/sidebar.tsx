import { useState } from 'react'
import type { RunView } from '../../../main/contract/run-view'
import { versionTerm } from '../../../main/text/firmware'
import { useCall } from '../state/calls'
import { Button } from '../components/button'
import { Confirm } from '../components/confirm'
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
              <dt>{versionTerm(device.software)}</dt>
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
          onClick={() => (run.mayLockOut || run.isLostIfLeft ? setAsking(true) : void leave())}
        >
          {run.mode === 'rehearsal' ? 'Leave the rehearsal' : 'Close, and resume later'}
        </Button>
      </div>
      {asking && run.isLostIfLeft && (
        <Confirm
          title="Leave this rehearsal?"
          stay="Stay here"
          go="Leave it"
          disabled={leaving}
          onStay={() => setAsking(false)}
          onGo={() => {
            setAsking(false)
            void leave()
          }}
        >
          <p>
            It ends here, can’t be resumed, and writes no report. Finish it if you want to keep what came of
            it.
          </p>
        </Confirm>
      )}
      {asking && !run.isLostIfLeft && (
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
