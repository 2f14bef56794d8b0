import type { ReactNode } from 'react'
import type { Problem } from '../../../main/contract/result'
import { Callout } from '../components/callout'
import { MoreAbout } from './more-about'
import { DiagnosticsOfFault } from './save-diagnostics'

interface ProblemCalloutProps {
  readonly problem: Problem
  readonly actions?: ReactNode
}

/** Something went wrong: what, what to do, and what the device or the system said. */
export function ProblemCallout({ problem, actions }: ProblemCalloutProps) {
  const withDiagnostics = (
    <>
      <DiagnosticsOfFault code={problem.code} />
      {actions}
    </>
  )
  return (
    <Callout tone="bad" title={problem.message} actions={withDiagnostics} alert>
      <p>{problem.hint}</p>
      {problem.detail !== undefined && <pre className="callout__detail">{problem.detail}</pre>}
      <MoreAbout code={problem.code} />
    </Callout>
  )
}
