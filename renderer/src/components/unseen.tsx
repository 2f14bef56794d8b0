import type { ReactNode } from 'react'

/** For the tag `<unseen>` of a message: what only a screen reader says. */
export function unseen(within: ReactNode): ReactNode {
  return <span className="unseen">{within}</span>
}
