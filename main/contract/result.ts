import { messageOf } from '../text/message'
import type { ProblemCode } from './problems'

/** Why a call failed, in words for the person in front of the screen. */
export interface Problem {
  /** Which kind of problem it is (`problems.ts`). */
  readonly code: ProblemCode
  /** One sentence: what is wrong, and where. */
  readonly message: string
  /** What to do now. */
  readonly hint: string
  /** What the device or the operating system said, if that helps. Never a stack trace. */
  readonly detail?: string
}

/** What every call to main answers. Errors travel as values, since Electron mangles thrown ones. */
export type Result<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: Problem }

/** An error with its sentence for the person. What is thrown without one is an internal error. */
export class ProblemError extends Error {
  readonly problem: Problem

  constructor(problem: Problem) {
    super(problem.message)
    this.name = 'ProblemError'
    this.problem = problem
  }

  /** The same, with the words of what was thrown as its detail. */
  static because(cause: unknown, problem: Problem): ProblemError {
    return new ProblemError({ ...problem, detail: messageOf(cause) })
  }
}
