import { useEffect, useId, useRef, useState } from 'react'
import type { RunView } from '../../../../main/contract/run-view'
import { Button } from '../../components/button'
import { Card } from '../../components/card'
import { NumberedList } from '../../components/numbered-list'
import { LoginFields } from '../../login/login-fields'
import { startForm } from '../../login/login-form'
import { Connecting } from './connecting'

const reads = (
  <>
    It types <code className="mono">get system status</code> and{' '}
    <code className="mono">get system ha status</code>, and shows what the device says of itself.
  </>
)

/** What is said of a login to a real device, and to a simulated one. */
const loginWords = {
  live: {
    purpose: undefined,
    title: 'The FortiGate',
    whatHappens: [
      'The FortiGate shows its host key. If this laptop doesn’t know it, you are asked before anything else is sent.',
      'Tokenferry logs in. If the device wants a token code, you are asked in its own words.',
      reads,
    ],
    note: 'Logs in and reads the status of the device. Nothing changes on it.',
  },
  rehearsal: {
    purpose:
      'Tokenferry logs in to the simulated FortiGate over SSH, just as it would to a real one, and reads which FortiGate it is.',
    title: 'The simulated FortiGate',
    whatHappens: [
      'A FortiGate is simulated on this laptop, built from the configuration that you chose.',
      'Tokenferry asks about its host key, and logs in with the prepared account.',
      reads,
    ],
    note: 'Logs in to the simulated device and reads its status.',
  },
} as const

/** Tokenferry logs in. */
export function ConnectOverSession({ run }: { readonly run: RunView }) {
  const [form, setForm] = useState(() => startForm(run.connect.form))
  const element = useRef<HTMLFormElement>(null)
  const formId = useId()
  const rejected = run.problem?.code === 'login-rejected' && run.busy === null
  const isTyped = run.mode === 'live'
  const { purpose, title, whatHappens, note } = loginWords[run.mode]

  useEffect(() => {
    // After a refused login only the secret has to be typed again.
    // What was refused is said above, and stays in sight; the first letter scrolls to the field.
    if (rejected)
      element.current?.querySelector<HTMLElement>('input[type="password"]')?.focus({ preventScroll: true })
  }, [rejected])

  useEffect(() => {
    // Nothing on this step is done before the address is there.
    if (isTyped) element.current?.querySelector<HTMLElement>('[role="combobox"]')?.focus()
  }, [isTyped])

  const allowOldEncryption = () => {
    setForm((now) => ({ ...now, oldEncryption: true }))
    // The password has left the form: it is what is still missing.
    requestAnimationFrame(() =>
      element.current?.querySelector<HTMLElement>('input[type="password"], [role="switch"]')?.focus(),
    )
  }

  const fields = <LoginFields run={run} id={formId} element={element} form={form} onChange={setForm} />
  return (
    <Connecting
      run={run}
      formId={formId}
      words={{
        purpose,
        connected: 'Connected',
        other: 'Connect to another device, or as someone else',
        anew: 'Connect anew',
        go: 'Connect',
        toExpected: 'Its address is not in the backup: type the one of its management interface.',
        note,
      }}
      wayOut={
        run.problem?.code === 'no-common-algorithm' &&
        form.oldEncryption !== true && (
          <Button size="small" onClick={allowOldEncryption}>
            Allow old encryption for this device
          </Button>
        )
      }
      fields={fields}
    >
      <div className="connect">
        <Card title={title}>{fields}</Card>
        <Card title="What happens when you connect">
          <NumberedList steps={whatHappens} />
        </Card>
      </div>
    </Connecting>
  )
}
