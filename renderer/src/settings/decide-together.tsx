import { CheckBox } from '../components/field'
import { attempt } from '../state/calls'
import { SetByOrganization } from '../components/set-by-organization'

interface DecideTogetherProps {
  readonly on: boolean
  readonly isFixed: boolean
}

/** Whether one person is enough for a `y`, unless the organization wants two. */
export function DecideTogether({ on, isFixed }: DecideTogetherProps) {
  return (
    <>
      {isFixed ? (
        <p>
          Two people decide on each “y”. <SetByOrganization />
        </p>
      ) : (
        <CheckBox
          look="switch"
          label="Two people decide on each “y”"
          checked={on}
          onChange={(next) => attempt('setTwoPeople', { on: next })}
        />
      )}
      <p className="small quiet">
        Both type their name and the license number, on the same screen. Their names are kept with the
        evidence.
      </p>
    </>
  )
}
