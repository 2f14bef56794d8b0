import type { License, Token } from '../contract/review'
import { valueOf, type EditBlock } from '../fortios/config'
import type { TokenState } from '../fortios/output'
import type { Tables } from './tables'

/** An entry of `config user fortitoken`. Whom it belongs to stands with the users: they are added as they are found. */
export interface TokenEntry extends Token {
  readonly users: string[]
  /** Line of its `edit`; `null` if it was read from a device. */
  readonly line: number | null
}

/** States of `diagnose fortitoken info` in which no app has the token yet (FortiToken Comprehensive Guide). */
const pendingStates = ['new', 'provisioning', 'provision timeout']

/**
 * The tokens of all VDOMs.
 *
 * A mobile token is activated once an app has registered (`set reg-id`), unless the device itself says otherwise.
 */
export function readTokens(
  { tokens }: Tables,
  states: readonly TokenState[],
  lineOf: (entry: EditBlock) => number | null,
): readonly TokenEntry[] {
  const stateOf = new Map(states.map(({ serial, status }) => [serial, status]))
  return Array.from(tokens, ({ vdom, entry }) => {
    const state = stateOf.get(entry.name) ?? ''
    const pending = pendingStates.includes(state) || state.startsWith('activation error')
    const registered = Boolean(valueOf(entry, 'reg-id')) || ['provisioned', 'active'].includes(state)
    return {
      serial: entry.name,
      vdom,
      kind: tokenKindOf(entry.name),
      license: valueOf(entry, 'license') || null,
      activated: registered && !pending,
      locked: valueOf(entry, 'status') === 'lock' || state === 'locked',
      users: [],
      line: lineOf(entry),
    }
  })
}

/** `FTKMOB…` is FortiToken Mobile; every other `FTK…` is a piece of hardware (FTK200, FTK211, FTK220). */
function tokenKindOf(serial: string): Token['kind'] {
  if (serial.startsWith('FTKMOB')) return 'mobile'
  return serial.startsWith('FTK') ? 'hardware' : 'unknown'
}

/**
 * `EFTM…` is bought, `FTMTRIAL…` comes with the device. What follows the prefix is not checked: the vendor only says
 * that a license number "usually" is EFTM and 12 more characters.
 */
export function licenseKindOf(license: string): License['kind'] {
  if (license.startsWith('EFTM')) return 'paid'
  return license.startsWith('FTMTRIAL') ? 'trial' : 'unknown'
}
