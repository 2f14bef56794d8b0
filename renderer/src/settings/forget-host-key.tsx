import { useState } from 'react'
import type { KnownDevice } from '../../../main/contract/aside'
import { moment } from '../../../main/text/times'
import { Button } from '../components/button'
import { Dialog } from '../components/dialog'
import { Facts } from '../components/facts'
import { TextField } from '../components/field'
import { useWords } from '../language/words'
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
  const words = useWords('beside')
  const { say, draw } = words
  const isTyped = typed.trim() === host
  const close = () => {
    refusals.set(null)
    onClose()
  }
  return (
    <Dialog
      title={say('forget.title', { address: addressWords(device, words) })}
      tone="bad"
      onRefuse={close}
      actions={
        <>
          <Button onClick={close}>{say('forget.stay')}</Button>
          <Button
            kind="danger"
            disabled={!isTyped || forgetting}
            onClick={() =>
              void forget({ host, port, type, typed }).then((isDone) => {
                if (isDone) close()
              })
            }
          >
            {say('forget.go')}
          </Button>
        </>
      }
    >
      {refusal !== null && <ProblemCallout problem={refusal} />}
      <p>{say('forget.after')}</p>
      {isFinal && <p>{draw('forget.final', { strong: (text) => <strong>{text}</strong> })}</p>}
      <Facts
        look="lines"
        facts={[
          { name: say('forget.type'), value: type, mono: true },
          { name: say('forget.fingerprint'), value: fingerprint, mono: true },
          { name: say('forget.since'), value: moment(since) },
        ]}
      />
      <TextField
        label={say('forget.typed')}
        hint={draw('forget.typed.hint', {
          host,
          address: (text) => <span className="mono">{text}</span>,
        })}
        mono
        value={typed}
        onChange={setTyped}
        focusFirst
      />
    </Dialog>
  )
}
