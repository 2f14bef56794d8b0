import { ProblemError, type Problem } from '../contract/result'
import type { Verdict } from '../contract/verdict'
import { messageOf } from '../text/message'

/** How a command ended; the contract of the command line. */
export const exitCodes = {
  /** Done, and nothing blocks. */
  clear: 0,
  /** Done, and something blocks. */
  blocked: 1,
  /** The input or the call is wrong. */
  misuse: 2,
  /** An internal error. */
  fault: 3,
} as const

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes]

/** How a command ends that judges a migration: with 1 if something is missing or wrong. */
export function codeOf({ state }: Pick<Verdict, 'state'>): ExitCode {
  return state === 'incomplete' || state === 'attention' ? exitCodes.blocked : exitCodes.clear
}

/** A subcommand of `tokenferry`. */
export interface Command {
  /** One line for the list of commands. */
  readonly summary: string
  /** What `--help` prints. */
  readonly help: string
  /** @throws MisuseError if the arguments or the input are wrong. */
  readonly run: (args: readonly string[]) => Promise<ExitCode>
}

/** A call or an input that is wrong, in one line. */
export class MisuseError extends Error {
  /** The same of a problem: what is wrong, and what to do. */
  static of({ message, hint }: Problem): MisuseError {
    return new MisuseError(`${message} ${hint}`)
  }
}

/** Throws a problem with an input as what is wrong with it, and anything else as it is. @throws MisuseError */
export function rethrowAsMisuse(error: unknown): never {
  throw error instanceof ProblemError ? MisuseError.of(error.problem) : error
}

/** Why something can’t be read, for a sentence that names it already. */
export function causeOf(error: unknown): string {
  if (!(error instanceof ProblemError)) return messageOf(error)
  const { detail, message, hint } = error.problem
  return detail ?? `${message} ${hint}`
}
