import { termsToKeep } from '../../../main/contract/aside'
import { plural } from '../../../main/text/words'
import { Select } from '../components/field'
import { attempt } from '../state/calls'
import { SetByOrganization } from '../components/set-by-organization'

interface KeepRunsProps {
  readonly days: number | null
  readonly isFixed: boolean
}

const never = 'never'

/** For how long finished runs are kept: until somebody removes them, unless the person wants it otherwise. */
export function KeepRuns({ days, isFixed }: KeepRunsProps) {
  const terms = days === null ? [...termsToKeep] : [...new Set([...termsToKeep, days])].sort((a, b) => a - b)
  return (
    <>
      {isFixed ? (
        <p>
          They are kept for {plural(days ?? 0, 'day')}. <SetByOrganization />
        </p>
      ) : (
        <Select
          label="Keep them"
          value={days === null ? never : String(days)}
          options={[
            { value: never, title: 'Until I remove them' },
            ...terms.map((term) => ({ value: String(term), title: termWords(term) })),
          ]}
          onChange={(value) => void attempt('keepRuns', { days: value === never ? null : Number(value) })}
        />
      )}
      <p className="small quiet">
        {isFixed || days !== null
          ? 'What is older is removed when Tokenferry starts. Signed evidence of migrations and a line about each run are kept, and any run that is not settled, however old it is.'
          : 'Nothing is removed by its age. Of rehearsals only the newest are kept.'}
      </p>
    </>
  )
}

function termWords(days: number): string {
  return days % 365 === 0 ? `For ${plural(days / 365, 'year')}` : `For ${plural(days, 'day')}`
}
