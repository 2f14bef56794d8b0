import { useId } from 'react'
import { CheckBox } from '../components/field'
import { useWords } from '../language/words'
import './by-hand-choice.css'

interface ByHandChoiceProps {
  readonly isByHand: boolean
  readonly onChange: (isByHand: boolean) => void
}

/** Whether the person logs in to the twin, instead of Tokenferry. */
export function ByHandChoice({ isByHand, onChange }: ByHandChoiceProps) {
  const id = useId()
  const { say } = useWords('by-hand')
  return (
    <div className="by-hand-choice">
      <CheckBox
        label={say('rehearse.by-hand')}
        checked={isByHand}
        describedBy={id}
        onChange={(checked) => {
          onChange(checked)
          return Promise.resolve(true)
        }}
      />
      <p className="small quiet" id={id}>
        {say('rehearse.by-hand.hint')}
      </p>
    </div>
  )
}
