import type { Target } from './target'

/** One host on the way, as problems speak of it. */
export interface Place {
  readonly target: Target
  /** A host that is only passed through. */
  readonly isJump: boolean
  /** Whether it was offered old algorithms as well. */
  readonly isOld: boolean
}

/** What a host is called at the beginning of a sentence. */
export function titleOf({ target, isJump }: Place): string {
  return isJump ? `The jump host ${target.host}` : target.host
}

/** What a host is called within a sentence. */
export function nameOf({ target, isJump }: Place): string {
  return isJump ? `the jump host ${target.host}` : target.host
}
