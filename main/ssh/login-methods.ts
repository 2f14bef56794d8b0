import type { AuthHandlerMiddleware } from 'ssh2'
import { ProblemError, type Problem } from '../contract/result'
import { loginRejected, printable } from './connection-problem'
import { keyboardInteractive, type Interview } from './keyboard-interactive'
import { prepareKeyOffers, type KeyOffers } from './key-offers'
import { hostTitle, type HostOnTheWay } from './host-on-the-way'
import type { Credentials } from './target'

/** Credentials made ready before the host is dialled: what can't be used is known before anything is sent. */
export interface Readied {
  readonly password: string | null
  readonly keys: KeyOffers
}

/** @throws ProblemError if a key file or the agent can't be used. */
export async function readyCredentials(credentials: Credentials, place: HostOnTheWay): Promise<Readied> {
  if (credentials.method === 'password') {
    return { password: credentials.password, keys: { offers: [], leftOut: 0 } }
  }
  return { password: null, keys: await prepareKeyOffers(credentials, place) }
}

/**
 * The login as a sequence that tries everything once: FortiOS counts each rejected attempt towards its lock-out. First
 * the host is asked which methods it has. Keys are offered until one is taken. If the host then wants more, or
 * there are no keys, come its own questions (`keyboard-interactive`); the plain password is sent only if the host
 * asks none.
 */
export function loginMethods(
  { password, keys }: Readied,
  interview: Pick<Interview, 'place' | 'ask' | 'refuse' | 'said'>,
): AuthHandlerMiddleware {
  const { place, refuse } = interview
  const offers = [...keys.offers]
  let passwordLeft = password
  const takePassword = () => {
    const taken = passwordLeft
    passwordLeft = null
    return taken
  }
  let last: 'nothing' | 'none' | 'key' | 'keyboard' | 'password' = 'nothing'
  let offered: (typeof offers)[number] | undefined
  let isHalfway = false
  let wasAsked = false
  let wasRejected = false
  const keyboard = keyboardInteractive({
    ...interview,
    takePassword,
    onRound: () => {
      wasAsked = true
    },
  })

  return (methodsLeft, partialSuccess, next) => {
    const has = (method: string) => methodsLeft.includes(method as never)
    if (last === 'nothing') {
      last = 'none'
      next('none')
      return
    }
    // What ssh2 says is not of the agent's last key: it does not pass on that one was half of the login.
    const isSigned = last === 'key' && offered?.wasSigned() === true
    if (partialSuccess || isSigned) {
      isHalfway = true
      wasRejected = false
    } else if (last !== 'none' && !(last === 'keyboard' && !wasAsked)) {
      wasRejected = true
    }

    const needsKey = keys.offers.length > 0 && !isHalfway
    if (needsKey && last !== 'keyboard' && has('publickey')) {
      offered = offers.shift()
      if (offered) {
        last = 'key'
        next(offered.method(place.target.user))
        return
      }
    }
    const mayTalk = !needsKey && (last === 'none' || isHalfway) && last !== 'keyboard'
    if (mayTalk && (has('keyboard-interactive') || isSigned)) {
      last = 'keyboard'
      next(keyboard)
      return
    }
    if (!needsKey && !(last === 'keyboard' && wasAsked) && has('password') && passwordLeft !== null) {
      last = 'password'
      next({ type: 'password', username: place.target.user, password: takePassword() ?? '' })
      return
    }
    // Some hosts refuse an account they don't know without a question.
    const isRejected = wasRejected || (last === 'keyboard' && !isHalfway)
    refuse(new ProblemError(givenUp(place, { keys, methodsLeft, isHalfway, isRejected })))
  }
}

/** Why nothing is left to try. */
function givenUp(
  place: HostOnTheWay,
  state: {
    readonly keys: KeyOffers
    readonly methodsLeft: readonly string[]
    readonly isHalfway: boolean
    readonly isRejected: boolean
  },
): Problem {
  const { user } = place.target
  const methods = printable(state.methodsLeft.filter((method) => method !== 'none').join(', '))
  if (state.isHalfway && !state.isRejected) {
    return {
      code: 'login-incomplete',
      message: `${hostTitle(place)} accepted the first part of the login of ${user} and asks for another part that can’t be given here.`,
      hint: 'Log in with an account that needs only a key, or only a password and a code.',
      detail: `It asks for: ${methods}`,
    }
  }
  if (!state.isRejected) {
    return {
      code: 'method-not-offered',
      message: `${hostTitle(place)} does not let ${user} log in with a ${state.keys.offers.length > 0 ? 'key' : 'password'}.`,
      hint: 'Choose another way to log in.',
      detail: `It offers: ${methods === '' ? 'nothing' : methods}`,
    }
  }
  if (state.keys.leftOut > 0 && !state.isHalfway) {
    return {
      code: 'login-rejected',
      message: `${hostTitle(place)} accepts none of the keys offered for ${user}.`,
      hint: `${state.keys.leftOut} more from the SSH agent were not offered, because too many attempts lock out an account. Choose the right one.`,
    }
  }
  return loginRejected(place)
}
