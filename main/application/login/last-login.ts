import type { CallArgument } from '../../contract/calls'
import type { LoginChoices, LoginForm } from '../../contract/login'
import type { Login } from '../../migration/link'
import { OldEncryption } from '../../settings/old-encryption'
import type { SettingsFile } from '../../settings/settings'

const noLogin: LoginForm = { host: '', port: 22, user: '', method: 'password', keyFile: '', jumps: [] }

/** What the form starts with: the last login, without its secrets. */
export function lastLogin(settings: SettingsFile): LoginForm {
  const last = settings.get('lastConnection')
  return last ? { ...last, jumps: last.jumps ?? [] } : noLogin
}

/** How many devices are suggested. */
const mostRecent = 10

/** The last logins, without their secrets: the newest first, each device once. */
export function recentLogins(settings: SettingsFile): LoginChoices['recent'] {
  const last = settings.get('lastConnection')
  return [...(last ? [last] : []), ...settings.get('recentConnections')]
    .filter((login, at, all) => all.findIndex((each) => isSamePlace(each, login)) === at)
    .slice(0, mostRecent)
    .map((login) => ({ ...login, jumps: login.jumps ?? [] }))
}

/** Names are the same in capitals and small letters. */
function isSamePlace(one: Place, other: Place): boolean {
  return one.host.toLowerCase() === other.host.toLowerCase() && one.port === other.port
}

type Place = Pick<LoginForm, 'host' | 'port'>

/** Remembers where and how someone logged in, and nothing that is secret. @throws ProblemError `settings-unwritable`. */
export function rememberLogin(settings: SettingsFile, login: Login, typed: CallArgument<'connect'>): void {
  const { host, port, user } = login
  const { authentication, jumps = [], oldAlgorithms = false } = typed
  if (authentication.method === 'rehearsal') return
  const connection = {
    ...{ host, port, user, ...withoutSecrets(authentication) },
    jumps: jumps.map((jump) => ({
      host: jump.host.trim(),
      port: jump.port,
      user: jump.user.trim(),
      ...withoutSecrets(jump.authentication),
    })),
  }
  settings.set('lastConnection', connection)
  settings.update('recentConnections', (before) =>
    [connection, ...before.filter((each) => !isSamePlace(each, connection))].slice(0, mostRecent),
  )
  new OldEncryption(settings).remember({ host, port }, oldAlgorithms)
}

type Authentication = NonNullable<CallArgument<'connect'>['jumps']>[number]['authentication']

function withoutSecrets(authentication: Authentication) {
  const { method } = authentication
  return { method, keyFile: authentication.method === 'key' ? authentication.keyFile : '' }
}
