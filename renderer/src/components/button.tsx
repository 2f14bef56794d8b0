import type { ReactNode, Ref } from 'react'
import { Icon, type IconName } from './icon'
import './button.css'

interface ButtonProps {
  /** What it will do. */
  readonly children: ReactNode
  readonly onClick?: () => void
  readonly kind?: 'plain' | 'primary' | 'danger' | 'quiet'
  readonly size?: 'normal' | 'small'
  readonly icon?: IconName
  /**
   * Says that it can't be used now. It stays reachable by keyboard, so that the reason (`describedBy`) is heard
   * and the focus is not lost when work begins.
   */
  readonly disabled?: boolean
  readonly describedBy?: string | undefined
  /** Name for screen readers if the words alone are not enough; it must begin with them. */
  readonly label?: string | undefined
  readonly pressed?: boolean
  readonly expanded?: boolean
  readonly controls?: string
  /** The form that it submits. */
  readonly form?: string
  /** Gets the focus when the dialog that it is in opens. */
  readonly focusFirst?: boolean
  readonly tabIndex?: number
  readonly ref?: Ref<HTMLButtonElement>
}

/** A button. */
export function Button({
  children,
  onClick,
  kind = 'plain',
  size = 'normal',
  icon,
  disabled = false,
  describedBy,
  label,
  pressed,
  expanded,
  controls,
  form,
  focusFirst,
  tabIndex,
  ref,
}: ButtonProps) {
  return (
    <button
      ref={ref}
      type={form === undefined ? 'button' : 'submit'}
      form={form}
      className={`button button--${kind} button--${size}`}
      tabIndex={tabIndex}
      aria-disabled={disabled}
      aria-describedby={describedBy}
      aria-label={label}
      aria-pressed={pressed}
      aria-expanded={expanded}
      aria-controls={controls}
      data-focus-first={focusFirst}
      onClick={(event) => {
        if (disabled) event.preventDefault()
        else onClick?.()
      }}
    >
      {icon !== undefined && <Icon name={icon} />}
      <span>{children}</span>
    </button>
  )
}
