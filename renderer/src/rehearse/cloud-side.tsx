import type { CallArgument } from '../../../main/contract/calls'
import { Select, TextField } from '../components/field'
import './cloud-side.css'

/** FortiToken Cloud's side of a rehearsal, as far as it is chosen. */
export interface CloudChoice {
  readonly account: 'as the scenario says' | Cloud['account']
  /** As it was typed. */
  readonly seats: string
  readonly preauthorized: Cloud['preauthorized']
}

type Cloud = NonNullable<CallArgument<'startRehearsal'>['cloud']>

/** What the form starts with. */
export const asTheScenarioSays: CloudChoice = {
  account: 'as the scenario says',
  seats: '100',
  preauthorized: 'all',
}

/** What is sent of it: nothing if the scenario decides, `null` if the form is not filled in as it has to be. */
export function cloudOf({ account, seats, preauthorized }: CloudChoice): { cloud?: Cloud } | null {
  if (account === 'as the scenario says') return {}
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
  const isChosen = choice.account !== 'as the scenario says'
  return (
    <div className="cloud-side">
      <Select
        label="FortiToken Cloud account"
        value={choice.account}
        onChange={(account) => onChange({ ...choice, account: account as CloudChoice['account'] })}
        options={[
          { value: 'as the scenario says', title: 'As the scenario says' },
          { value: 'time-based', title: 'Time-based, with seats' },
          { value: 'none', title: 'No license yet' },
          { value: 'credit-based', title: 'Credit-based' },
        ]}
      />
      {choice.account === 'time-based' && (
        <TextField
          label="Users it may have"
          inputMode="numeric"
          value={choice.seats}
          onChange={(seats) => onChange({ ...choice, seats })}
          problem={cloudOf(choice) === null ? 'A number up to 99999.' : undefined}
        />
      )}
      {isChosen && (
        <Select
          label="Pre-authorized licenses"
          value={choice.preauthorized}
          onChange={(value) => onChange({ ...choice, preauthorized: value as CloudChoice['preauthorized'] })}
          options={[
            { value: 'all', title: 'All' },
            { value: 'all but the last', title: 'All but the last' },
            { value: 'none', title: 'None' },
          ]}
        />
      )}
    </div>
  )
}
