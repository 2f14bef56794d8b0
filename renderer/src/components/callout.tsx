import type { ReactNode } from 'react'
import type { Problem } from '../../../main/contract/result'
import { Icon } from './icon'
import './callout.css'

/** What a message weighs. */
export type Tone = 'good' | 'warn' | 'bad' | 'info' | 'settled'

const icons = { good: 'check', warn: 'warn', bad: 'cross', info: 'info', settled: 'check' } as const

interface CalloutProps {
  readonly tone: Tone
  /** The message in one sentence. */
  readonly title: ReactNode
  /** A word before it, where a list holds several kinds. */
  readonly mark?: string
  readonly children?: ReactNode
  readonly actions?: ReactNode
  /** Whether a screen reader says it as soon as it appears. */
  readonly alert?: boolean
}

/** A message that stands out, with the way on beside it. */
export function Callout({ tone, title, mark, children, actions, alert = false }: CalloutProps) {
  return (
    <div className={`callout callout--${tone}`} role={alert ? 'alert' : undefined}>
      <span className="callout__sign">
        <Icon name={icons[tone]} />
      </span>
      <div className="callout__words">
        <p className="callout__title">
          {mark !== undefined && <span className="callout__mark">{mark}</span>}
          {title}
        </p>
        {children !== undefined && children !== null && <div className="callout__more small">{children}</div>}
      </div>
      {actions !== undefined && <div className="callout__actions">{actions}</div>}
    </div>
  )
}

interface ProblemCalloutProps {
  readonly problem: Problem
  readonly actions?: ReactNode
}

/** Something went wrong: what, what to do, and what the device or the system said. */
export function ProblemCallout({ problem, actions }: ProblemCalloutProps) {
  return (
    <Callout tone="bad" title={problem.message} actions={actions} alert>
      <p>{problem.hint}</p>
      {problem.detail !== undefined && <pre className="callout__detail">{problem.detail}</pre>}
    </Callout>
  )
}
