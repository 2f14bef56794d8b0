import type { Compared } from '../../../main/contract/step-views'
import { Icon } from './icon'
import './checks.css'

const signs = {
  pass: { icon: 'check', word: 'Passed' },
  info: { icon: 'info', word: 'To know' },
  warn: { icon: 'warn', word: 'Warning' },
  stop: { icon: 'cross', word: 'Stops' },
} as const

/** What was checked, one line each. */
export function Checks({ checks, label }: { readonly checks: readonly Compared[]; readonly label: string }) {
  return (
    <ul className="checks" aria-label={label}>
      {checks.map((check) => (
        <li className={`checks__check checks__check--${check.state}`} key={check.id}>
          <span className="checks__sign">
            <Icon name={signs[check.state].icon} />
          </span>
          <span>
            <span className="unseen">{signs[check.state].word}: </span>
            {check.text}
          </span>
        </li>
      ))}
    </ul>
  )
}
