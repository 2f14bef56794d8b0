import type { ReactNode } from 'react'
import './numbered-list.css'

/** What will happen, in its order. */
export function NumberedList({ steps }: { readonly steps: readonly ReactNode[] }) {
  return (
    <ol className="numbered-list">
      {steps.map((step, index) => (
        <li key={index}>
          <span>{step}</span>
        </li>
      ))}
    </ol>
  )
}
