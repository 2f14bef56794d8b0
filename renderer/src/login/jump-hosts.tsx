import { useId } from 'react'
import { mostJumps, type LoginChoices } from '../../../main/contract/login'
import { useWords, type WordsOf } from '../language/words'
import { Button } from '../components/button'
import { Disclosure } from '../components/disclosure'
import { TextField } from '../components/field'
import { AuthenticationFields } from './authentication-fields'
import { HostFields } from './host-fields'
import { wayThrough } from './login-choices'
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
  const words = useWords('steps')
  const { say } = words
  const set = (at: number, change: Partial<JumpFields>) =>
    onChange(jumps.map((jump, index) => (index === at ? { ...jump, ...change } : jump)))
  const added: JumpFields = { ...emptyJump, method: agent?.reason === '' ? 'agent' : 'password' }
  return (
    <Disclosure
      summary={say('jumps.title')}
      aside={summaryOf(jumps, words)}
      open={jumps.length > 0}
      look="row"
    >
      <div className="jumps">
        <p className="quiet small">{say('jumps.about')}</p>
        {jumps.map((jump, at) => (
          <JumpHost
            key={at}
            number={jumps.length === 1 ? null : at + 1}
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
            {say(jumps.length === 0 ? 'jumps.add' : 'jumps.add-another')}
          </Button>
        )}
      </div>
    </Disclosure>
  )
}

interface JumpHostProps {
  /** Which of several it is; `null` for the only one. */
  readonly number: number | null
  readonly jump: JumpFields
  readonly onChange: (change: Partial<JumpFields>) => void
  readonly onRemove: () => void
  readonly agent: LoginChoices['agent'] | null
  readonly problems: FieldProblems
  readonly disabled: boolean
}

function JumpHost({ number, jump, onChange, onRemove, agent, problems, disabled }: JumpHostProps) {
  const title = useId()
  const { say } = useWords('steps')
  return (
    <div className="jump" role="group" aria-labelledby={title}>
      <div className="jump__head">
        <b id={title}>{number === null ? say('jumps.host') : say('jumps.host.number', { number })}</b>
        <Button
          size="small"
          kind="quiet"
          disabled={disabled}
          label={number === null ? say('jumps.remove.host') : say('jumps.remove.number', { number })}
          onClick={onRemove}
        >
          {say('jumps.remove')}
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
        label={say('jumps.user')}
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
        passwordHint={say('jumps.password.hint')}
      />
    </div>
  )
}

function summaryOf(jumps: readonly JumpFields[], words: WordsOf<'steps'>): string {
  return wayThrough(
    jumps.map(({ host }) => host.trim()).filter((host) => host !== ''),
    words,
  )
}
