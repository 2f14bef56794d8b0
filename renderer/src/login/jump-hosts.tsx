import { useId } from 'react'
import { mostJumps, type LoginChoices } from '../../../main/contract/login'
import { Button } from '../components/button'
import { Disclosure } from '../components/disclosure'
import { TextField } from '../components/field'
import { AuthenticationFields } from './authentication-fields'
import { HostFields } from './host-fields'
import { emptyJump, type FieldProblems, type JumpFields } from './login-form'

interface JumpHostsProps {
  readonly jumps: readonly JumpFields[]
  readonly onChange: (jumps: readonly JumpFields[]) => void
  readonly agent: LoginChoices['agent'] | null
  readonly problems: readonly FieldProblems[]
  readonly disabled: boolean
}

/** The hosts on the way to the FortiGate, for those who have any. */
export function JumpHosts({ jumps, onChange, agent, problems, disabled }: JumpHostsProps) {
  const set = (at: number, change: Partial<JumpFields>) =>
    onChange(jumps.map((jump, index) => (index === at ? { ...jump, ...change } : jump)))
  const added: JumpFields = { ...emptyJump, method: agent?.reason === '' ? 'agent' : 'password' }
  return (
    <Disclosure summary="Through a jump host" aside={summaryOf(jumps)} open={jumps.length > 0} look="row">
      <div className="jumps">
        <p className="quiet small">
          A host that you may log in on and that reaches the FortiGate. It passes the connection on and can’t
          read it.
        </p>
        {jumps.map((jump, at) => (
          <JumpHost
            key={at}
            name={jumps.length === 1 ? 'Jump host' : `Jump host ${at + 1}`}
            jump={jump}
            onChange={(change) => set(at, change)}
            onRemove={() => onChange(jumps.filter((_jump, index) => index !== at))}
            agent={agent}
            problems={problems[at] ?? {}}
            disabled={disabled}
          />
        ))}
        {jumps.length < mostJumps && (
          <Button size="small" disabled={disabled} onClick={() => onChange([...jumps, added])}>
            {jumps.length === 0 ? 'Add a jump host' : 'Add another one'}
          </Button>
        )}
      </div>
    </Disclosure>
  )
}

interface JumpHostProps {
  readonly name: string
  readonly jump: JumpFields
  readonly onChange: (change: Partial<JumpFields>) => void
  readonly onRemove: () => void
  readonly agent: LoginChoices['agent'] | null
  readonly problems: FieldProblems
  readonly disabled: boolean
}

function JumpHost({ name, jump, onChange, onRemove, agent, problems, disabled }: JumpHostProps) {
  const title = useId()
  return (
    <div className="jump" role="group" aria-labelledby={title}>
      <div className="jump__head">
        <b id={title}>{name}</b>
        <Button
          size="small"
          kind="quiet"
          disabled={disabled}
          label={`Remove ${name.toLowerCase()}`}
          onClick={onRemove}
        >
          Remove
        </Button>
      </div>
      <HostFields
        host={jump.host}
        port={jump.port}
        onHost={(host) => onChange({ host })}
        onPort={(port) => onChange({ port })}
        problems={problems}
        disabled={disabled}
      />
      <TextField
        label="User"
        value={jump.user}
        onChange={(user) => onChange({ user })}
        problem={problems.user}
        disabled={disabled}
      />
      <AuthenticationFields
        value={jump}
        onChange={onChange}
        agent={agent}
        problems={problems}
        disabled={disabled}
        passwordHint="Left empty, it is asked for when you connect."
      />
    </div>
  )
}

function summaryOf(jumps: readonly JumpFields[]): string {
  const names = jumps.map(({ host }) => host.trim()).filter((host) => host !== '')
  return names.join(', then ')
}
