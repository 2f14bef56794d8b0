import { useId, type ReactNode } from 'react'
import './card.css'

interface CardProps {
  readonly title?: string
  /** Beside the title, at the end. */
  readonly end?: ReactNode
  readonly tone?: 'plain' | 'bad' | 'accent'
  readonly children: ReactNode
}

/** One thing of a step, in a frame. */
export function Card({ title, end, tone = 'plain', children }: CardProps) {
  const id = useId()
  return (
    <section className={`card card--${tone}`} aria-labelledby={title === undefined ? undefined : id}>
      {title !== undefined && (
        <div className="card__head">
          <h2 id={id}>{title}</h2>
          {end}
        </div>
      )}
      {children}
    </section>
  )
}
