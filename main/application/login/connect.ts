import type { CallArgument } from '../../contract/calls'
import type { KnownHosts } from '../../settings/known-hosts'
import type { SettingsFile } from '../../settings/settings'
import type { OpenRun } from '../open-run'
import { rememberLogin } from './last-login'
import { prepareLogin, type LoginContext } from './login'

/** What a run is connected with. */
export interface ConnectContext extends Pick<LoginContext, 'questions' | 'openSsh' | 'remember' | 'now'> {
  readonly settings: SettingsFile
  readonly knownHosts: KnownHosts
}

/**
 * Connects a run as it was typed, and remembers how. A rehearsal reaches its twin and nothing else, whatever was typed,
 * and nothing of it is remembered.
 *
 * @throws ProblemError
 */
export async function connect(
  { procedure, clock, transcript, rehearsal }: OpenRun,
  typed: CallArgument<'connect'>,
  { settings, knownHosts, questions, openSsh, remember, now }: ConnectContext,
): Promise<void> {
  const where = rehearsal ? { ...typed, host: rehearsal.form.host, port: rehearsal.form.port } : typed
  if (!rehearsal) settings.refresh()
  const login = await prepareLogin(where, {
    questions,
    transcript,
    knownHosts: rehearsal ? null : knownHosts,
    openSsh,
    remember,
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
}
