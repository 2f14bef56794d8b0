import { useId } from 'react'
import { CheckBox } from '../components/field'
import './by-hand-choice.css'

interface ByHandChoiceProps {
  readonly isByHand: boolean
  readonly onChange: (isByHand: boolean) => void
}

/** Whether the person logs in to the twin, instead of Tokenferry. */
export function ByHandChoice({ isByHand, onChange }: ByHandChoiceProps) {
  const id = useId()
  return (
    <div className="by-hand-choice">
      <CheckBox
        label="By hand, in a terminal of your own"
        checked={isByHand}
        describedBy={id}
        onChange={(checked) => {
          onChange(checked)
          return Promise.resolve(true)
        }}
      />
      <p className="small quiet" id={id}>
        As where no tool may log in: you log in to the twin, paste the commands there, and paste back what it
        shows.
      </p>
    </div>
  )
}
