import type { Problem } from '../contract/result'
import type { StepId } from '../contract/steps'
import type { Busy, CommandView, ConnectionView } from '../contract/run-view'
import { maskSecrets } from '../fortios/mask-secrets'
import type { LicenseKey } from '../contract/license-key'
import type { Policy } from '../contract/policy'
import type { FortiGate } from './fortigate'
import type { Doubt } from './late-belief'
import type { Stage } from './one-license'

/** What is known of a session beside the run: never on disk. */
export interface SessionState {
  readonly connection: ConnectionView
  readonly busy: Busy | null
  readonly problem: Problem | null
  readonly commands: ReadonlyMap<StepId, readonly CommandView[]>
  /** The license whose question the device is waiting on. */
  readonly asked: LicenseKey | null
  /** Since when its question has been open, ISO 8601. */
  readonly askedSince: string | null
  /** The license that is being worked on. */
  readonly working: { readonly key: LicenseKey; readonly stage: Stage } | null
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
export const neverConnected: ConnectionView = {
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
): ConnectionView {
  const { hostKey = null, negotiated = null } = fortigate ?? {}
  return {
    ...neverConnected,
    ...{ state, host, port, user, hostKey, negotiated },
    since: since.toISOString(),
  }
}

/** How much of an output is shown, in characters; the whole is in the transcript. */
const shownOutput = 20_000

/** A command that was typed, and what came back, secrets masked. */
export function commandView(done: {
  readonly command: string
  readonly scope: string
  readonly milliseconds: number
  readonly output: string
}): CommandView {
  const { command, scope, milliseconds, output } = done
  const truncated = output.length > shownOutput
  return {
    command,
    scope,
    seconds: milliseconds / 1000,
    lines: output === '' ? 0 : output.split('\n').length,
    output: maskSecrets(truncated ? output.slice(0, shownOutput) : output),
    truncated,
  }
}
