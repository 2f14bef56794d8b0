import { useId, type ReactNode } from 'react'
import { stepIds, stepIndex } from '../../../main/contract/steps'
import type { RunView } from '../../../main/contract/run-view'
import { useCall } from '../state/calls'
import { Button } from '../components/button'
import { useWords } from '../language/words'
import { QuietTime } from './quiet-time'
import { WorkBar } from '../components/work-bar'
import './decision-bar.css'

interface DecisionBarProps {
  readonly run: RunView
  /** Left of the buttons: what is still to be done, or what the button will do. */
  readonly note?: ReactNode
  /** Other buttons than the one that continues. They get the id of the note for `describedBy`. */
  readonly children?: (noteId: string) => ReactNode
  /** No way back, if the step is in the middle of something. */
  readonly withoutBack?: boolean
  /** The step shows itself how far the work is, and how to stop it (`WorkCard`). */
  readonly isWorkShown?: boolean
}

/** The decision at the bottom right of each step. While main works, what it does and how to stop it. */
export function DecisionBar({
  run,
  note,
  children,
  withoutBack = false,
  isWorkShown = false,
}: DecisionBarProps) {
  const noteId = useId()
  const { say } = useWords('steps')
  return (
    <footer className="decision" aria-label={say('decision.label')}>
      {run.busy === null || isWorkShown || isAsked(run) ? (
        <p className="decision__note small" id={noteId}>
          {run.busy?.label ?? note ?? run.next.reason}
        </p>
      ) : (
        <Working run={run} busy={run.busy} id={noteId} />
      )}
      <div className="decision__buttons">
        {!withoutBack && <Back run={run} />}
        {children === undefined ? <Continue run={run} noteId={noteId} /> : children(noteId)}
      </div>
    </footer>
  )
}

/** Whether a person is to type something, which the step shows together with how far it is and how to stop it. */
function isAsked({ byHand }: RunView): boolean {
  return byHand !== null && byHand.request !== null
}

function Back({ run }: { readonly run: RunView }) {
  const [goBack, going] = useCall('goBack')
  const { say } = useWords('steps')
  const to = stepIds[stepIndex(run.step) - 1]
  if (to === undefined) return null
  const enterable = run.steps.some((step) => step.id === to && step.enterable)
  return (
    <Button disabled={!enterable || run.busy !== null || going} onClick={() => void goBack({ to })}>
      {say('decision.back')}
    </Button>
  )
}

interface ContinueProps {
  readonly run: RunView
  readonly noteId: string
  /** `plain` if something else is the better next thing to do. */
  readonly kind?: 'primary' | 'plain'
}

/** The button that goes on to the next step. */
export function Continue({ run, noteId, kind = 'primary' }: ContinueProps) {
  const [go, going] = useCall('continueRun')
  const { say } = useWords('steps')
  return (
    <Button
      kind={kind}
      disabled={!run.next.allowed || run.busy !== null || going}
      describedBy={noteId}
      onClick={() => void go()}
    >
      {say(`step.go.${run.step}`)}
    </Button>
  )
}

interface WorkingProps {
  readonly run: RunView
  readonly busy: NonNullable<RunView['busy']>
  readonly id: string
}

function Working({ run, busy, id }: WorkingProps) {
  const [cancel, cancelling] = useCall('cancel')
  const { say } = useWords('steps')
  return (
    <div className="working">
      <WorkBar busy={busy} id={id} />
      <QuietTime connection={run.connection} />
      {busy.cancellable && (
        <Button size="small" disabled={cancelling} onClick={() => void cancel()}>
          {say('work.stop')}
        </Button>
      )}
    </div>
  )
}
