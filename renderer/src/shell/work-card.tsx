import { useId, type ReactNode } from 'react'
import type { Busy, ReadSoFar, RunView } from '../../../main/contract/run-view'
import { figure } from '../../../main/text/words'
import { useWords, type WordsOf } from '../language/words'
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
  const words = useWords('steps')
  const { say } = words
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
            {say('work.stop')}
          </Button>
        )
      }
    >
      <WorkBar busy={busy} id={id} />
      <Figures
        look="bare"
        label={say('work.figures', { title })}
        figures={[
          ...(figures ?? (busy.read ? readSoFar(busy.read, words) : answeredSoFar(answered, words))),
          { value: minutesAndSeconds(elapsed), label: say('work.elapsed') },
          {
            value:
              connection.quietSeconds === null
                ? say('work.just-now')
                : say('work.ago', { time: minutesAndSeconds(quiet) }),
            label: say('work.sign-of-life'),
          },
        ]}
      />
      {children}
    </Card>
  )
}

function readSoFar({ vdoms, tokens, accounts }: ReadSoFar, { say }: WordsOf<'steps'>): readonly Figure[] {
  return [
    {
      value: say('work.of', { count: vdoms.read, of: vdoms.of }),
      label: say('work.vdoms', { count: vdoms.of }),
    },
    { value: figure(tokens), label: say('work.tokens', { count: tokens }) },
    { value: figure(accounts), label: say('work.accounts', { count: accounts }) },
  ]
}

function answeredSoFar(commands: number, { say }: WordsOf<'steps'>): readonly Figure[] {
  return [{ value: figure(commands), label: say('work.answered', { count: commands }) }]
}
