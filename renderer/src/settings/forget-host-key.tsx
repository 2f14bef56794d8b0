import { useState } from 'react'
import type { KnownDevice } from '../../../main/contract/aside'
import { moment } from '../../../main/text/times'
import { Button } from '../components/button'
import { Dialog } from '../components/dialog'
import { Facts } from '../components/facts'
import { TextField } from '../components/field'
import { ProblemCallout } from '../problems/problem-callout'
import { refusals, useCall } from '../state/calls'
import { useStore } from '../state/use-store'
import { addressWords } from './address-words'

interface ForgetHostKeyProps {
  readonly device: KnownDevice
  /** Whether the organization would let nobody trust it again. */
  readonly isFinal: boolean
  readonly onClose: () => void
}

/** Asks before a host key is forgotten: the person types the address, so that it is not the wrong row. */
export function ForgetHostKey({ device, isFinal, onClose }: ForgetHostKeyProps) {
  const { host, port, type, fingerprint, since } = device
  const [typed, setTyped] = useState('')
  const [forget, forgetting] = useCall('forgetHostKey')
  const refusal = useStore(refusals)
  const isTyped = typed.trim() === host
  const close = () => {
    refusals.set(null)
    onClose()
  }
  return (
    <Dialog
      title={`Forget the host key of ${addressWords(device)}?`}
      tone="bad"
      onRefuse={close}
      actions={
        <>
          <Button onClick={close}>Keep it</Button>
          <Button
            kind="danger"
            disabled={!isTyped || forgetting}
            onClick={() =>
              void forget({ host, port, type, typed }).then((isDone) => {
                if (isDone) close()
              })
            }
          >
            Forget this key
          </Button>
        </>
      }
    >
      {refusal !== null && <ProblemCallout problem={refusal} />}
      <p>
        The next login asks about its key as if it had never been seen: a changed key is not noticed any more.
        Do it if the device was replaced or set up anew, and compare the new fingerprint on its console then.
      </p>
      {isFinal && (
        <p>
          <strong>Your organization lets nobody trust a new host key.</strong> Without this one you can’t log
          in there, unless OpenSSH on this computer knows the key.
        </p>
      )}
      <Facts
        look="lines"
        facts={[
          { name: 'Key type', value: type, mono: true },
          { name: 'Fingerprint', value: fingerprint, mono: true },
          { name: 'Trusted since', value: moment(since) },
        ]}
      />
      <TextField
        label="Type the address to forget its key"
        hint={
          <>
            It is <span className="mono">{host}</span>.
          </>
        }
        mono
        value={typed}
        onChange={setTyped}
        focusFirst
      />
    </Dialog>
  )
}
