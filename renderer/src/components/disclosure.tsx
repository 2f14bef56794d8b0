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
  /** A function if it is only made once it is opened. */
  readonly children: ReactNode | (() => ReactNode)
}

/** Something that most people needn't see, one click away. */
export function Disclosure({ summary, aside, open = false, look = 'card', children }: DisclosureProps) {
  const [opened, setOpened] = useState(open)
  const [seen, setSeen] = useState(open)
  if (open && !opened) setOpened(true)
  return (
    <details
      className={`disclosure disclosure--${look}`}
      open={opened}
      onToggle={({ currentTarget }) => setSeen(currentTarget.open)}
    >
      <summary>
        <Icon name="right" />
        <span className="disclosure__summary">{summary}</span>
        {aside !== undefined && <span className="disclosure__aside small">{aside}</span>}
      </summary>
      <div className="disclosure__body">{typeof children === 'function' ? seen && children() : children}</div>
    </details>
  )
}
