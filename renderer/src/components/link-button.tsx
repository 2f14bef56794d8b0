import type { LinkId } from '../../../main/contract/links'
import { useCall } from '../state/calls'
import { linkWords } from '../words/links'
import { Icon } from './icon'
import './link-button.css'

interface LinkButtonProps {
  readonly id: LinkId
  /** Other words than the usual ones of this link. */
  readonly children?: string
  readonly look?: 'link' | 'button'
}

/** A link to an outside page. Main opens it in the browser; this page never holds an address. */
export function LinkButton({ id, children, look = 'link' }: LinkButtonProps) {
  const [open] = useCall('openLink')
  return (
    <button
      type="button"
      role="link"
      className={look === 'link' ? 'link-button' : 'button button--plain button--normal'}
      onClick={() => void open({ id })}
    >
      <span>{children ?? linkWords[id]}</span>
      <Icon name="external" />
      <span className="unseen">, in your browser</span>
    </button>
  )
}
