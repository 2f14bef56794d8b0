import type { CallArgument } from '../../../main/contract/calls'
import type { WordsOf } from '../language/words'
import type { LoginChoices, LoginForm as FormView, LoginMethod, SshHost } from '../../../main/contract/login'

/** What the person has filled in, as text. */
export interface TypedLogin extends Secrets {
  readonly host: string
  readonly port: string
  readonly user: string
  readonly method: FormView['method']
  readonly keyFile: string
  readonly jumps: readonly JumpFields[]
  /** Whether old encryption is allowed; `null` if it was left as it is remembered for that device. */
  readonly oldEncryption: boolean | null
  /** The entry of `~/.ssh/config` that the rest was taken from. */
  readonly takenFrom: Pick<SshHost, 'alias' | 'notes'> | null
}

interface Secrets {
  readonly password: string
  readonly passphrase: string
}

/** A host on the way, as text. */
export interface JumpFields extends Secrets {
  readonly host: string
  readonly port: string
  readonly user: string
  readonly method: LoginMethod
  readonly keyFile: string
}

const noSecrets: Secrets = { password: '', passphrase: '' }

/** A jump host that nothing is known of yet. */
export const emptyJump: JumpFields = {
  host: '',
  port: '22',
  user: '',
  method: 'agent',
  keyFile: '',
  ...noSecrets,
}

/** What is wrong with a field, in words for below it. */
export type FieldProblems = Partial<Record<'host' | 'port' | 'user' | 'password' | 'keyFile', string>>

/** What is wrong with the form; `jumps` has an entry for each jump host, and is absent if all are well. */
export interface LoginProblems extends FieldProblems {
  readonly jumps?: readonly FieldProblems[]
}

/** The form as it starts: what main remembers, without secrets. */
export function startForm({ host, port, user, method, keyFile, jumps }: FormView): TypedLogin {
  return {
    host,
    port: String(port),
    user,
    method,
    keyFile,
    jumps: jumps.map(jumpFields),
    oldEncryption: null,
    takenFrom: null,
    ...noSecrets,
  }
}

function jumpFields(jump: FormView['jumps'][number]): JumpFields {
  return { ...jump, port: String(jump.port), ...noSecrets }
}

/** The form without what must not stay in it. */
export function withoutSecrets(form: TypedLogin): TypedLogin {
  return { ...form, ...noSecrets, jumps: form.jumps.map((jump) => ({ ...jump, ...noSecrets })) }
}

/** The form with what `~/.ssh/config` says of a host. What it does not say stays as it was. */
export function withSshHost(form: TypedLogin, found: SshHost): TypedLogin {
  const { alias, notes, host, port, user, keyFile, jumps } = found
  return {
    ...form,
    host,
    port: String(port),
    user: user === '' ? form.user : user,
    ...(keyFile !== '' && form.password === '' && { method: 'key', keyFile }),
    jumps: jumps.map(jumpFields),
    oldEncryption: null,
    takenFrom: { alias, notes },
  }
}

/** The form with the login of before, which has no secrets; those that were typed were for another one. */
export function withRecent(form: TypedLogin, recent: LoginChoices['recent'][number]): TypedLogin {
  return { ...form, ...startForm(recent) }
}

/** What has to be put right before a login can be tried. */
export function problemsOf(form: TypedLogin, words: WordsOf<'steps'>): LoginProblems {
  const { say } = words
  const jumps = form.jumps.map((jump) => ({
    ...placeProblems(jump, say('login.no-host.jump'), words),
    ...(jump.user.trim() === '' && { user: say('login.no-user.jump') }),
    ...keyProblem(jump, words),
  }))
  return {
    ...placeProblems(form, say('login.no-host'), words),
    ...(form.user.trim() === '' && { user: say('login.no-user') }),
    ...(form.method === 'password' && form.password === '' && { password: say('login.no-password') }),
    ...keyProblem(form, words),
    ...(jumps.some((problems) => Object.keys(problems).length > 0) && { jumps }),
  }
}

function placeProblems(
  place: Pick<TypedLogin, 'host' | 'port'>,
  withoutHost: string,
  { say }: WordsOf<'steps'>,
): FieldProblems {
  const port = Number(place.port)
  const whole = /^\d{1,5}$/.test(place.port.trim()) && port >= 1 && port <= 65_535
  return {
    ...(place.host.trim() === '' && { host: withoutHost }),
    ...(/\s|[/@]/.test(place.host.trim()) && {
      host: say('login.not-only-host'),
    }),
    ...(!whole && { port: say('login.no-port') }),
  }
}

function keyProblem(
  { method, keyFile }: Pick<TypedLogin, 'method' | 'keyFile'>,
  { say }: WordsOf<'steps'>,
): FieldProblems {
  return method === 'key' && keyFile === '' ? { keyFile: say('login.no-key') } : {}
}

/** The form as main takes it. */
export function toCall(form: TypedLogin, oldAlgorithms: boolean): CallArgument<'connect'> {
  return {
    host: form.host.trim(),
    port: Number(form.port),
    user: form.user.trim(),
    authentication:
      form.method === 'rehearsal' ? { method: 'rehearsal' } : authenticationOf(form, form.method),
    jumps: form.jumps.map((jump) => ({
      host: jump.host.trim(),
      port: Number(jump.port),
      user: jump.user.trim(),
      authentication: authenticationOf(jump, jump.method),
    })),
    oldAlgorithms,
  }
}

/** Only the secret of the method that was chosen. */
function authenticationOf(
  { password, keyFile, passphrase }: Pick<TypedLogin, 'password' | 'keyFile' | 'passphrase'>,
  method: LoginMethod,
) {
  switch (method) {
    case 'password':
      return { method, password }
    case 'key':
      return { method, keyFile, passphrase }
    case 'agent':
      return { method }
  }
}
