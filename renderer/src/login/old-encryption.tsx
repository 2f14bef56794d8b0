import { CheckBox } from '../components/field'
import { Disclosure } from '../components/disclosure'

interface OldEncryptionProps {
  readonly allowed: boolean
  readonly onChange: (allowed: boolean) => void
  readonly disabled: boolean
  /** Shown at once: the device has just been found to need it. */
  readonly open: boolean
}

/** The way to a FortiGate that can do no better. It is chosen for one device at a time. */
export function OldEncryptionCallout({ allowed, onChange, disabled, open }: OldEncryptionProps) {
  return (
    <Disclosure
      summary="Old encryption"
      aside={allowed ? 'allowed for this device' : 'not allowed'}
      open={open || allowed}
      look="row"
    >
      <div className="stack">
        <CheckBox
          label="Allow old encryption for this device"
          checked={allowed}
          disabled={disabled}
          onChange={(to) => {
            onChange(to)
            return Promise.resolve(true)
          }}
        />
        <p className="quiet small">
          It uses SHA-1 and CBC, which somebody on the way could break with enough effort, and read the
          session. Better, on the FortiGate: <code className="mono">set strong-crypto enable</code> in{' '}
          <code className="mono">config system global</code>, or a newer FortiOS. Remembered for this address
          and port only.
        </p>
      </div>
    </Disclosure>
  )
}
