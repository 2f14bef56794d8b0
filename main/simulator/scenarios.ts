import type { CloudAccount } from './cloud'
import type { AfterYes } from './faults'

/** How the simulated world differs from a FortiGate that is ready to migrate. */
export interface Scenario {
  readonly title: string
  /** One sentence for the person who chooses. */
  readonly description: string
  readonly account?: CloudAccount
  readonly reachable?: boolean
  /** Which licenses Customer Service pre-authorized; all where it is not said. */
  readonly preauthorized?: 'none' | 'all but the last'
  readonly cluster?: 'in-sync' | 'out-of-sync' | 'secondary'
  readonly haRoleInPrompt?: boolean
  readonly version?: { readonly version: string; readonly build: string }
  readonly readOnly?: boolean
  /** Milliseconds before each piece of output, and before each line of the result of a migration. */
  readonly slow?: { readonly output: number; readonly resultLine: number }
  readonly shell?: 'linux'
  readonly afterYes?: AfterYes
  readonly migration?: 'breaks-off' | 'one-user-late'
}

export const scenarios = {
  ready: {
    title: 'Everything is ready',
    description: 'The service is licensed and ready, and every license is pre-authorized.',
  },
  'not-authorized': {
    title: 'Not pre-authorized',
    description: 'Customer Service has not pre-authorized any license yet, so the migration is refused.',
    preauthorized: 'none',
  },
  'one-license-forgotten': {
    title: 'One license forgotten',
    description: 'Customer Service pre-authorized every license but the last one of the configuration.',
    preauthorized: 'all but the last',
  },
  'no-license': {
    title: 'No FortiToken Cloud license',
    description: 'The account has no FortiToken Cloud license yet; the migration creates one for a year.',
    account: 'none',
  },
  'credit-based': {
    title: 'Credit-based account',
    description: 'The account is credit-based, to which FortiToken Mobile licenses cannot be migrated.',
    account: 'credit-based',
  },
  unreachable: {
    title: 'Service unreachable',
    description: 'The FortiGate cannot reach FortiToken Cloud.',
    reachable: false,
  },
  'ha-pair': {
    title: 'HA pair',
    description: 'The FortiGate is the primary of a synchronized cluster of two, and its prompt says so.',
    cluster: 'in-sync',
    haRoleInPrompt: true,
  },
  'ha-secondary': {
    title: 'Logged in to the secondary',
    description: 'The FortiGate that you reach is the secondary of its cluster.',
    cluster: 'secondary',
    haRoleInPrompt: true,
  },
  'ha-out-of-sync': {
    title: 'HA pair out of sync',
    description: 'The two members of the cluster do not hold the same configuration.',
    cluster: 'out-of-sync',
  },
  'old-firmware': {
    title: 'Firmware too old',
    description: 'The FortiGate runs FortiOS 7.0.3, which does not know the migration command.',
    version: { version: '7.0.3', build: '0237' },
  },
  'read-only-admin': {
    title: 'Read-only administrator',
    description: 'The account may look at everything and change nothing.',
    readOnly: true,
  },
  slow: {
    title: 'Slow device',
    description: 'Every answer takes its time, as over a bad line to a busy device.',
    slow: { output: 150, resultLine: 400 },
  },
  'not-a-fortigate': {
    title: 'Not a FortiGate',
    description: 'What answers at this address is a Linux server.',
    shell: 'linux',
  },
  'cut-after-yes-not-started': {
    title: 'Line lost before it began',
    description: 'The connection is lost right after the y, and the migration has not begun.',
    afterYes: 'cut-not-started',
  },
  'cut-after-yes-committed': {
    title: 'Line lost after it was done',
    description: 'The connection is lost right after the y, but the migration went through.',
    afterYes: 'cut-committed',
  },
  'cut-after-yes-late': {
    title: 'Line lost, and a slow device',
    description: 'The connection is lost right after the y, and the device migrates only a moment later.',
    afterYes: 'cut-commits-late',
  },
  'silent-after-yes': {
    title: 'Silence after the y',
    description: 'The migration goes through, but nothing more comes from the device on this connection.',
    afterYes: 'silent',
  },
  partial: {
    title: 'Broken off half-way',
    description: 'The migration breaks off with some users converted and all tokens still there.',
    migration: 'breaks-off',
  },
  'not-in-cloud-yet': {
    title: 'One user not in the cloud yet',
    description: 'One converted user is missing from FortiToken Cloud until the next synchronization.',
    migration: 'one-user-late',
  },
} as const satisfies Record<string, Scenario>

export type ScenarioName = keyof typeof scenarios

/** A scenario by its name, in the general type. */
export function scenario(name: ScenarioName): Scenario {
  return scenarios[name]
}
