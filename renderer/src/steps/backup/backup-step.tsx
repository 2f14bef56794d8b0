import type { ReactNode } from 'react'
import type { RunView } from '../../../../main/contract/run-view'
import type { BackupView } from '../../../../main/contract/step-views'
import { useCall } from '../../state/calls'
import { Button } from '../../components/button'
import { Callout } from '../../components/callout'
import { Card } from '../../components/card'
import { Checks } from '../../components/checks'
import { Facts } from '../../components/facts'
import { Pill } from '../../components/pill'
import { RehearseRun } from '../../rehearse/rehearse-run'
import { DecisionBar } from '../../shell/decision-bar'
import { StepFrame } from '../../shell/step-frame'
import { plural } from '../../../../main/text/words'
import { fileSize } from '../../words/number'
import { moment } from '../../../../main/text/times'
import { BackupByHand } from './backup-by-hand'
import './backup-step.css'

/** Step 4: a copy of the configuration before anything changes. */
export function BackupStep({ run }: { readonly run: RunView }) {
  const [take, taking] = useCall('backUp')
  const [choose, choosing] = useCall('chooseBackupFile')
  const { backup } = run
  const locked = run.busy !== null || taking || choosing
  const connected = run.connection.state === 'connected'
  return (
    <>
      <StepFrame run={run}>
        <Callout tone="info" title="A restore does not bring tokens back.">
          Once a license is migrated, FortiToken Cloud holds its tokens and the old license is invalid. This
          backup brings back settings, and shows afterwards what was there before.
        </Callout>
        {backup === null && run.byHand !== null ? (
          <BackupByHand isTwin={run.byHand.hasTerminal} locked={locked} choose={() => void choose()} />
        ) : backup === null ? (
          <div className="ways">
            <Card title="Take it now">
              <p className="quiet">
                Over SCP if the device has it switched on, which gives a file that can be restored. Otherwise
                it is read from the command line, which is enough to compare with.
              </p>
              <div className="row">
                <Button kind="primary" disabled={locked || !connected} onClick={() => void take()}>
                  Take the backup now
                </Button>
              </div>
            </Card>
            <Card title="I have one already">
              <p className="quiet">
                A backup that you took today in the web interface: as super_admin, for the whole device,
                without a password and without masked secrets. It is checked against the inventory.
              </p>
              <div className="row">
                <Button disabled={locked} onClick={() => void choose()}>
                  Choose the file…
                </Button>
              </div>
            </Card>
          </div>
        ) : (
          <Backup
            backup={backup}
            again={
              <>
                {run.byHand === null && (
                  <Button size="small" disabled={locked || !connected} onClick={() => void take()}>
                    Take it again
                  </Button>
                )}
                <Button size="small" disabled={locked} onClick={() => void choose()}>
                  Choose another file…
                </Button>
                {run.mode === 'live' && <RehearseRun disabled={locked} />}
              </>
            }
          />
        )}
      </StepFrame>
      <DecisionBar run={run} />
    </>
  )
}

const methods = {
  scp: 'Copied from the device over SCP',
  show: 'Read from the command line',
  file: 'Your own file',
} as const

interface BackupProps {
  readonly backup: BackupView
  /** Buttons that replace it. */
  readonly again: ReactNode
}

function Backup({ backup, again }: BackupProps) {
  const [show] = useCall('showBackup')
  return (
    <>
      <Card
        title={methods[backup.method]}
        end={
          <Pill tone={backup.restorable ? 'good' : 'warn'} icon={backup.restorable ? 'check' : 'warn'}>
            {backup.restorable ? 'Can be restored' : 'To compare only'}
          </Pill>
        }
      >
        <p>{backup.reason}</p>
        <Facts
          look="lines"
          facts={[
            { name: 'File', value: backup.path, mono: true },
            { name: 'Size', value: `${fileSize(backup.bytes)} (${plural(backup.bytes, 'byte')})` },
            { name: 'SHA-256', value: backup.sha256, mono: true },
            { name: 'Taken', value: moment(backup.takenAt) },
          ]}
        />
        <div className="row">
          <Button size="small" icon="folder" onClick={() => void show()}>
            Show in its folder
          </Button>
          {again}
        </div>
      </Card>
      <Card title="Checked against the inventory">
        <Checks label="Checks of the backup" checks={backup.checks} />
      </Card>
    </>
  )
}
