import type { ReactNode } from 'react'
import { ComboField } from '../components/combo-field'
import { TextField } from '../components/field'
import type { FieldProblems } from './login-form'

interface HostFieldsProps {
  readonly host: string
  readonly port: string
  readonly onHost: (host: string) => void
  readonly onPort: (port: string) => void
  readonly problems: FieldProblems
  readonly disabled: boolean
  readonly readOnly?: boolean
  readonly hint?: ReactNode
  /** Names that can be typed in the place of an address; absent where none can. */
  readonly names?: readonly string[]
  /** One of `names` was chosen, or typed and the field left. */
  readonly onNamed?: (name: string) => void
}

/** An address and a port, side by side. */
export function HostFields({
  host,
  port,
  onHost,
  onPort,
  problems,
  disabled,
  readOnly = false,
  hint,
  names,
  onNamed = () => undefined,
}: HostFieldsProps) {
  return (
    <div className="login__where">
      {names === undefined ? (
        <TextField
          label="Address"
          mono
          value={host}
          onChange={onHost}
          problem={problems.host}
          readOnly={readOnly}
          disabled={disabled}
          hint={hint}
        />
      ) : (
        <ComboField
          label="Address"
          value={host}
          onChange={onHost}
          names={names}
          onNamed={onNamed}
          problem={problems.host}
          disabled={disabled}
          hint={hint}
        />
      )}
      <TextField
        label="Port"
        mono
        inputMode="numeric"
        value={port}
        onChange={onPort}
        problem={problems.port}
        readOnly={readOnly}
        disabled={disabled}
      />
    </div>
  )
}
