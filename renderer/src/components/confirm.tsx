import type { ReactNode } from 'react'
import { Button } from './button'
import { Dialog } from './dialog'

interface ConfirmProps {
  /** The question. */
  readonly title: string
  readonly children: ReactNode
  /** What the safe answer does, and the other one. */
  readonly stay: string
  readonly go: string
  readonly onStay: () => void
  readonly onGo: () => void
  readonly disabled?: boolean
}

/** Asks once more, with the safe answer first. */
export function Confirm({ title, children, stay, go, onStay, onGo, disabled = false }: ConfirmProps) {
  return (
    <Dialog
      title={title}
      tone="bad"
      onRefuse={onStay}
      actions={
        <>
          <Button onClick={onStay} focusFirst>
            {stay}
          </Button>
          <Button kind="danger" disabled={disabled} onClick={onGo}>
            {go}
          </Button>
        </>
      }
    >
      {children}
    </Dialog>
  )
}
