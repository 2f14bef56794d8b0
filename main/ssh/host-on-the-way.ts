import type { Target } from './target'

/** One host on the way, as problems speak of it. */
export interface HostOnTheWay {
  readonly target: Target
  /** A host that is only passed through. */
  readonly isJump: boolean
  /** Whether it was offered old algorithms as well. */
  readonly isOld: boolean
}

/** What a host is called at the beginning of a sentence. */
export function hostTitle({ target, isJump }: HostOnTheWay): string {
  return isJump ? `The jump host ${target.host}` : target.host
}

/** What a host is called within a sentence. */
export function hostName({ target, isJump }: HostOnTheWay): string {
  return isJump ? `the jump host ${target.host}` : target.host
}
