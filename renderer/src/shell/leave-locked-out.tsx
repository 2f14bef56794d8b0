import type { ReactNode } from 'react'
import { Confirm } from '../components/confirm'

interface LeaveLockedOutProps {
  /** Why the second login failed, and what leaving means. */
  readonly children: ReactNode
  readonly disabled: boolean
  readonly onStay: () => void
  readonly onLeave: () => void
}

/** Asks before somebody leaves whose second login failed. */
export function LeaveLockedOut({ children, disabled, onStay, onLeave }: LeaveLockedOutProps) {
  return (
    <Confirm
      title="Your second login failed. Leave anyway?"
      stay="Stay here"
      go="Leave anyway"
      disabled={disabled}
      onStay={onStay}
      onGo={onLeave}
    >
      {children}
    </Confirm>
  )
}
