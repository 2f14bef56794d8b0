import type { CallArgument } from '../../contract/calls'
import type { LoginForm } from '../../contract/login'
import type { Login } from '../../migration/link'
import { OldEncryption } from '../../settings/old-encryption'
import type { SettingsFile } from '../../settings/settings'

const noLogin: LoginForm = { host: '', port: 22, user: '', method: 'password', keyFile: '', jumps: [] }

/** What the form starts with: the last login, without its secrets. */
export function lastLogin(settings: SettingsFile): LoginForm {
  const last = settings.get('lastConnection')
  return last ? { ...last, jumps: last.jumps ?? [] } : noLogin
}

/** Remembers where and how somebody logged in, and nothing that is secret. @throws ProblemError `settings-unwritable`. */
export function rememberLogin(settings: SettingsFile, login: Login, typed: CallArgument<'connect'>): void {
  const { host, port, user } = login
  const { authentication, jumps = [], oldAlgorithms = false } = typed
  if (authentication.method === 'rehearsal') return
  settings.set('lastConnection', {
    ...{ host, port, user, ...withoutSecrets(authentication) },
    jumps: jumps.map((jump) => ({
      host: jump.host.trim(),
      port: jump.port,
      user: jump.user.trim(),
      ...withoutSecrets(jump.authentication),
    })),
  })
  new OldEncryption(settings).remember({ host, port }, oldAlgorithms)
}

type Authentication = NonNullable<CallArgument<'connect'>['jumps']>[number]['authentication']

function withoutSecrets(authentication: Authentication) {
  const { method } = authentication
  return { method, keyFile: authentication.method === 'key' ? authentication.keyFile : '' }
}
