import { useId, type ReactNode, type Ref } from 'react'
import './card.css'

interface CardProps {
  readonly title?: string
  /** Beside the title, at the end. */
  readonly end?: ReactNode
  readonly tone?: 'plain' | 'bad' | 'accent'
  /** Of its title, if that is to take the focus. */
  readonly heading?: Ref<HTMLHeadingElement>
  readonly children: ReactNode
}

/** One thing of a step, in a frame. */
export function Card({ title, end, tone = 'plain', heading, children }: CardProps) {
  const id = useId()
  return (
    <section className={`card card--${tone}`} aria-labelledby={title === undefined ? undefined : id}>
      {title !== undefined && (
        <div className="card__head">
          <h2 id={id} ref={heading} tabIndex={heading === undefined ? undefined : -1}>
            {title}
          </h2>
          {end}
        </div>
      )}
      {children}
    </section>
  )
}
