import { useState, type Dispatch, type RefObject, type SetStateAction } from 'react'
import type { RunView } from '../../../main/contract/run-view'
import { useWords } from '../language/words'
import { ask, useCall } from '../state/calls'
import { TextField } from '../components/field'
import { AuthenticationFields } from './authentication-fields'
import { HostFields } from './host-fields'
import { JumpHosts } from './jump-hosts'
import { isRemembered, recentName, suggestionsOf, useLoginChoices } from './login-choices'
import { OldEncryptionCallout } from './old-encryption'
import {
  problemsOf,
  toCall,
  withoutSecrets,
  withRecent,
  withSshHost,
  type TypedLogin,
  type LoginProblems,
} from './login-form'
import './login-fields.css'

interface LoginFieldsProps {
  readonly run: RunView
  /** Id of the form, for the button outside it that submits. */
  readonly id: string
  readonly element: RefObject<HTMLFormElement | null>
  readonly form: TypedLogin
  readonly onChange: Dispatch<SetStateAction<TypedLogin>>
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
  const words = useWords('steps')
  const { say } = words
  const rehearsal = run.mode === 'rehearsal'
  const choices = useLoginChoices(!rehearsal)
  const busy = run.busy !== null
  const allowed = form.oldEncryption ?? isRemembered(choices, form.host, form.port)
  const set = (change: Partial<TypedLogin>) => {
    onChange((now) => ({ ...now, ...change }))
    setProblems({})
  }
  /** The form with what `~/.ssh/config` says, if the address is a name from there. */
  const resolved = async (typed: TypedLogin): Promise<TypedLogin> => {
    const alias = typed.host.trim()
    if (!(choices?.aliases ?? []).includes(alias)) return typed
    const result = await ask('sshHost', { alias })
    if (!result.ok || result.value === null) return typed
    const found = result.value
    onChange((now) => (now.host.trim() === alias ? withSshHost(now, found) : now))
    setProblems({})
    return withSshHost(typed, found)
  }
  const submit = async (fields: HTMLFormElement) => {
    const filled = await resolved(form)
    const found = problemsOf(filled, words)
    setProblems(found)
    if (Object.keys(found).length > 0) {
      requestAnimationFrame(() => fields.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus())
      return
    }
    const old = filled.oldEncryption ?? isRemembered(choices, filled.host, filled.port)
    void connect(toCall(filled, old))
    onChange(withoutSecrets)
    onSent?.()
  }

  return (
    <form
      id={id}
      ref={element}
      className="login"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        if (!busy) void submit(event.currentTarget)
      }}
    >
      <HostFields
        host={form.host}
        port={form.port}
        onHost={(host) => set({ host, oldEncryption: null, takenFrom: null })}
        onPort={(port) => set({ port, oldEncryption: null })}
        problems={problems}
        disabled={busy}
        readOnly={rehearsal}
        hint={
          rehearsal ? (
            say('login.address.twin')
          ) : (
            <AddressHint
              form={form}
              names={choices?.aliases}
              hasRecent={(choices?.recent ?? []).length > 0}
            />
          )
        }
        {...(!rehearsal && { suggestions: suggestionsOf(choices, words) })}
        onChosen={(name) => {
          const recent = (choices?.recent ?? []).find((each) => recentName(each) === name)
          if (recent) set(withRecent(form, recent))
          else void resolved({ ...form, host: name })
        }}
        onLeft={(host) => void resolved({ ...form, host })}
      />
      <TextField
        label={say('login.user')}
        value={form.user}
        onChange={(user) => set({ user })}
        problem={problems.user}
        disabled={busy}
        autoComplete="username"
        hint={say('login.user.hint')}
      />
      {form.method === 'rehearsal' ? (
        <p className="login__prepared quiet small">{say('login.prepared')}</p>
      ) : (
        <>
          <AuthenticationFields
            value={{ ...form, method: form.method }}
            onChange={set}
            agent={choices?.agent ?? null}
            problems={problems}
            disabled={busy}
            passwordHint={say('login.password.hint')}
            focusPassword
          />
          <div className="login__more">
            <JumpHosts
              jumps={form.jumps}
              onChange={(jumps) => set({ jumps })}
              agent={choices?.agent ?? null}
              problems={problems.jumps ?? []}
              disabled={busy}
            />
            <OldEncryptionCallout
              allowed={allowed}
              onChange={(oldEncryption) => set({ oldEncryption })}
              disabled={busy}
              open={run.problem?.code === 'no-common-algorithm'}
            />
          </div>
        </>
      )}
    </form>
  )
}

/** The file of names, as every SSH client knows it. */
const config = '~/.ssh/config'

interface AddressHintProps {
  readonly form: TypedLogin
  readonly names: readonly string[] | undefined
  readonly hasRecent: boolean
}

/** What may be typed as an address; or where the form was taken from, and what of it is not used. */
function AddressHint({ form: { takenFrom }, names = [], hasRecent }: AddressHintProps) {
  const { say, draw } = useWords('steps')
  if (takenFrom === null) {
    const hasNames = names.length > 0
    if (hasRecent && !hasNames) return say('login.address.recent')
    if (hasRecent) return say('login.address.recent-names', { file: config })
    return hasNames ? say('login.address.names', { file: config }) : say('login.address.hint')
  }
  return (
    <>
      {draw('login.address.taken', {
        file: config,
        alias: takenFrom.alias,
        mono: (text) => <span className="mono">{text}</span>,
      })}
      {takenFrom.notes.map((note) => ` ${note}`)}
    </>
  )
}
