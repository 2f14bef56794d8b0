import type { Compared } from '../../../main/contract/step-views'
import { Icon } from './icon'
import { unseen } from './unseen'
import { useWords } from '../language/words'
import './checks.css'

const icons = { pass: 'check', info: 'info', warn: 'warn', stop: 'cross' } as const

interface ChecksProps {
  readonly checks: readonly Compared[]
  readonly label: string
  /** What is still to be checked, the first of it now. */
  readonly toCome?: readonly string[]
}

/** What was checked, one line each. */
export function Checks({ checks, label, toCome = [] }: ChecksProps) {
  const { draw } = useWords('steps')
  return (
    <ul className="checks" aria-label={label}>
      {checks.map((check) => (
        <li className={`checks__check checks__check--${check.state}`} key={check.id}>
          <span className="checks__sign">
            <Icon name={icons[check.state]} />
          </span>
          <span>{draw(`checks.${check.state}`, { text: check.text, unseen })}</span>
        </li>
      ))}
      {toCome.map((words, at) => (
        <li className={`checks__check checks__check--${at === 0 ? 'now' : 'to-come'}`} key={words}>
          <span className="checks__sign" />
          <span>{draw(at === 0 ? 'checks.now' : 'checks.to-come', { text: words, unseen })}</span>
        </li>
      ))}
    </ul>
  )
}
