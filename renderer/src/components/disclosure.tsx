import { useState, type ReactNode } from 'react'
import { Icon } from './icon'
import './disclosure.css'

interface DisclosureProps {
  readonly summary: ReactNode
  /** After the summary, quieter. */
  readonly aside?: ReactNode
  /** Opens it; what is open is closed by the person alone. */
  readonly open?: boolean
  readonly look?: 'card' | 'row'
  readonly children: ReactNode
}

/** Something that most people needn't see, one click away. */
export function Disclosure({ summary, aside, open = false, look = 'card', children }: DisclosureProps) {
  const [opened, setOpened] = useState(open)
  if (open && !opened) setOpened(true)
  return (
    <details className={`disclosure disclosure--${look}`} open={opened}>
      <summary>
        <Icon name="right" />
        <span className="disclosure__summary">{summary}</span>
        {aside !== undefined && <span className="disclosure__aside small">{aside}</span>}
      </summary>
      <div className="disclosure__body">{children}</div>
    </details>
  )
}
