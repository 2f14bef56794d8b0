import { termsToKeep } from '../../../main/contract/aside'
import { Select } from '../components/field'
import { useWords, type WordsOf } from '../language/words'
import { attempt } from '../state/calls'

interface KeepRunsProps {
  readonly days: number | null
  readonly isFixed: boolean
}

const never = 'never'

/** For how long finished runs are kept: until someone removes them, unless the person wants it otherwise. */
export function KeepRuns({ days, isFixed }: KeepRunsProps) {
  const terms = days === null ? [...termsToKeep] : [...new Set([...termsToKeep, days])].sort((a, b) => a - b)
  const words = useWords('beside')
  const { say } = words
  return (
    <>
      {isFixed ? (
        <p>{say('keep-runs.fixed', { count: days ?? 0 })}</p>
      ) : (
        <Select
          label={say('keep-runs.label')}
          value={days === null ? never : String(days)}
          options={[
            { value: never, title: say('keep-runs.always') },
            ...terms.map((term) => ({ value: String(term), title: termWords(term, words) })),
          ]}
          onChange={(value) => void attempt('keepRuns', { days: value === never ? null : Number(value) })}
        />
      )}
      <p className="small quiet">{say(isFixed || days !== null ? 'keep-runs.removed' : 'keep-runs.kept')}</p>
    </>
  )
}

function termWords(days: number, { say }: WordsOf<'beside'>): string {
  return days % 365 === 0
    ? say('keep-runs.years', { count: days / 365 })
    : say('keep-runs.days', { count: days })
}
