import type { ReactNode } from 'react'
import { verdictTitles, type Verdict, type VerdictState } from '../../../main/contract/verdict'
import { Callout, type Tone } from './callout'
import { Icon, type IconName } from './icon'
import './verdict.css'

const looks: Readonly<Record<VerdictState, { readonly tone: Tone; readonly icon: IconName }>> = {
  incomplete: { tone: 'bad', icon: 'cross' },
  attention: { tone: 'warn', icon: 'warn' },
  unproven: { tone: 'info', icon: 'info' },
  complete: { tone: 'good', icon: 'check' },
}

interface VerdictCalloutProps {
  readonly verdict: Verdict
  /** Said behind it. */
  readonly children?: ReactNode
}

/** How a run ends: the one thing that every screen says of it. */
export function VerdictCallout({ verdict, children }: VerdictCalloutProps) {
  const { state, sentence, reasons } = verdict
  return (
    <Callout tone={looks[state].tone} title={verdictTitles[state]}>
      <p>{sentence}</p>
      {reasons.map((reason, at) => (
        <p key={`${at} ${reason}`}>{reason}</p>
      ))}
      {children}
    </Callout>
  )
}

/** The sign of a verdict, where its sentence stands beside it. */
export function VerdictSign({ state }: { readonly state: VerdictState }) {
  const { tone, icon } = looks[state]
  return (
    <span className={`verdict-sign verdict-sign--${tone}`}>
      <Icon name={icon} />
    </span>
  )
}
