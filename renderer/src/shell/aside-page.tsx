import { useEffect, useRef, type ReactNode } from 'react'
import { useWords } from '../language/words'
import { refusals, useCall } from '../state/calls'
import { Button } from '../components/button'
import { reachable } from '../components/reachable'
import { RefusedClick } from '../problems/refused-click'
import './aside-page.css'

interface AsidePageProps {
  readonly title: string
  /** What the way back leads to. */
  readonly back: string
  /** Left of what is shown, if it has several parts. */
  readonly side?: ReactNode
  readonly children: ReactNode
}

/** A screen beside the work: its name, the way back (Esc as well), and what main refused. */
export function AsidePage({ title, back, side, children }: AsidePageProps) {
  const { say } = useWords('beside')
  const page = useRef<HTMLElement>(null)
  const heading = useRef<HTMLHeadingElement>(null)
  const [close] = useCall('closeAside')

  useEffect(() => {
    refusals.set(null)
    // Something in it may have been asked for, and have the focus already.
    if (page.current?.contains(document.activeElement) !== true) heading.current?.focus()
  }, [])

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      // A dialog, a list that is open and a field that can be emptied come first.
      if (event.key !== 'Escape' || event.defaultPrevented) return
      if (document.querySelector('dialog:modal, :popover-open') !== null) return
      if (
        event.target instanceof HTMLInputElement &&
        event.target.type === 'search' &&
        event.target.value !== ''
      )
        return
      void close()
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [close])

  return (
    <main className="aside" ref={page}>
      <div className="aside__head">
        <h1 tabIndex={-1} ref={heading}>
          {title}
        </h1>
        <Button size="small" kind="quiet" icon="left" onClick={() => void close()}>
          {back}
        </Button>
      </div>
      <div className={side === undefined ? 'aside__body' : 'aside__body aside__body--sided'}>
        {side}
        <div
          className="aside__page"
          {...(side !== undefined && { role: 'region', 'aria-label': say('aside.page'), ...reachable })}
        >
          <div className="aside__inside">
            <RefusedClick />
            {children}
          </div>
        </div>
      </div>
    </main>
  )
}
