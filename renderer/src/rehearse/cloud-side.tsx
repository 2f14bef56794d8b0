import type { CallArgument } from '../../../main/contract/calls'
import { Select, TextField } from '../components/field'
import { useWords } from '../language/words'
import './cloud-side.css'

/** FortiToken Cloud's side of a rehearsal, as far as it is chosen. */
export interface CloudChoice {
  readonly account: 'scenario' | Cloud['account']
  /** As it was typed. */
  readonly seats: string
  readonly preauthorized: Cloud['preauthorized']
}

type Cloud = NonNullable<CallArgument<'startRehearsal'>['cloud']>

/** What the form starts with. */
export const asTheScenarioSays: CloudChoice = {
  account: 'scenario',
  seats: '100',
  preauthorized: 'all',
}

/** What is sent of it: nothing if the scenario decides, `null` if the form is not filled in as it has to be. */
export function cloudOf({ account, seats, preauthorized }: CloudChoice): { cloud?: Cloud } | null {
  if (account === 'scenario') return {}
  if (account !== 'time-based') return { cloud: { account, seats: 0, preauthorized } }
  if (!/^\d{1,5}$/.test(seats)) return null
  return { cloud: { account, seats: Number(seats), preauthorized } }
}

interface CloudSideProps {
  readonly choice: CloudChoice
  readonly onChange: (choice: CloudChoice) => void
}

/** A small form: which account there is, how many users it may have, and what Customer Service has set. */
export function CloudSideFields({ choice, onChange }: CloudSideProps) {
  const { say } = useWords('by-hand')
  const isChosen = choice.account !== 'scenario'
  return (
    <div className="cloud-side">
      <Select
        label={say('cloud.account')}
        value={choice.account}
        onChange={(account) => onChange({ ...choice, account: account as CloudChoice['account'] })}
        options={[
          { value: 'scenario', title: say('cloud.account.scenario') },
          { value: 'time-based', title: say('cloud.account.time-based') },
          { value: 'none', title: say('cloud.account.none') },
          { value: 'credit-based', title: say('cloud.account.credit-based') },
        ]}
      />
      {choice.account === 'time-based' && (
        <TextField
          label={say('cloud.seats')}
          inputMode="numeric"
          value={choice.seats}
          onChange={(seats) => onChange({ ...choice, seats })}
          problem={cloudOf(choice) === null ? say('cloud.seats.problem', { most: '99999' }) : undefined}
        />
      )}
      {isChosen && (
        <Select
          label={say('cloud.licenses')}
          value={choice.preauthorized}
          onChange={(value) => onChange({ ...choice, preauthorized: value as CloudChoice['preauthorized'] })}
          options={[
            { value: 'all', title: say('cloud.licenses.all') },
            { value: 'all but the last', title: say('cloud.licenses.all-but-last') },
            { value: 'none', title: say('cloud.licenses.none') },
          ]}
        />
      )}
    </div>
  )
}
