import type { ReactNode } from 'react'
import type { LoginChoices, LoginMethod } from '../../../main/contract/login'
import { useWords, type WordsOf } from '../language/words'
import { call } from '../state/calls'
import { Button } from '../components/button'
import { RadioGroup, TextField } from '../components/field'
import type { FieldProblems } from './login-form'

/** How someone logs in on one host. */
interface Authentication {
  readonly method: LoginMethod
  readonly password: string
  readonly keyFile: string
  readonly passphrase: string
}

interface AuthenticationFieldsProps {
  readonly value: Authentication
  readonly onChange: (change: Partial<Authentication>) => void
  readonly agent: LoginChoices['agent'] | null
  readonly problems: FieldProblems
  readonly disabled: boolean
  readonly passwordHint: ReactNode
  readonly focusPassword?: boolean
}

/** How to log in, and what that takes. */
export function AuthenticationFields({
  value,
  onChange,
  agent,
  problems,
  disabled,
  passwordHint,
  focusPassword = false,
}: AuthenticationFieldsProps) {
  const words = useWords('steps')
  const { say } = words
  const chooseKey = async () => {
    const result = await call('chooseKeyFile')
    if (result.ok && result.value !== null) onChange({ keyFile: result.value })
  }
  return (
    <>
      <RadioGroup
        legend={say('login.method')}
        value={value.method}
        onChange={(method) => onChange({ method, password: '', passphrase: '' })}
        disabled={disabled}
        options={[
          { value: 'password', title: say('login.method.password') },
          { value: 'key', title: say('login.method.key') },
          { value: 'agent', title: agentTitle(agent, words), ...reasonOf(agent) },
        ]}
      />
      {value.method === 'password' && (
        <TextField
          label={say('login.password')}
          type="password"
          canBeShown
          value={value.password}
          focusFirst={focusPassword}
          onChange={(password) => onChange({ password })}
          problem={problems.password}
          disabled={disabled}
          hint={passwordHint}
        />
      )}
      {value.method === 'key' && (
        <>
          <div className="login__key">
            <TextField
              label={say('login.key')}
              mono
              value={value.keyFile}
              problem={problems.keyFile}
              disabled={disabled}
              readOnly
            />
            <Button disabled={disabled} onClick={() => void chooseKey()}>
              {say('login.key.choose')}
            </Button>
          </div>
          <TextField
            label={say('login.passphrase')}
            type="password"
            canBeShown
            value={value.passphrase}
            onChange={(passphrase) => onChange({ passphrase })}
            disabled={disabled}
          />
        </>
      )}
      {value.method === 'agent' && agent?.reason === '' && (
        <p className="login__aside quiet small">{say('login.agent')}</p>
      )}
    </>
  )
}

function agentTitle(agent: LoginChoices['agent'] | null, { say }: WordsOf<'steps'>): string {
  if (agent?.reason !== '') return say('login.method.agent')
  return say('login.method.agent.keys', { count: agent.keys })
}

function reasonOf(agent: LoginChoices['agent'] | null): { readonly reason?: string } {
  return agent === null || agent.reason === '' ? {} : { reason: agent.reason }
}
