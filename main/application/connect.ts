import type { CallArgument } from '../contract/calls'
import type { Policy } from '../contract/policy'
import type { KnownHosts } from '../settings/known-hosts'
import type { SettingsFile } from '../settings/settings'
import { allowedLogin } from './allowed-by-policy'
import type { OpenRun } from './open-run'
import { rememberLogin } from './login/last-login'
import { prepareLogin, type LoginContext } from './login/login'
import { unsettledAt } from './unsettled-at'
import type { RefusedLogins } from '../ssh/refused-logins'

/** What a run is connected with. */
export interface ConnectContext extends Pick<LoginContext, 'questions' | 'openSsh' | 'remember' | 'now'> {
  readonly refused: RefusedLogins
  readonly settings: SettingsFile
  readonly knownHosts: KnownHosts
  /** Of the organization; for real devices. */
  readonly policy: Policy
}

/**
 * Connects a run as it was typed, and remembers how. A rehearsal reaches its twin and nothing else, whatever was typed,
 * and nothing of it is remembered.
 *
 * @throws ProblemError
 */
export async function connect(
  { procedure, clock, transcript, rehearsal, hand }: OpenRun,
  typed: CallArgument<'connect'>,
  { settings, knownHosts, refused, questions, openSsh, remember, now, policy }: ConnectContext,
): Promise<void> {
  const where = rehearsal ? { ...typed, host: rehearsal.form.host, port: rehearsal.form.port } : typed
  if (!rehearsal) settings.refresh()
  const allowed = allowedLogin(policy, {
    host: typed.host,
    oldAlgorithms: typed.oldAlgorithms === true,
    isRehearsal: rehearsal !== null,
    unsettled: unsettledAt(procedure.state, typed),
  })
  const login = await prepareLogin(where, {
    questions,
    transcript,
    knownHosts: rehearsal ? null : knownHosts,
    ...allowed,
    openSsh,
    remember,
    refused: rehearsal ? null : refused,
    rehearsalPassword: rehearsal?.password ?? null,
    now,
    clock,
  })
  if (!rehearsal) {
    remember(() => {
      rememberLogin(settings, login, typed)
    })
  }
  await procedure.connect(login)
  if (procedure.session.connection.state === 'connected') hand.leaveToSession()
}
