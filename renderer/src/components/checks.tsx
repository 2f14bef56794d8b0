import type { Compared } from '../../../main/contract/step-views'
import { Icon } from './icon'
import './checks.css'

const signs = {
  pass: { icon: 'check', word: 'Passed' },
  info: { icon: 'info', word: 'To know' },
  warn: { icon: 'warn', word: 'Warning' },
  stop: { icon: 'cross', word: 'Stops' },
} as const

interface ChecksProps {
  readonly checks: readonly Compared[]
  readonly label: string
  /** What is still to be checked, the first of it now. */
  readonly toCome?: readonly string[]
}

/** What was checked, one line each. */
export function Checks({ checks, label, toCome = [] }: ChecksProps) {
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
      {toCome.map((words, at) => (
        <li className={`checks__check checks__check--${at === 0 ? 'now' : 'to-come'}`} key={words}>
          <span className="checks__sign" />
          <span>
            <span className="unseen">{at === 0 ? 'Now' : 'To come'}: </span>
            {words}
          </span>
        </li>
      ))}
    </ul>
  )
}
