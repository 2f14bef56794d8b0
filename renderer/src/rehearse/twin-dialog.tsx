import { useState, type ReactNode } from 'react'
import type { CallArgument } from '../../../main/contract/calls'
import type { Choice } from '../../../main/contract/run-view'
import { refusals } from '../state/calls'
import { useStore } from '../state/use-store'
import { Button } from '../components/button'
import { ProblemCallout } from '../problems/problem-callout'
import { Dialog } from '../components/dialog'
import { choiceOption, RadioGroup } from '../components/field'
import { ByHandChoice } from './by-hand-choice'
import { asTheScenarioSays, cloudOf, CloudSideFields } from './cloud-side'
import { useWords } from '../language/words'

/** What is to happen in a rehearsal. */
type ChosenHappening = CallArgument<'rehearseRun'>

interface TwinDialogProps {
  readonly title: string
  readonly scenarios: readonly Choice[]
  readonly starting: boolean
  readonly onStart: (happening: ChosenHappening) => void
  readonly onClose: () => void
  /** Where the twin comes from, and where the person is afterwards. */
  readonly children: ReactNode
}

/** What is to happen in a rehearsal whose device is known already. */
export function TwinDialog({ title, scenarios, starting, onStart, onClose, children }: TwinDialogProps) {
  const [scenario, setScenario] = useState(scenarios[0]?.id ?? '')
  const [cloud, setCloud] = useState(asTheScenarioSays)
  const [isByHand, setByHand] = useState(false)
  const refusal = useStore(refusals)
  const chosenCloud = cloudOf(cloud)
  const { say } = useWords('by-hand')
  return (
    <Dialog
      title={title}
      wide
      onRefuse={onClose}
      actions={
        <>
          <Button onClick={onClose}>{say('cancel')}</Button>
          <Button
            kind="primary"
            disabled={starting || chosenCloud === null}
            onClick={() => {
              if (chosenCloud !== null)
                onStart({ scenario, ...chosenCloud, ...(isByHand && { byHand: true }) })
            }}
          >
            {say(starting ? 'rehearse.building' : 'rehearse.start')}
          </Button>
        </>
      }
    >
      <p className="quiet">{children}</p>
      {refusal !== null && <ProblemCallout problem={refusal} />}
      <RadioGroup
        legend={say('rehearse.scenario')}
        look="list"
        value={scenario}
        onChange={setScenario}
        options={scenarios.map(choiceOption)}
      />
      <CloudSideFields choice={cloud} onChange={setCloud} />
      <ByHandChoice isByHand={isByHand} onChange={setByHand} />
    </Dialog>
  )
}
