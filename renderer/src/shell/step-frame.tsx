import { useEffect, useRef, type ReactNode } from 'react'
import { stepTitles, type StepId } from '../../../main/contract/steps'
import type { RunView } from '../../../main/contract/run-view'
import { refusals, useCall } from '../state/calls'
import { snapshots } from '../state/snapshot'
import { useStore } from '../state/use-store'
import { Button } from '../components/button'
import { Callout } from '../components/callout'
import { ProblemCallout } from '../problems/problem-callout'
import { HandRequestView } from '../by-hand/hand-request'
import { CommandList } from './command-list'
import { HelpLink } from '../components/help-link'
import { LinkButton } from '../components/link-button'
import { deviceName, Reconnect } from '../login/reconnect'
import { glossaryPage } from '../words/help-address'
import { stepWords } from '../words/steps'
import { MayBeAsking } from './may-be-asking'
import { SaidBeforePrompt } from './said-before-prompt'
import './step-frame.css'

interface StepFrameProps {
  readonly run: RunView
  /** If the step has more to say than its name. */
  readonly heading?: string
  /** What the step is about now, if it takes one thing after the other: the next one is a new page. */
  readonly subject?: string
  readonly purpose?: ReactNode
  readonly children: ReactNode
  /** If the step shows what went wrong itself, beside the field at fault. */
  readonly problemShown?: boolean
  /** Steps that never type anything. */
  readonly typesNothing?: boolean
}

/**
 * What every step has: its name, why it is there, what went wrong, what was typed, and the vendor's page. While a person
 * is to type something, that alone stands in its middle.
 */
export function StepFrame({
  run,
  heading,
  subject,
  purpose,
  children,
  problemShown = false,
  typesNothing = false,
}: StepFrameProps) {
  const title = useRef<HTMLHeadingElement>(null)
  const step = run.steps.find(({ id }) => id === run.step)
  const request = run.byHand?.request ?? null

  useEffect(() => {
    refusals.set(null)
    title.current?.focus()
  }, [run.step, subject])

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
        {run.byHand !== null && request !== null ? (
          <HandRequestView run={run} byHand={run.byHand} request={request} />
        ) : (
          <>
            {!problemShown && <WhatWentWrong run={run} needsDevice={!typesNothing} />}
            {children}
          </>
        )}
        <div className="frame__foot">
          {typesNothing ? (
            <p className="quiet small">Nothing is typed on the FortiGate in this step.</p>
          ) : (
            step && <CommandList step={step.id} commands={step.commands} />
          )}
          {step !== undefined && (
            <div className="frame__links small">
              <LinkButton id={step.link} />
              <Terms step={step.id} />
            </div>
          )}
        </div>
      </div>
    </main>
  )
}

/** The words that somebody may meet in this step for the first time, each with the way to what it means. */
function Terms({ step }: { readonly step: StepId }) {
  const mayHelp = useStore(snapshots)?.may.includes('help') === true
  if (!mayHelp) return null
  return (
    <span className="frame__terms">
      <span className="quiet">In the glossary:</span>
      {stepWords[step].terms.map((word) => (
        <HelpLink key={word} page={glossaryPage(word)} label={`${word}, in the glossary`}>
          {word}
        </HelpLink>
      ))}
    </span>
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
        run.byHand !== null
          ? `Nothing was pasted of ${deviceName(run)} since this run was opened.`
          : run.connection.state === 'lost'
            ? `The connection to ${deviceName(run)} is lost.`
            : `Not connected to ${deviceName(run)}.`
      }
      actions={<Reconnect run={run} />}
    >
      What was read and decided so far is kept.{' '}
      {run.byHand === null
        ? 'To read or change anything on the device, connect again.'
        : 'To go on, log in to the device in your terminal, and read again which one it is.'}
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
