import { useState } from 'react'
import type { Choice } from '../../../main/contract/run-view'
import { refusals, useCall } from '../state/calls'
import { useStore } from '../state/use-store'
import { Button } from '../components/button'
import { ProblemCallout } from '../problems/problem-callout'
import { Dialog } from '../components/dialog'
import { choiceOption, RadioGroup } from '../components/field'
import { ByHandChoice } from './by-hand-choice'
import { asTheScenarioSays, cloudOf, CloudSideFields } from './cloud-side'
import { useWords } from '../language/words'
import './rehearse-dialog.css'

const ownBackup = 'own-backup'

interface RehearseDialogProps {
  readonly samples: readonly Choice[]
  readonly scenarios: readonly Choice[]
  readonly onClose: () => void
}

/** What the twin is built from, and what is to happen in the rehearsal. */
export function RehearseDialog({ samples, scenarios, onClose }: RehearseDialogProps) {
  const [source, setSource] = useState(samples[0]?.id ?? ownBackup)
  const [scenario, setScenario] = useState(scenarios[0]?.id ?? '')
  const [cloud, setCloud] = useState(asTheScenarioSays)
  const [isByHand, setByHand] = useState(false)
  const [start, starting] = useCall('startRehearsal')
  const [choose, choosing] = useCall('chooseRehearsalBackup')
  const refusal = useStore(refusals)
  const chosenCloud = cloudOf(cloud)
  const { say } = useWords('by-hand')
  const begin = () => {
    const happening = { scenario, ...chosenCloud, ...(isByHand && { byHand: true }) }
    if (source === ownBackup) void choose(happening)
    else void start({ sample: source, ...happening })
  }
  return (
    <Dialog
      title={say('rehearse.title')}
      wide
      onRefuse={onClose}
      actions={
        <>
          <p className="rehearse__starting small quiet" role="status">
            {starting ? say('rehearse.building') : ''}
          </p>
          <Button onClick={onClose}>{say('cancel')}</Button>
          <Button kind="primary" disabled={starting || choosing || chosenCloud === null} onClick={begin}>
            {say(source === ownBackup ? 'rehearse.choose' : 'rehearse.start')}
          </Button>
        </>
      }
    >
      <p className="quiet">{say('rehearse.lead')}</p>
      {refusal !== null && <ProblemCallout problem={refusal} />}
      <div className="rehearse">
        <RadioGroup
          legend={say('rehearse.from')}
          look="list"
          value={source}
          onChange={setSource}
          options={[
            ...samples.map(choiceOption),
            {
              value: ownBackup,
              title: say('rehearse.own'),
              description: say('rehearse.own.hint'),
            },
          ]}
        />
        <RadioGroup
          legend={say('rehearse.scenario')}
          look="list"
          value={scenario}
          onChange={setScenario}
          options={scenarios.map(choiceOption)}
        />
      </div>
      <CloudSideFields choice={cloud} onChange={setCloud} />
      <ByHandChoice isByHand={isByHand} onChange={setByHand} />
    </Dialog>
  )
}
