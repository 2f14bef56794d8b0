import { stepTitles, type StepId } from '../../../main/contract/steps'
import type { RunView, StepView } from '../../../main/contract/run-view'
import { useWords } from '../language/words'
import { unseen } from '../components/unseen'
import { useCall } from '../state/calls'
import { Icon } from '../components/icon'
import './stepper.css'

/** What the steps do to the device, as three stretches of the way. */
const stretches = [
  { id: 'reads', steps: ['connect', 'service', 'inventory', 'backup', 'preauthorization'] },
  { id: 'changes', steps: ['migrate'] },
  { id: 'checks', steps: ['verify', 'portal'] },
] as const satisfies readonly { readonly id: string; readonly steps: readonly StepId[] }[]

/** The steps of the run with their state, and the way back to an earlier one. */
export function Stepper({ run }: { readonly run: RunView }) {
  const { say } = useWords('steps')
  return (
    <nav className="stepper" aria-label={say('stepper.label')}>
      {stretches.map((stretch) => (
        <div key={stretch.id}>
          <p className="stepper__stretch-title" aria-hidden="true">
            {say(`stepper.stretch.${stretch.id}`)}
          </p>
          <ol className="stepper__steps" aria-label={say(`stepper.stretch.${stretch.id}`)}>
            {stretch.steps.map((id) => {
              const at = run.steps.findIndex((step) => step.id === id)
              const step = run.steps[at]
              return step === undefined ? null : (
                <li key={id}>
                  <Step step={step} number={at + 1} locked={run.busy !== null} />
                </li>
              )
            })}
          </ol>
        </div>
      ))}
    </nav>
  )
}

interface StepProps {
  readonly step: StepView
  readonly number: number
  readonly locked: boolean
}

function Step({ step, number, locked }: StepProps) {
  const [goBack] = useCall('goBack')
  const { draw } = useWords('steps')
  const inside = (
    <>
      <span className="step__sign" aria-hidden="true">
        {step.sign === 'number' ? number : <Icon name={step.sign === 'attention' ? 'warn' : 'check'} />}
      </span>
      <span className="step__title">
        {draw(`stepper.step.${step.sign === 'attention' ? 'attention' : step.state}`, {
          number,
          title: stepTitles[step.id],
          unseen,
        })}
      </span>
    </>
  )
  const look = `step step--${step.state}${step.sign === 'attention' ? ' step--attention' : ''}`
  if (step.enterable && step.state !== 'current') {
    return (
      <button
        type="button"
        className={look}
        aria-disabled={locked}
        title={stepTitles[step.id]}
        onClick={() => {
          if (!locked) void goBack({ to: step.id })
        }}
      >
        {inside}
      </button>
    )
  }
  return (
    <span
      className={look}
      aria-current={step.state === 'current' ? 'step' : undefined}
      title={stepTitles[step.id]}
    >
      {inside}
    </span>
  )
}
