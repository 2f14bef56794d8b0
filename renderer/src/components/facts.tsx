import type { ReactNode } from 'react'
import './facts.css'

/** A fact with its name. */
export interface Fact {
  readonly name: string
  readonly value: ReactNode
  readonly mono?: boolean
}

/** Facts as a list of names and values. */
export function Facts({
  facts,
  look = 'columns',
}: {
  readonly facts: readonly Fact[]
  readonly look?: 'columns' | 'lines'
}) {
  return (
    <dl className={`facts facts--${look}`}>
      {facts.map((fact) => (
        <div className="facts__fact" key={fact.name}>
          <dt>{fact.name}</dt>
          <dd className={fact.mono === true ? 'mono' : undefined}>{fact.value}</dd>
        </div>
      ))}
    </dl>
  )
}
