import { useId, useLayoutEffect, useRef, type ReactNode } from 'react'
import './dialog.css'

interface DialogProps {
  readonly title: string
  readonly children: ReactNode
  /** Its buttons, the safe one first. */
  readonly actions: ReactNode
  /** What Esc does: the safe answer. */
  readonly onRefuse: () => void
  readonly tone?: 'plain' | 'bad'
  readonly wide?: boolean
}

/**
 * A modal dialog on the native element. It is open for as long as it is drawn; what is marked with `focusFirst`
 * gets the focus first.
 */
export function Dialog({ title, children, actions, onRefuse, tone = 'plain', wide = false }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null)
  const id = useId()

  useLayoutEffect(() => {
    const element = dialog.current
    element?.showModal()
    element?.querySelector<HTMLElement>('[data-focus-first="true"]')?.focus()
    return () => element?.close()
  }, [])

  return (
    <dialog
      ref={dialog}
      className={`dialog dialog--${tone}${wide ? ' dialog--wide' : ''}`}
      aria-labelledby={id}
      onCancel={(event) => {
        // It stays until the answer has been taken.
        event.preventDefault()
        onRefuse()
      }}
      onClose={(event) => {
        // A second Esc closes a native dialog without asking.
        if (!event.currentTarget.open) onRefuse()
      }}
    >
      <div className="dialog__body">
        <h2 className="dialog__title" id={id}>
          {title}
        </h2>
        {children}
      </div>
      <div className="dialog__actions">{actions}</div>
    </dialog>
  )
}
