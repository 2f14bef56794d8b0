import type { ProblemCode } from '../contract/problems'

/** What went wrong with the link: in the middle of a reading, or at a login that was to make it again. */
export interface LinkFailure {
  readonly code: ProblemCode
  readonly during: 'reading' | 'login'
}

/** What is done about a lost link: connecting again after a while, or leaving it to the person. */
export type AfterLostLink =
  | {
      readonly kind: 'retry'
      /** Which one of `mostReconnects` it is, from 1. */
      readonly attempt: number
      readonly afterMilliseconds: number
    }
  | { readonly kind: 'stop' }

/** Before each attempt, in milliseconds: a blip is over at once, a unit of a cluster that takes over needs a while. */
const waits = [1_000, 5_000, 15_000] as const

/** How often the link is made again by itself within `reconnectWindow`. */
export const mostReconnects = waits.length

/** In milliseconds. @internal */
export const reconnectWindow = 10 * 60_000

/**
 * What says that the way to the device is broken, and nothing more. At a login, a connection that is merely closed is
 * not among it: that may be how the device refuses the password, and FortiOS counts refusals towards its lock-out.
 */
const brokenLinks: Readonly<Record<LinkFailure['during'], ReadonlySet<ProblemCode>>> = {
  reading: new Set(['connection-lost']),
  login: new Set(['port-refused', 'host-unreachable', 'connect-timeout']),
}

/**
 * Decides whether to connect again without asking.
 *
 * @param earlier when connecting again was tried by itself in this session, in milliseconds since 1970
 * @param now in milliseconds since 1970
 */
export function afterLostLink(
  { code, during }: LinkFailure,
  earlier: readonly number[],
  now: number,
): AfterLostLink {
  const recent = earlier.filter((at) => now - at < reconnectWindow).length
  const afterMilliseconds = waits[recent]
  if (!brokenLinks[during].has(code) || afterMilliseconds === undefined) return { kind: 'stop' }
  return { kind: 'retry', attempt: recent + 1, afterMilliseconds }
}
