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
import { fileSize } from '../../words/number'
import { moment } from '../../../../main/text/times'
import { BackupByHand } from './backup-by-hand'
import { useWords } from '../../language/words'
import './backup-step.css'

/** Step 4: a copy of the configuration before anything changes. */
export function BackupStep({ run }: { readonly run: RunView }) {
  const [take, taking] = useCall('backUp')
  const [choose, choosing] = useCall('chooseBackupFile')
  const { backup } = run
  const { say } = useWords('steps')
  const locked = run.busy !== null || taking || choosing
  const connected = run.connection.state === 'connected'
  return (
    <>
      <StepFrame run={run}>
        <Callout tone="info" title={say('backup.limits')}>
          {say('backup.limits.hint')}
        </Callout>
        {backup === null && run.byHand !== null ? (
          <BackupByHand isTwin={run.byHand.hasTerminal} locked={locked} choose={() => void choose()} />
        ) : backup === null ? (
          <div className="ways">
            <Card title={say('backup.take')}>
              <p className="quiet">{say('backup.take.hint')}</p>
              <div className="row">
                <Button kind="primary" disabled={locked || !connected} onClick={() => void take()}>
                  {say('backup.take.go')}
                </Button>
              </div>
            </Card>
            <Card title={say('backup.own')}>
              <p className="quiet">{say('backup.own.hint')}</p>
              <div className="row">
                <Button disabled={locked} onClick={() => void choose()}>
                  {say('backup.own.choose')}
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
                    {say('backup.again')}
                  </Button>
                )}
                <Button size="small" disabled={locked} onClick={() => void choose()}>
                  {say('backup.other')}
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

interface BackupProps {
  readonly backup: BackupView
  /** Buttons that replace it. */
  readonly again: ReactNode
}

function Backup({ backup, again }: BackupProps) {
  const [show] = useCall('showBackup')
  const { say } = useWords('steps')
  return (
    <>
      <Card
        title={say(`backup.method.${backup.method}`)}
        end={
          <Pill tone={backup.restorable ? 'good' : 'warn'} icon={backup.restorable ? 'check' : 'warn'}>
            {say(backup.restorable ? 'backup.restorable' : 'backup.to-compare')}
          </Pill>
        }
      >
        <p>{backup.reason}</p>
        <Facts
          look="lines"
          facts={[
            { name: say('backup.file'), value: backup.path, mono: true },
            {
              name: say('backup.size'),
              value: say('backup.size.exact', { size: fileSize(backup.bytes), bytes: backup.bytes }),
            },
            { name: 'SHA-256', value: backup.sha256, mono: true },
            { name: say('backup.taken'), value: moment(backup.takenAt) },
          ]}
        />
        <div className="row">
          <Button size="small" icon="folder" onClick={() => void show()}>
            {say('backup.show')}
          </Button>
          {again}
        </div>
      </Card>
      <Card title={say('backup.checked')}>
        <Checks label={say('backup.checks')} checks={backup.checks} />
      </Card>
    </>
  )
}
