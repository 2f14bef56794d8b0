import { useState } from 'react'
import type { RunView } from '../../../main/contract/run-view'
import { versionTerm } from '../../../main/text/firmware'
import { useWords } from '../language/words'
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
  const { say, draw } = useWords('steps')
  const { device } = run
  return (
    <div className="sidebar">
      {device !== null && (
        <section className="sidebar__device" aria-label={say('sidebar.device')}>
          <p className="sidebar__name">{device.hostname}</p>
          <dl className="sidebar__facts small">
            <div>
              <dt>{say('sidebar.model')}</dt>
              <dd>{device.model}</dd>
            </div>
            <div>
              <dt>{say('sidebar.serial')}</dt>
              <dd className="mono">{device.serial}</dd>
            </div>
            <div>
              <dt>{versionTerm(device.software)}</dt>
              <dd>{device.version}</dd>
            </div>
            <div>
              <dt>{say('sidebar.role')}</dt>
              <dd>{device.ha}</dd>
            </div>
          </dl>
          {device.approvedSerial !== undefined && (
            <p className="sidebar__unit small">
              {draw('sidebar.other-unit', {
                serial: device.approvedSerial,
                unit: (text) => <span className="mono">{text}</span>,
              })}
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
          {say(run.mode === 'rehearsal' ? 'sidebar.leave.rehearsal' : 'sidebar.leave')}
        </Button>
      </div>
      {asking && run.isLostIfLeft && (
        <Confirm
          title={say('leave-rehearsal.title')}
          stay={say('leave-rehearsal.stay')}
          go={say('leave-rehearsal.go')}
          disabled={leaving}
          onStay={() => setAsking(false)}
          onGo={() => {
            setAsking(false)
            void leave()
          }}
        >
          <p>{say('leave-rehearsal.about')}</p>
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
          <p>{say('locked-out.leaving')}</p>
        </LeaveLockedOut>
      )}
    </div>
  )
}
