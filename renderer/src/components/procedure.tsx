import type { ReactNode } from 'react'
import './procedure.css'

/** What will happen, in its order. */
export function Procedure({ steps }: { readonly steps: readonly ReactNode[] }) {
  return (
    <ol className="procedure">
      {steps.map((step, index) => (
        <li key={index}>
          <span>{step}</span>
        </li>
      ))}
    </ol>
  )
}
