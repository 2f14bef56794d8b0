import type { LinkId } from '../../../main/contract/links'
import { useWords } from '../language/words'
import { useCall } from '../state/calls'
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
  const { say } = useWords('window')
  const words = children ?? say(`link.${id}`)
  return (
    <button
      type="button"
      role="link"
      className={look === 'link' ? 'link-button' : 'button button--plain button--normal'}
      aria-label={say('link.outside', { words })}
      onClick={() => void open({ id })}
    >
      <span>{words}</span>
      <Icon name="external" />
    </button>
  )
}
