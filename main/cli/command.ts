import type { Verdict } from '../contract/verdict'

/** How a command ended; the contract of the command line. */
export const exitCodes = {
  /** Done, and nothing blocks. */
  clear: 0,
  /** Done, and something blocks. */
  blocked: 1,
  /** The input or the call is wrong. */
  misuse: 2,
  /** A fault of ours. */
  fault: 3,
} as const

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes]

/** How a command ends that judges a migration: with 1 where something is missing or wrong. */
export function codeOf({ state }: Pick<Verdict, 'state'>): ExitCode {
  return state === 'incomplete' || state === 'attention' ? exitCodes.blocked : exitCodes.clear
}

/** A subcommand of `tokenferry`. */
export interface Command {
  /** One line for the list of commands. */
  readonly summary: string
  /** What `--help` prints. */
  readonly help: string
  /** @throws MisuseError where the arguments or the input are wrong. */
  readonly run: (args: readonly string[]) => Promise<ExitCode>
}

/** A call or an input that is wrong, in one line. */
export class MisuseError extends Error {}
