import type { ReactNode } from 'react'
import { useWords } from '../language/words'
import { ComboField, type Suggestion } from '../components/combo-field'
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
  /** What can be chosen in the place of typing an address; absent if nothing can. */
  readonly suggestions?: readonly Suggestion[]
  readonly onChosen?: (name: string) => void
  /** The address was left with this in it. */
  readonly onLeft?: (typed: string) => void
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
  suggestions,
  onChosen = () => undefined,
  onLeft = () => undefined,
}: HostFieldsProps) {
  const { say } = useWords('steps')
  return (
    <div className="login__where">
      {suggestions === undefined ? (
        <TextField
          label={say('login.address')}
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
          label={say('login.address')}
          value={host}
          onChange={onHost}
          suggestions={suggestions}
          onChosen={onChosen}
          onLeft={onLeft}
          problem={problems.host}
          disabled={disabled}
          hint={hint}
        />
      )}
      <TextField
        label={say('login.port')}
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
