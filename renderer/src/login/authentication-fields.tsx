import type { ReactNode } from 'react'
import type { LoginChoices, LoginMethod } from '../../../main/contract/login'
import { call } from '../state/calls'
import { Button } from '../components/button'
import { RadioGroup, TextField } from '../components/field'
import type { FieldProblems } from './login-form'

/** How somebody logs in on one host. */
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
  const chooseKey = async () => {
    const result = await call('chooseKeyFile')
    if (result.ok && result.value !== null) onChange({ keyFile: result.value })
  }
  return (
    <>
      <RadioGroup
        legend="Log in with"
        value={value.method}
        onChange={(method) => onChange({ method, password: '', passphrase: '' })}
        disabled={disabled}
        options={[
          { value: 'password', title: 'Password' },
          { value: 'key', title: 'Private key' },
          { value: 'agent', title: agentTitle(agent), ...reasonOf(agent) },
        ]}
      />
      {value.method === 'password' && (
        <TextField
          label="Password"
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
              label="Private key file"
              mono
              value={value.keyFile}
              problem={problems.keyFile}
              disabled={disabled}
              readOnly
            />
            <Button disabled={disabled} onClick={() => void chooseKey()}>
              Choose a file…
            </Button>
          </div>
          <TextField
            label="Passphrase of the key (if it has one)"
            type="password"
            canBeShown
            value={value.passphrase}
            onChange={(passphrase) => onChange({ passphrase })}
            disabled={disabled}
          />
        </>
      )}
      {value.method === 'agent' && agent?.reason === '' && (
        <p className="login__aside quiet small">
          The agent signs; the keys stay with it. Nothing has to be typed.
        </p>
      )}
    </>
  )
}

function agentTitle(agent: LoginChoices['agent'] | null): string {
  if (agent?.reason !== '') return 'SSH agent'
  return `SSH agent, ${agent.keys === 1 ? '1 key' : `${agent.keys} keys`}`
}

function reasonOf(agent: LoginChoices['agent'] | null): { readonly reason?: string } {
  return agent === null || agent.reason === '' ? {} : { reason: agent.reason }
}
