import type { ReactNode } from 'react'
import { useWords } from '../language/words'
import { Confirm } from '../components/confirm'

interface LeaveLockedOutProps {
  /** Why the second login failed, and what leaving means. */
  readonly children: ReactNode
  readonly disabled: boolean
  readonly onStay: () => void
  readonly onLeave: () => void
}

/** Asks before someone leaves whose second login failed. */
export function LeaveLockedOut({ children, disabled, onStay, onLeave }: LeaveLockedOutProps) {
  const { say } = useWords('steps')
  return (
    <Confirm
      title={say('locked-out.title')}
      stay={say('locked-out.stay')}
      go={say('locked-out.go')}
      disabled={disabled}
      onStay={onStay}
      onGo={onLeave}
    >
      {children}
    </Confirm>
  )
}
