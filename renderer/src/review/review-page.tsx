import { useEffect, useRef, type ReactNode } from 'react'
import { useWords } from '../language/words'
import { RefusedClick } from '../problems/refused-click'
import '../shell/decision-bar.css'

interface ReviewPageProps {
  readonly title: string
  /** Below the title. */
  readonly about: ReactNode
  /** Above the title: the way back. */
  readonly back?: ReactNode
  /** Beside the title. */
  readonly buttons?: ReactNode
  readonly children: ReactNode
  /** At the bottom left: what is under way, or what to know before the decision. */
  readonly note: ReactNode
  /** At the bottom right. */
  readonly decision: ReactNode
}

/** What every page of the review has: its name, what main refused, and the decision at the bottom. */
export function ReviewPage({ title, about, back, buttons, children, note, decision }: ReviewPageProps) {
  const { say } = useWords('review')
  const heading = useRef<HTMLHeadingElement>(null)

  useEffect(() => {
    heading.current?.focus()
  }, [])

  return (
    <>
      <main className="review__page">
        <div className="review__inside">
          <header className="review__head">
            <div className="review__title">
              {back !== undefined && <div className="review__back">{back}</div>}
              <h1 tabIndex={-1} ref={heading}>
                {title}
              </h1>
              <div className="quiet">{about}</div>
            </div>
            {buttons !== undefined && <div className="review__buttons">{buttons}</div>}
          </header>
          <RefusedClick />
          {children}
        </div>
      </main>
      <footer className="decision" aria-label={say('review.decision')}>
        {note}
        <div className="decision__buttons">{decision}</div>
      </footer>
    </>
  )
}
