import { useWords } from '../language/words'
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
  const { say, draw } = useWords('steps')
  return (
    <Disclosure
      summary={say('old-encryption.title')}
      aside={say(allowed ? 'old-encryption.allowed' : 'old-encryption.not-allowed')}
      open={open || allowed}
      look="row"
    >
      <div className="stack">
        <CheckBox
          label={say('old-encryption.allow')}
          checked={allowed}
          disabled={disabled}
          onChange={(to) => {
            onChange(to)
            return Promise.resolve(true)
          }}
        />
        <p className="quiet small">
          {draw('old-encryption.about', {
            line: 'set strong-crypto enable',
            entry: 'config system global',
            command: (text) => <code className="mono">{text}</code>,
          })}
        </p>
      </div>
    </Disclosure>
  )
}
