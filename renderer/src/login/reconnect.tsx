import { useId, useRef, useState } from 'react'
import type { RunView } from '../../../main/contract/run-view'
import { Button } from '../components/button'
import { Dialog } from '../components/dialog'
import { useCall } from '../state/calls'
import { LoginFields } from './login-fields'
import { startForm } from './login-form'

/** The way back to the device from within a step: after a cut, or when a run was resumed. */
export function Reconnect({ run }: { readonly run: RunView }) {
  return run.byHand === null ? <ConnectAgain run={run} /> : <GoOnByHand run={run} />
}

function GoOnByHand({ run }: { readonly run: RunView }) {
  const [begin, beginning] = useCall('connectByHand')
  return (
    <Button
      size="small"
      disabled={beginning}
      onClick={() => void begin({ user: run.connection.user || run.connect.form.user })}
    >
      Go on by hand
    </Button>
  )
}

function ConnectAgain({ run }: { readonly run: RunView }) {
  const [form, setForm] = useState(() => startForm(run.connect.form))
  const [open, setOpen] = useState(false)
  const element = useRef<HTMLFormElement>(null)
  const formId = useId()
  return (
    <>
      <Button size="small" onClick={() => setOpen(true)}>
        Connect again
      </Button>
      {open && (
        <Dialog
          title={`Connect again to ${deviceName(run)}`}
          onRefuse={() => setOpen(false)}
          actions={
            <>
              <Button onClick={() => setOpen(false)}>Cancel</Button>
              <Button kind="primary" form={formId}>
                Connect
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

/** What the device of a run is called, as well as it is known. */
export function deviceName({ device, connection, connect }: RunView): string {
  return (
    device?.hostname ?? [connection.host, connect.form.host].find((host) => host !== '') ?? 'the FortiGate'
  )
}
