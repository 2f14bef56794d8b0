import { useId, useRef, useState } from 'react'
import type { RunView } from '../../../../main/contract/view'
import { Button } from '../../components/button'
import { Callout } from '../../components/callout'
import { Dialog } from '../../components/dialog'
import { LoginFields } from './login-fields'
import { startForm } from './login-form'

/** A step that reads the device, without a connection to it: after a cut, or when a run was resumed. */
export function Reconnect({ run }: { readonly run: RunView }) {
  const [open, setOpen] = useState(false)
  const [form, setForm] = useState(() => startForm(run.connect.form))
  const element = useRef<HTMLFormElement>(null)
  const formId = useId()
  const { connection, device } = run
  const name = device?.hostname ?? connection.host
  if (run.busy !== null || connection.state === 'connected' || connection.state === 'connecting') return null
  return (
    <>
      <Callout
        tone="warn"
        title={
          connection.state === 'lost'
            ? `The connection to ${name} is lost.`
            : `Not connected to ${name === '' ? 'the FortiGate' : name}.`
        }
        actions={
          <Button size="small" onClick={() => setOpen(true)}>
            Connect again
          </Button>
        }
      >
        What was read and decided so far is kept. To read or change anything on the device, connect again.
      </Callout>
      {open && (
        <Dialog
          title={`Connect again to ${name === '' ? 'the FortiGate' : name}`}
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
