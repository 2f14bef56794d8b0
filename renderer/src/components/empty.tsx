import type { ReactNode } from 'react'
import './empty.css'

interface EmptyProps {
  readonly title: string
  readonly children?: ReactNode
  readonly action?: ReactNode
}

/** Nothing here yet: why, and what brings something. */
export function Empty({ title, children, action }: EmptyProps) {
  return (
    <div className="empty">
      <h2>{title}</h2>
      {children !== undefined && <div className="quiet empty__words">{children}</div>}
      {action !== undefined && <div className="empty__action">{action}</div>}
    </div>
  )
}
