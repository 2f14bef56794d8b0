import { useState } from 'react'
import { call } from '../state/calls'
import { Button } from '../components/button'
import { SavingPlan } from './saving-plan'

/** The button that saves the plan of the open run, with its dialog. */
export function PlanOfRun({ locked }: { readonly locked: boolean }) {
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Button disabled={locked} onClick={() => setOpen(true)}>
        Save the plan…
      </Button>
      {isOpen && (
        <SavingPlan
          title="Save the plan"
          note="It is signed: the signature (.sig) and its key (.pem) are put beside it. The report will say in what the migration differed from this plan."
          save={(format) => call('savePlan', { format })}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  )
}
