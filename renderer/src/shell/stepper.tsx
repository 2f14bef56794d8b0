import { stepTitles, type StepId } from '../../../main/contract/steps'
import type { RunView, StepView } from '../../../main/contract/run-view'
import { useCall } from '../state/calls'
import { Icon } from '../components/icon'
import './stepper.css'

/** What the steps do to the device, as three stretches of the way. */
const stretches: readonly { readonly title: string; readonly steps: readonly StepId[] }[] = [
  {
    title: 'Reads only',
    steps: ['connect', 'service', 'inventory', 'backup', 'preauthorization'],
  },
  { title: 'Changes the FortiGate', steps: ['migrate'] },
  { title: 'Checks the result', steps: ['verify', 'portal'] },
]

const stateWords = { todo: 'still to do', current: 'at hand', done: 'done' } as const

/** The steps of the run with their state, and the way back to an earlier one. */
export function Stepper({ run }: { readonly run: RunView }) {
  return (
    <nav className="stepper" aria-label="Steps">
      {stretches.map(({ title, steps }) => (
        <div key={title}>
          <p className="stepper__stretch-title" aria-hidden="true">
            {title}
          </p>
          <ol className="stepper__steps" aria-label={title}>
            {steps.map((id) => {
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
  const inside = (
    <>
      <span className="step__sign" aria-hidden="true">
        {step.sign === 'number' ? number : <Icon name={step.sign === 'attention' ? 'warn' : 'check'} />}
      </span>
      <span className="step__title">
        <span className="unseen">Step {number}: </span>
        {stepTitles[step.id]}
        <span className="unseen">
          {' '}
          ({step.sign === 'attention' ? 'done, with something left open' : stateWords[step.state]})
        </span>
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
