import { useId, useRef, useState } from 'react'
import type { RunView } from '../../../main/contract/run-view'
import { Button } from '../components/button'
import { Dialog } from '../components/dialog'
import { useWords } from '../language/words'
import { useCall } from '../state/calls'
import { LoginFields } from './login-fields'
import { startForm } from './login-form'

/** The way back to the device from within a step: after a cut, or when a run was resumed. */
export function Reconnect({ run }: { readonly run: RunView }) {
  return run.byHand === null ? <ConnectAgain run={run} /> : <GoOnByHand run={run} />
}

function GoOnByHand({ run }: { readonly run: RunView }) {
  const [begin, beginning] = useCall('connectByHand')
  const { say } = useWords('steps')
  return (
    <Button
      size="small"
      disabled={beginning}
      onClick={() => void begin({ user: run.connection.user || run.connect.form.user })}
    >
      {say('reconnect.by-hand')}
    </Button>
  )
}

function ConnectAgain({ run }: { readonly run: RunView }) {
  const [form, setForm] = useState(() => startForm(run.connect.form))
  const [open, setOpen] = useState(false)
  const element = useRef<HTMLFormElement>(null)
  const formId = useId()
  const { say } = useWords('steps')
  const shared = useWords('window')
  const device = deviceName(run)
  return (
    <>
      <Button size="small" onClick={() => setOpen(true)}>
        {say('reconnect.again')}
      </Button>
      {open && (
        <Dialog
          title={device === null ? say('reconnect.title') : say('reconnect.title.device', { device })}
          onRefuse={() => setOpen(false)}
          actions={
            <>
              <Button onClick={() => setOpen(false)}>{shared.say('cancel')}</Button>
              <Button kind="primary" form={formId}>
                {say('reconnect.go')}
              </Button>
            </>
          }
        >
          <LoginFields
            run={run}
            id={formId}
            element={element}
            form={form}
            onChange={setForm}
            onSent={() => setOpen(false)}
          />
        </Dialog>
      )}
    </>
  )
}

/** What the device of a run is called; `null` if nothing of it is known. */
export function deviceName({ device, connection, connect }: RunView): string | null {
  return device?.hostname ?? [connection.host, connect.form.host].find((host) => host !== '') ?? null
}
