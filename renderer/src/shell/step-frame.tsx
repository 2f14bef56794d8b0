import { useEffect, useRef, type ReactNode } from 'react'
import { stepTitles, type StepId } from '../../../main/contract/steps'
import type { RunView } from '../../../main/contract/run-view'
import { useWords, type WordsOf } from '../language/words'
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
import { stepTerms } from '../words/steps'
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
  const { say } = useWords('steps')
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
          <p className="frame__purpose quiet">{purpose ?? say(`step.purpose.${run.step}`)}</p>
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
            <p className="quiet small">{say('frame.types-nothing')}</p>
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

/** The words that someone may meet in this step for the first time, each with the way to what it means. */
function Terms({ step }: { readonly step: StepId }) {
  const { say } = useWords('steps')
  const mayHelp = useStore(snapshots)?.may.includes('help') === true
  if (!mayHelp) return null
  return (
    <span className="frame__terms">
      <span className="quiet">{say('frame.glossary')}</span>
      {stepTerms[step].map((id) => {
        const term = say(`term.${id}`)
        return (
          <HelpLink key={id} page={glossaryPage(id)} label={say('frame.glossary.term', { term })}>
            {term}
          </HelpLink>
        )
      })}
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
  const { say } = useWords('steps')
  const shared = useWords('window')
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
              {shared.say('dismiss')}
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
    <Callout tone="warn" title={apartWords(run, say)} actions={<Reconnect run={run} />}>
      {say(run.byHand === null ? 'apart.kept' : 'apart.kept.by-hand')}
    </Callout>
  )
}

/** That there is no connection, with the name of the device if it is known. */
function apartWords(run: RunView, say: WordsOf<'steps'>['say']): string {
  const device = deviceName(run)
  const how = run.byHand !== null ? 'by-hand' : run.connection.state === 'lost' ? 'lost' : 'none'
  return device === null ? say(`apart.unnamed.${how}`) : say(`apart.named.${how}`, { device })
}

/** Another run comes first on this FortiGate: the way to it. */
function OpenRunOfDevice() {
  const [open, opening] = useCall('openRunOfDevice')
  const { say } = useWords('steps')
  return (
    <Button size="small" disabled={opening} onClick={() => void open()}>
      {say('frame.open-run')}
    </Button>
  )
}
