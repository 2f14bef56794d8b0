import { ProblemError } from '../contract/result'
import type { FortiGate } from '../migration/fortigate'
import type { RefusedLogins } from '../ssh/refused-logins'
import type { Credentials, DevicePrompts, Hop, HostKey } from '../ssh/target'
import type { DeviceEntry } from './entry'
import type { UnattendedHostKeys } from './host-keys'
import type { PasswordTrial, TrialOutcome } from './password-trial'

/** How devices are logged in on. */
export interface LoginOptions {
  /** Until the command line of a device has to be there, in seconds. */
  readonly connectSeconds: number
  /** How to log in on a device, and on the hosts on the way to it. */
  readonly loginOf: (entry: DeviceEntry) => {
    readonly credentials: Credentials
    readonly jumps: readonly Hop[]
  }
  readonly hostKeys: UnattendedHostKeys
  /** Whether the banner after a login is accepted in the name of the caller. */
  readonly acceptBanners: boolean
}

/** What all logins of a call know of each other. */
export interface SharedTries {
  readonly trial: PasswordTrial
  readonly refused: RefusedLogins
}

/**
 * Logs in on a device, with nobody there to answer a question.
 *
 * @param trial of the password, and what was refused, shared by all devices
 * @param seen told of the host key of the device
 * @throws ProblemError.
 */
export async function logIn(
  entry: DeviceEntry,
  { connectSeconds, loginOf, hostKeys, acceptBanners }: LoginOptions,
  { trial, refused }: SharedTries,
  seen: (key: HostKey) => void,
  signal: AbortSignal,
): Promise<FortiGate> {
  // SSH is loaded when it is first needed: what is wrong with a call is said at once.
  const { openFortiGate } = await import('../device/fortigate')
  const { credentials, jumps } = loginOf(entry)
  const attempt = refused.attempt(credentials, entry.oldAlgorithms)
  const late = new AbortController()
  const startClock = () =>
    setTimeout(() => {
      late.abort()
    }, connectSeconds * 1000)
  let clock = startClock()
  let wanted: ProblemError | null = null
  let outcome: TrialOutcome = 'unknown'
  let settle: (outcome: TrialOutcome) => void = nothing
  let isOver = false
  try {
    const fortigate = await openFortiGate(
      entry,
      credentials,
      {
        trustHostKey: async (key) => {
          if (key.host !== entry.host || key.port !== entry.port) {
            return hostKeys.trust(key, [], true)
          }
          seen(key)
          await hostKeys.trust(key, entry.hostKeys)
          if (credentials.method !== 'password') {
            attempt.begin(key)
            return true
          }
          // Only a device that is there keeps the others waiting, and waiting takes nothing of their time.
          clearTimeout(clock)
          const mayTry = await trial.begin(entry.user)
          if (isOver) {
            mayTry?.('unknown')
            return false
          }
          clock = startClock()
          if (mayTry === null) throw notTried(entry)
          settle = mayTry
          attempt.begin(key)
          return true
        },
        answerPrompts: (prompts) => {
          wanted = prompts.again ? refusedBefore(prompts) : needsAnswers(prompts)
          if (prompts.again) outcome = 'rejected'
          return Promise.resolve(null)
        },
        acceptBanner: () => {
          settle('accepted')
          if (!acceptBanners) wanted = needsConsent(entry)
          return Promise.resolve(acceptBanners)
        },
      },
      { sent: nothing, received: nothing, commandDone: nothing, ended: nothing },
      {
        knownTypes: (target) => hostKeys.typesOf(target.host, target.port),
        signal: AbortSignal.any([signal, late.signal]),
        jumps,
        oldAlgorithms: entry.oldAlgorithms,
      },
    )
    outcome = 'accepted'
    attempt.accepted()
    return fortigate
  } catch (error) {
    if (error instanceof ProblemError && error.problem.code === 'login-rejected') outcome = 'rejected'
    attempt.failed(error)
    if (wanted) throw wanted as ProblemError
    throw late.signal.aborted && !signal.aborted ? tooLate(entry, connectSeconds) : error
  } finally {
    isOver = true
    clearTimeout(clock)
    settle(outcome)
  }
}

/** Nobody is there to answer, and an empty answer would count as a wrong one: nothing is sent. */
function needsAnswers({ host, prompts }: DevicePrompts): ProblemError {
  const asked = prompts.map(({ text }) => text.trim()).join(' ')
  return new ProblemError({
    code: 'needs-a-person',
    message: `${host} asks for something that only a person can answer, so no answer was sent: ${asked.slice(0, 200)}`,
    hint: 'Use an account that logs in without a token code, for example with a key, or check this device with the application.',
  })
}

/** A host that asks for the same again in one login has refused what it was told. */
function refusedBefore({ host }: DevicePrompts): ProblemError {
  return new ProblemError({
    code: 'login-rejected',
    message: `${host} refused the login and asked again; nothing more was sent.`,
    hint: 'Each failed attempt counts toward a lockout. Check the user name and password, then run it again.',
  })
}

function needsConsent({ host }: DeviceEntry): ProblemError {
  return new ProblemError({
    code: 'needs-a-person',
    message: `${host} shows a banner that has to be accepted first.`,
    hint: 'Use --accept-banners if you are allowed to use this device.',
  })
}

function notTried({ host, user }: DeviceEntry): ProblemError {
  return new ProblemError({
    code: 'password-not-tried',
    message: `The password of ${user} was not tried on ${host}: other devices have rejected it, and none has accepted it.`,
    hint: 'Each failed attempt counts toward a lockout. Check the user name and password, then run it again.',
  })
}

function tooLate({ host, port }: DeviceEntry, seconds: number): ProblemError {
  return new ProblemError({
    code: 'connect-timeout',
    message: `${host} port ${port} showed no command line within ${seconds} seconds.`,
    hint: 'Check the address, and that no firewall in between drops SSH; --timeout allows more time.',
  })
}

function nothing() {
  return undefined
}
