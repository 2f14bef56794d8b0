import { useEffect, useRef, type ReactNode } from 'react'
import { stepTitles } from '../../../main/contract/steps'
import type { RunView } from '../../../main/contract/run-view'
import { refusals, useCall } from '../state/calls'
import { useStore } from '../state/use-store'
import { Button } from '../components/button'
import { Callout, ProblemCallout } from '../components/callout'
import { CommandList } from '../components/command-list'
import { LinkButton } from '../components/link-button'
import { deviceName, Reconnect } from '../login/reconnect'
import { stepWords } from '../words/steps'
import { MayBeAsking } from './may-be-asking'
import { SaidBeforePrompt } from './said-before-prompt'
import './step-frame.css'

interface StepFrameProps {
  readonly run: RunView
  /** Where the step has more to say than its name. */
  readonly heading?: string
  readonly purpose?: ReactNode
  readonly children: ReactNode
  /** Where the step shows what went wrong itself, beside the field at fault. */
  readonly problemShown?: boolean
  /** Steps that never type anything. */
  readonly typesNothing?: boolean
}

/** What every step has: its name, why it is there, what went wrong, what was typed, and the vendor's page. */
export function StepFrame({
  run,
  heading,
  purpose,
  children,
  problemShown = false,
  typesNothing = false,
}: StepFrameProps) {
  const title = useRef<HTMLHeadingElement>(null)
  const step = run.steps.find(({ id }) => id === run.step)

  useEffect(() => {
    refusals.set(null)
    title.current?.focus()
  }, [run.step])

  const working = run.busy !== null
  useEffect(() => {
    // The button that began or stopped the work may be gone: the keyboard starts from the heading again.
    if (document.activeElement === document.body) title.current?.focus({ preventScroll: true })
  }, [working])

  return (
    <main className="frame">
      <div className="frame__inside">
        <header className="frame__head">
          <h1 tabIndex={-1} ref={title}>
            {heading ?? stepTitles[run.step]}
          </h1>
          <p className="frame__purpose quiet">{purpose ?? stepWords[run.step].purpose}</p>
        </header>
        <SaidBeforePrompt run={run} />
        <MayBeAsking run={run} />
        {!problemShown && <WhatWentWrong run={run} needsDevice={!typesNothing} />}
        {children}
        <div className="frame__foot">
          {typesNothing ? (
            <p className="quiet small">Nothing is typed on the FortiGate in this step.</p>
          ) : (
            <CommandList commands={step?.commands ?? []} />
          )}
          {step !== undefined && <LinkButton id={step.link} />}
        </div>
      </div>
    </main>
  )
}

interface WhatWentWrongProps {
  readonly run: RunView
  /** Whether the step reads the device, and is stuck without a connection to it. */
  readonly needsDevice?: boolean
  /** A way on that only this problem has. */
  readonly action?: ReactNode
}

/** The problem of the run, or main's refusal of the last click, or that there is no connection; and the way on. */
export function WhatWentWrong({ run, needsDevice = false, action = null }: WhatWentWrongProps) {
  const refusal = useStore(refusals)
  if (run.busy !== null) return null
  const problem = run.problem ?? refusal
  const apart = needsDevice && (run.connection.state === 'none' || run.connection.state === 'lost')
  if (problem !== null) {
    return (
      <ProblemCallout
        problem={problem}
        actions={
          problem.code === 'device-has-open-run' ? (
            <OpenRunOfDevice />
          ) : apart ? (
            <Reconnect run={run} />
          ) : run.problem === null ? (
            <Button size="small" kind="quiet" onClick={() => refusals.set(null)}>
              Dismiss
            </Button>
          ) : (
            action || undefined
          )
        }
      />
    )
  }
  if (!apart) return null
  return (
    <Callout
      tone="warn"
      title={
        run.connection.state === 'lost'
          ? `The connection to ${deviceName(run)} is lost.`
          : `Not connected to ${deviceName(run)}.`
      }
      actions={<Reconnect run={run} />}
    >
      What was read and decided so far is kept. To read or change anything on the device, connect again.
    </Callout>
  )
}

/** Another run comes first on this FortiGate: the way to it. */
function OpenRunOfDevice() {
  const [open, opening] = useCall('openRunOfDevice')
  return (
    <Button size="small" disabled={opening} onClick={() => void open()}>
      Open that run
    </Button>
  )
}
