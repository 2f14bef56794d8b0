import { useId, type ReactNode } from 'react'
import type { Busy, ReadSoFar, RunView } from '../../../main/contract/run-view'
import { figure } from '../../../main/text/words'
import { Button } from '../components/button'
import { Card } from '../components/card'
import { Figures, type Figure } from '../components/figures'
import { useCall } from '../state/calls'
import { minutesAndSeconds, useSeconds } from '../state/seconds'
import { WorkBar } from '../components/work-bar'

interface WorkCardProps {
  readonly run: RunView
  readonly busy: Busy
  /** What it is about. */
  readonly title: string
  /** What can be counted of it; absent: what was read so far. */
  readonly figures?: readonly Figure[]
  readonly children?: ReactNode
}

/** Work in the middle of a step: how far it is in figures, for how long, when the FortiGate last spoke, and how to stop it. */
export function WorkCard({ run, busy, title, figures, children }: WorkCardProps) {
  const [cancel, cancelling] = useCall('cancel')
  const id = useId()
  const elapsed = useSeconds(busy, busy.seconds)
  const { connection } = run
  const quiet = useSeconds(connection, connection.quietSeconds ?? 0)
  const answered = run.steps.find((step) => step.id === run.step)?.commands.count ?? 0
  return (
    <Card
      title={title}
      end={
        busy.cancellable && (
          <Button size="small" disabled={cancelling} onClick={() => void cancel()}>
            Stop
          </Button>
        )
      }
    >
      <WorkBar busy={busy} id={id} />
      <Figures
        look="bare"
        label={`${title}, in figures`}
        figures={[
          ...(figures ?? (busy.read ? readSoFar(busy.read) : answeredSoFar(answered))),
          { value: minutesAndSeconds(elapsed), label: 'elapsed' },
          {
            value: connection.quietSeconds === null ? 'just now' : `${minutesAndSeconds(quiet)} ago`,
            label: 'last sign of life',
          },
        ]}
      />
      {children}
    </Card>
  )
}

function readSoFar({ vdoms, tokens, accounts }: ReadSoFar): readonly Figure[] {
  return [
    {
      value: `${figure(vdoms.read)} of ${figure(vdoms.of)}`,
      label: `${vdoms.of === 1 ? 'VDOM' : 'VDOMs'} read`,
    },
    { value: figure(tokens), label: tokens === 1 ? 'token' : 'tokens' },
    { value: figure(accounts), label: accounts === 1 ? 'account' : 'accounts' },
  ]
}

function answeredSoFar(commands: number): readonly Figure[] {
  return [{ value: figure(commands), label: `${commands === 1 ? 'command' : 'commands'} answered` }]
}
