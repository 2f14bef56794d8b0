import type { Problem } from '../contract/result'
import type { StepId } from '../contract/steps'
import type { Busy, CommandOutput, CommandView, ConnectionView } from '../contract/run-view'
import { maskSecrets } from '../fortios/mask-secrets'
import type { LicenseKey } from '../contract/license-key'
import type { Policy } from '../contract/policy'
import type { FortiGate } from './fortigate'
import type { Doubt } from './late-belief'
import type { WorkedOn } from './one-license'

/** The connection, with the moment since which the device has been silent, ISO 8601. */
export type ConnectionState = Omit<ConnectionView, 'quietSeconds'> & { readonly quietSince: string | null }

/** What is being done, since a moment, ISO 8601. */
export type Work = Omit<Busy, 'seconds'> & { readonly since: string }

/** What is known of a session beside the run: never on disk. */
export interface SessionState {
  readonly connection: ConnectionState
  readonly busy: Work | null
  /** What came of what was done last (`namelessResult`); empty until something was done at this step. */
  readonly result: string
  readonly problem: Problem | null
  readonly commands: ReadonlyMap<StepId, readonly TypedCommand[]>
  /** The license whose question the device is waiting on. */
  readonly asked: LicenseKey | null
  /** Since when its question has been open, ISO 8601. */
  readonly askedSince: string | null
  /** The license that is being worked on. */
  readonly working: WorkedOn | null
  /** How it stands with a license that looks untouched or half done and may not be. */
  readonly doubt: (key: LicenseKey) => Doubt | null
  /** What the device may be asking where nothing is answered. */
  readonly mayBeAsking: string | null
  /** Whether the clock can be put forward. */
  readonly canLetTimePass: boolean
  /** What the organization forbids. */
  readonly policy: Policy
}

/** Before the first login. */
export const neverConnected: ConnectionState = {
  state: 'none',
  host: '',
  port: 22,
  user: '',
  since: null,
  hostKey: null,
  negotiated: null,
  said: null,
  quietSince: null,
}

/**
 * The connection with this login, in this state since a moment.
 *
 * @param fortigate who answers there; `null` while nobody does.
 */
export function connectionTo(
  { host, port, user }: Pick<ConnectionView, 'host' | 'port' | 'user'>,
  state: ConnectionView['state'],
  since: Date,
  fortigate: Pick<FortiGate, 'hostKey' | 'negotiated'> | null,
): ConnectionState {
  const { hostKey = null, negotiated = null } = fortigate ?? {}
  return {
    ...neverConnected,
    ...{ state, host, port, user, hostKey, negotiated },
    since: since.toISOString(),
  }
}

/** How much of an output is shown, in characters; the whole is in the transcript. */
const shownOutput = 20_000

/** A command that was typed, and what came back. */
export interface TypedCommand {
  readonly view: CommandView
  readonly output: CommandOutput
}

/** A command that was typed, and what came back, secrets masked. */
export function typedCommand(done: {
  readonly command: string
  readonly scope: string
  readonly milliseconds: number
  readonly output: string
}): TypedCommand {
  const { command, scope, milliseconds, output } = done
  const truncated = output.length > shownOutput
  return {
    view: {
      command,
      scope,
      seconds: milliseconds / 1000,
      lines: output === '' ? 0 : output.split('\n').length,
    },
    output: { text: maskSecrets(truncated ? output.slice(0, shownOutput) : output), truncated },
  }
}
