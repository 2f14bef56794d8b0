import { attempt } from '../state/calls'
import { snapshots } from '../state/snapshot'
import { useStore } from '../state/use-store'
import './link-button.css'
import './help-link.css'

interface HelpLinkProps {
  /** Its address in the help. */
  readonly page: string
  readonly children: string
  /** Name for screen readers if the words alone are not enough; it must begin with them. */
  readonly label?: string
}

/** A link to a page of the help; nothing where the screen has to stay as it is. */
export function HelpLink({ page, children, label }: HelpLinkProps) {
  const mayHelp = useStore(snapshots)?.may.includes('help') === true
  if (!mayHelp) return null
  return (
    <button
      type="button"
      className="link-button help-link"
      aria-label={label}
      onClick={() => void attempt('showAside', { at: 'help', page })}
    >
      <span>{children}</span>
    </button>
  )
}
