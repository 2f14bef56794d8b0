import type { ReactNode } from 'react'
import { verdictTitles, type Verdict, type VerdictState } from '../../../main/contract/verdict'
import { Callout, type Tone } from './callout'

const tones: Readonly<Record<VerdictState, Tone>> = {
  incomplete: 'bad',
  attention: 'warn',
  unproven: 'info',
  complete: 'good',
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
    <Callout tone={tones[state]} title={verdictTitles[state]}>
      <p>{sentence}</p>
      {reasons.map((reason, at) => (
        <p key={`${at} ${reason}`}>{reason}</p>
      ))}
      {children}
    </Callout>
  )
}
