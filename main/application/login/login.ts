import type { Clock } from '../../clock'
import type { CallArgument } from '../../contract/calls'
import { forbiddenByPolicy } from '../../contract/policy'
import { ProblemError } from '../../contract/result'
import type { Patience } from '../../device/fortigate'
import type { FortiGate } from '../../migration/fortigate'
import type { Login, LoginObserver } from '../../migration/link'
import type { Transcript } from '../../evidence/transcript/transcript'
import type { OpenSshKnownHosts } from '../../ssh/openssh-known-hosts'
import type { RefusedLogins } from '../../ssh/refused-logins'
import type { ConnectionQuestions, Hop, HostKey, Target } from '../../ssh/target'
import type { KnownHosts } from '../../settings/known-hosts'
import { readCredentials } from './credentials'
import { AttendedHostKeys } from './host-keys'
import { LoginPrompts } from './login-prompts'
import type { OpenSsh } from './open-ssh'
import type { Questions } from './questions'

/** What a login needs besides what was typed. */
export interface LoginContext {
  readonly questions: Questions
  readonly transcript: Transcript
  /** `null` in a rehearsal: its host key is judged, and forgotten with it. */
  readonly knownHosts: KnownHosts | null
  /** Whether a person may trust a host key that is not known here yet. */
  readonly mayTrustNew: (question: { readonly fingerprint: string; readonly jumpHost: boolean }) => boolean
  /** Whether it is allowed for no more than settling what became of a license. */
  readonly settlesOnly: boolean
  readonly openSsh: OpenSsh
  /** Runs what writes to the settings, and says so if that fails. */
  readonly remember: (write: () => void) => void
  /** Logins that were refused; `null` in a rehearsal, whose twin locks nobody out. */
  readonly refused: RefusedLogins | null
  readonly rehearsalPassword: string | null
  readonly now: () => Date
  /** What the session waits by. */
  readonly clock: Clock
}

/** How a session is opened: with a person at hand, or without. */
type Attended = 'with a person' | 'alone'

/**
 * Makes a login out of what was typed. The credentials stay in the closure, in memory, for as long as the run is
 * open, so that a second login and a reconnect need not ask again.
 *
 * @throws ProblemError if something is missing, or a key file or the agent can't be used.
 */
export async function prepareLogin(typed: CallArgument<'connect'>, context: LoginContext): Promise<Login> {
  const { questions, transcript, knownHosts } = context
  const target = targetOf(typed, 'The address of the FortiGate is missing.', 'The user name is missing.')
  const credentials = await readCredentials(typed.authentication, context)
  const jumps = await readJumps(typed.jumps ?? [], context)
  const isJumpHost = ({ host, port }: Pick<HostKey, 'host' | 'port'>) =>
    host !== target.host || port !== target.port
  /** The host keys of OpenSSH, read again before each session: a person may have taken one out. */
  let theirs: OpenSshKnownHosts | null = null
  const hostKeys = new AttendedHostKeys({
    own: (key) => knownHosts?.judge(key) ?? { kind: 'unknown' },
    openSsh: (key) => theirs?.judge(key) ?? { kind: 'unknown' },
    trust: (key) => {
      context.remember(() => {
        knownHosts?.trust(key, context.now())
      })
    },
    ask: (question) => {
      // A changed key is shown as without a policy; it can’t be trusted anyhow.
      if (question.known === null && !context.mayTrustNew(question))
        throw forbiddenByPolicy(
          'A host key that this computer does not know was not trusted',
          'Ask the administrator of this computer to add it to the known hosts of OpenSSH. No credential was sent.',
        )
      return questions.ask(question)
    },
    note: transcript.note,
    isJumpHost,
  })
  const acceptedBanners = new Set<string>()
  let needsPerson = false

  const open = async (
    attended: Attended,
    observer: LoginObserver,
    signal?: AbortSignal,
  ): Promise<FortiGate> => {
    // SSH is loaded when it is first needed: the first screen need not wait for it.
    const { devicePatience, openFortiGate } = await import('../../device/fortigate')
    if (knownHosts) theirs = await context.openSsh.knownHosts()
    const prompts = new LoginPrompts(questions, context.now)
    const attempt = context.refused?.attempt(credentials, typed.oldAlgorithms ?? false)
    const paused: unknown[] = []
    const asked: ConnectionQuestions & { acceptBanner: (text: string) => Promise<boolean> } = {
      trustHostKey: async (key) => {
        if (isJumpHost(key)) return attended === 'alone' ? hostKeys.trustAgain(key) : hostKeys.trust(key)
        prompts.reached()
        const isTrusted = await (attended === 'alone' ? hostKeys.trustAgain(key) : hostKeys.trust(key))
        if (!isTrusted) return false
        attempt?.begin(key)
        return true
      },
      answerPrompts: (round) => {
        needsPerson = true
        try {
          if (round.again) attempt?.askedAgain()
        } catch (error) {
          paused.push(error)
          return Promise.resolve(null)
        }
        return attended === 'alone' ? Promise.resolve(null) : prompts.ask(round)
      },
      acceptBanner: async (text) => {
        if (attended === 'alone') return acceptedBanners.has(text)
        const isAccepted = (await questions.ask({ kind: 'post-login-banner', text })) !== null
        if (isAccepted) acceptedBanners.add(text)
        return isAccepted
      },
    }
    transcript.note(`Connecting to ${wayTo(target, jumps)} as ${target.user}`)
    try {
      const fortigate = await openFortiGate(
        target,
        credentials,
        asked,
        {
          sent: transcript.sent,
          received: transcript.received,
          commandDone: observer.commandDone,
          saidBeforePrompt: observer.saidBeforePrompt,
          quiet: observer.quiet,
          ended: (problem) => {
            transcript.note(problem ? problem.message : 'Disconnected')
            observer.ended(problem)
          },
          ...(observer.mayBeAsking && { mayBeAsking: observer.mayBeAsking }),
        },
        {
          jumps,
          oldAlgorithms: typed.oldAlgorithms,
          knownTypes: ({ host, port }) => [
            ...(knownHosts?.typesOf(host, port) ?? []),
            ...(theirs?.typesOf(host, port) ?? []),
          ],
          signal,
          clock: context.clock,
          patience: context.rehearsalPassword === null ? devicePatience : twinPatience,
        },
      )
      attempt?.accepted()
      return fortigate
    } catch (error) {
      if (paused.length > 0) throw paused[0]
      attempt?.failed(error)
      throw attended === 'alone' && needsPerson ? wantsPerson(target) : prompts.explain(error)
    } finally {
      // If it failed meanwhile, nobody waits for the answer any more.
      questions.refuseAll()
    }
  }
  return {
    ...target,
    settlesOnly: context.settlesOnly,
    open: (observer, signal) => open('with a person', observer, signal),
    get reopen() {
      return needsPerson
        ? undefined
        : (observer: LoginObserver, signal?: AbortSignal) => open('alone', observer, signal)
    },
  }
}

