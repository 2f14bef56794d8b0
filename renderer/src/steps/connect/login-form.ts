import type { CallArgument } from '../../../../main/contract/calls'
import type { ConnectView } from '../../../../main/contract/view'

/** What the person has filled in, as text. */
export interface LoginForm {
  readonly host: string
  readonly port: string
  readonly user: string
  readonly method: ConnectView['form']['method']
  readonly password: string
  readonly keyFile: string
  readonly passphrase: string
}

/** What is wrong with a field, in words for below it. */
export type LoginProblems = Partial<Record<'host' | 'port' | 'user' | 'password' | 'keyFile', string>>

/** The form as it starts: what main remembers, without secrets. */
export function startForm(form: ConnectView['form']): LoginForm {
  return {
    host: form.host,
    port: String(form.port),
    user: form.user,
    method: form.method,
    password: '',
    keyFile: form.keyFile,
    passphrase: '',
  }
}

/** What has to be put right before a login can be tried. */
export function problemsOf(form: LoginForm): LoginProblems {
  const port = Number(form.port)
  const whole = /^\d{1,5}$/.test(form.port.trim()) && port >= 1 && port <= 65_535
  return {
    ...(form.host.trim() === '' && { host: 'The address or name of the FortiGate is missing.' }),
    ...(/\s|[/@]/.test(form.host.trim()) && {
      host: 'Only the address or name, without a user or https://.',
    }),
    ...(!whole && { port: 'A number from 1 to 65535.' }),
    ...(form.user.trim() === '' && { user: 'The administrator to log in as is missing.' }),
    ...(form.method === 'password' && form.password === '' && { password: 'The password is missing.' }),
    ...(form.method === 'key' && form.keyFile === '' && { keyFile: 'Choose the file of the private key.' }),
  }
}

/** The form as main takes it. */
export function toCall(form: LoginForm): CallArgument<'connect'> {
  return {
    host: form.host.trim(),
    port: Number(form.port),
    user: form.user.trim(),
    authentication:
      form.method === 'password'
        ? { method: 'password', password: form.password }
        : form.method === 'key'
          ? { method: 'key', keyFile: form.keyFile, passphrase: form.passphrase }
          : { method: 'rehearsal' },
  }
}
