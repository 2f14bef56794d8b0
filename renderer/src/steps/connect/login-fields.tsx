import { useState, type RefObject } from 'react'
import type { RunView } from '../../../../main/contract/view'
import { call, useCall } from '../../app/calls'
import { Button } from '../../components/button'
import { RadioGroup, TextField } from '../../components/field'
import { problemsOf, toCall, type LoginForm, type LoginProblems } from './login-form'
import './login-fields.css'

interface LoginFieldsProps {
  readonly run: RunView
  /** Id of the form, for the button outside it that submits. */
  readonly id: string
  readonly element: RefObject<HTMLFormElement | null>
  readonly form: LoginForm
  readonly onChange: (form: LoginForm) => void
  /** Told when the login has been handed to main. */
  readonly onSent?: () => void
}

/**
 * Where to connect, and as whom. Secrets leave the form with the submit and are not kept; the rest stays, so that
 * a second try needs only the password.
 */
export function LoginFields({ run, id, element, form, onChange, onSent }: LoginFieldsProps) {
  const [problems, setProblems] = useState<LoginProblems>({})
  const [connect] = useCall('connect')
  const busy = run.busy !== null
  const set = (change: Partial<LoginForm>) => {
    onChange({ ...form, ...change })
    setProblems({})
  }
  const rehearsal = run.mode === 'rehearsal'
  const chooseKey = async () => {
    const result = await call('chooseKeyFile')
    if (result.ok && result.value !== null) set({ keyFile: result.value })
  }

  return (
    <form
      id={id}
      ref={element}
      className="login"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        if (busy) return
        const found = problemsOf(form)
        setProblems(found)
        if (Object.keys(found).length > 0) {
          const fields = event.currentTarget
          requestAnimationFrame(() => fields.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus())
          return
        }
        void connect(toCall(form))
        onChange({ ...form, password: '', passphrase: '' })
        onSent?.()
      }}
    >
      <div className="login__where">
        <TextField
          label="Address"
          mono
          value={form.host}
          onChange={(host) => set({ host })}
          problem={problems.host}
          readOnly={rehearsal}
          disabled={busy}
          hint={
            rehearsal
              ? 'The simulated FortiGate, on this laptop.'
              : 'IP address or name, on an interface that allows SSH.'
          }
        />
        <TextField
          label="Port"
          mono
          inputMode="numeric"
          value={form.port}
          onChange={(port) => set({ port })}
          problem={problems.port}
          readOnly={rehearsal}
          disabled={busy}
        />
      </div>
      <TextField
        label="Administrator"
        value={form.user}
        onChange={(user) => set({ user })}
        problem={problems.user}
        disabled={busy}
        autoComplete="username"
        hint="With the profile super_admin: it must see every VDOM and may migrate."
      />
      {rehearsal ? (
        <p className="login__prepared quiet small">
          Prepared account: the passwords of a configuration can’t be read, so the rehearsal logs in without
          asking you for one.
        </p>
      ) : (
        <RadioGroup
          legend="Log in with"
          value={form.method}
          onChange={(method) => set({ method, password: '', passphrase: '' })}
          disabled={busy}
          options={[
            { value: 'password', title: 'Password' },
            { value: 'key', title: 'Key file' },
          ]}
        />
      )}
      {!rehearsal && form.method === 'password' && (
        <TextField
          label="Password"
          type="password"
          value={form.password}
          focusFirst
          onChange={(password) => set({ password })}
          problem={problems.password}
          disabled={busy}
          hint="Sent once, kept only in memory for this session. A token code is asked for when the device wants one."
        />
      )}
      {!rehearsal && form.method === 'key' && (
        <>
          <div className="login__key">
            <TextField
              label="Private key file"
              mono
              value={form.keyFile}
              problem={problems.keyFile}
              disabled={busy}
              readOnly
            />
            <Button disabled={busy} onClick={() => void chooseKey()}>
              Choose a file…
            </Button>
          </div>
          <TextField
            label="Passphrase of the key (if it has one)"
            type="password"
            value={form.passphrase}
            onChange={(passphrase) => set({ passphrase })}
            disabled={busy}
          />
        </>
      )}
    </form>
  )
}
