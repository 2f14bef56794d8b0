import { useEffect, useRef, type ReactNode } from 'react'
import { Icon } from './icon'
import './callout.css'

/** What a message weighs. */
export type Tone = 'good' | 'warn' | 'bad' | 'info' | 'settled'

const icons = { good: 'check', warn: 'warn', bad: 'cross', info: 'info', settled: 'check' } as const

interface CalloutProps {
  readonly tone: Tone
  /** The message in one sentence. */
  readonly title: ReactNode
  /** A word before it, if a list holds several kinds. */
  readonly mark?: string
  readonly children?: ReactNode
  readonly actions?: ReactNode
  /** Whether it is seen, and said by a screen reader, as soon as it appears. */
  readonly alert?: boolean
}

/** A message that stands out, with the way on beside it. */
export function Callout({ tone, title, mark, children, actions, alert = false }: CalloutProps) {
  const place = useRef<HTMLDivElement>(null)
  const sentence = useRef<HTMLParagraphElement>(null)
  useEffect(() => {
    if (!alert) return
    place.current?.scrollIntoView({ block: 'nearest' })
    // Of one that is higher than the screen this is what has to be seen.
    sentence.current?.scrollIntoView({ block: 'nearest' })
  }, [alert])
  return (
    <div className={`callout callout--${tone}`} role={alert ? 'alert' : undefined} ref={place}>
      <span className="callout__sign">
        <Icon name={icons[tone]} />
      </span>
      <div className="callout__words">
        <p className="callout__title" ref={sentence}>
          {mark !== undefined && (
            <>
              <span className="callout__mark">{mark}</span>
              <span className="unseen">: </span>
            </>
          )}
          {title}
        </p>
        {children !== undefined && children !== null && <div className="callout__more small">{children}</div>}
      </div>
      {actions !== undefined && <div className="callout__actions">{actions}</div>}
    </div>
  )
}
