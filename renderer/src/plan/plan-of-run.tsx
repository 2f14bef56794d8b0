import { useState } from 'react'
import { call } from '../state/calls'
import { useWords } from '../language/words'
import { Button } from '../components/button'
import { SavingPlan } from './saving-plan'

/** The button that saves the plan of the open run, with its dialog. */
export function PlanOfRun({ locked }: { readonly locked: boolean }) {
  const [isOpen, setOpen] = useState(false)
  const { say } = useWords('steps')
  return (
    <>
      <Button disabled={locked} onClick={() => setOpen(true)}>
        {say('plan-of-run.save')}
      </Button>
      {isOpen && (
        <SavingPlan
          title={say('plan-of-run.title')}
          note={say('plan-of-run.note')}
          save={(format) => call('savePlan', { format })}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  )
}