function wantsPerson({ host }: Target): ProblemError {
  return new ProblemError({
    code: 'login-needs-person',
    message: `The connection was lost, and ${host} asks something at the login now. Nothing was answered.`,
    hint: 'Connect again, and answer it yourself.',
  })
}

function targetOf(
  { host: typed, port, user }: Pick<CallArgument<'connect'>, 'host' | 'port' | 'user'>,
  withoutHost: string,
  withoutUser: string,
): Target {
  const host = typed.trim().replace(/^\[(.+)\]$/, '$1') // an IPv6 address as it stands in a URL
  const target = { host, port, user: user.trim() }
  if (target.host !== '' && target.user !== '') return target
  throw new ProblemError({
    code: 'incomplete',
    message: target.host === '' ? withoutHost : withoutUser,
    hint: 'Fill it in, then connect.',
  })
}

/** The hosts on the way, each with its credentials; a password that was not typed is asked for. */
async function readJumps(
  typed: NonNullable<CallArgument<'connect'>['jumps']>,
  context: LoginContext,
): Promise<readonly Hop[]> {
  const hops: Hop[] = []
  for (const jump of typed) {
    const target = targetOf(
      jump,
      'The address of a jump host is missing.',
      `The user name for the jump host ${jump.host.trim()} is missing.`,
    )
    const { authentication } = jump
    const credentials =
      authentication.method === 'password' && authentication.password === ''
        ? ({ method: 'password', password: await askPassword(target, context) } as const)
        : await readCredentials(authentication, { rehearsalPassword: null, openSsh: context.openSsh })
    hops.push({ target, credentials })
  }
  return hops
}

async function askPassword({ host, user }: Target, { questions }: LoginContext): Promise<string> {
  const [password] = (await questions.ask({ kind: 'password', host, user })) ?? []
  if (password !== undefined) return password
  throw new ProblemError({
    code: 'cancelled',
    message: 'Connecting was stopped.',
    hint: 'Nothing was sent. Connect again when you are ready.',
  })
}

/** `192.0.2.10 port 22 through jump.example.com port 22` */
function wayTo(target: Target, jumps: readonly Hop[]): string {
  const placeOf = ({ host, port }: Target) => `${host} port ${port}`
  const through = jumps.map((jump) => placeOf(jump.target)).join(', ')
  return `${placeOf(target)}${through === '' ? '' : ` through ${through}`}`
}

/** A twin answers within seconds or, in the scenarios where it falls silent, never. */
const twinPatience: Patience = {
  question: { idle: 20_000, overall: 60_000 },
  migration: { idle: 20_000, overall: 300_000 },
}
