import type { Busy } from '../../../main/contract/run-view'
import { useWords } from '../language/words'
import './work-bar.css'

interface WorkBarProps {
  readonly busy: Pick<Busy, 'label' | 'fraction'>
  readonly id: string
  /** How far it is in words; in percent if not given. */
  readonly howFar?: string
}

/** What is being done, and how far it is if that can be told. */
export function WorkBar({ busy, id, howFar: own }: WorkBarProps) {
  const { say } = useWords('window')
  const howFar =
    own ?? (busy.fraction === null ? '' : say('work.percent', { percent: Math.round(busy.fraction * 100) }))
  return (
    <div className="work">
      <p className="work__label small" id={id}>
        {busy.label}
        {howFar !== '' && <span className="work__percent">{howFar}</span>}
      </p>
      <progress
        className="work__bar"
        aria-labelledby={id}
        max={1}
        {...(busy.fraction === null ? {} : { value: busy.fraction })}
      />
    </div>
  )
}
