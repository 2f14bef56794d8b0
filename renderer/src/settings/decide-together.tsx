import { CheckBox } from '../components/field'
import { useWords } from '../language/words'
import { attempt } from '../state/calls'

interface DecideTogetherProps {
  readonly on: boolean
  readonly isFixed: boolean
}

/** Whether one person is enough for a `y`, unless the organization wants two. */
export function DecideTogether({ on, isFixed }: DecideTogetherProps) {
  const { say } = useWords('beside')
  return (
    <>
      {isFixed ? (
        <p>{say('two-people.fixed')}</p>
      ) : (
        <CheckBox
          look="switch"
          label={say('two-people.decide')}
          checked={on}
          onChange={(next) => attempt('setTwoPeople', { on: next })}
        />
      )}
      <p className="small quiet">{say('two-people.how')}</p>
    </>
  )
}
