import type { CloudAccount } from './cloud'
import type { Faults } from './faults'

/** Where a scenario shows, in the order in which they are offered. */
export const scenarioGroups = {
  'goes-well': 'Goes well',
  'stops-before': 'Stops before the migration',
  'goes-wrong-during': 'Goes wrong during the migration',
  'goes-wrong-after': 'Goes wrong after it',
} as const

/** How the simulated world differs from a FortiGate that is ready to migrate. */
export interface Scenario {
  readonly title: string
  /** One sentence for the person who chooses. */
  readonly description: string
  /** Where it shows. */
  readonly group: keyof typeof scenarioGroups
  readonly account?: CloudAccount
  readonly reachable?: boolean
  /** Seats of a time-based account, and the days until it expires. */
  readonly seats?: number
  readonly daysLeft?: number
  /** Which licenses Customer Service pre-authorized; all if it is not said. */
  readonly preauthorized?: 'none' | 'all but the last'
  readonly cluster?: 'in-sync' | 'out-of-sync' | 'secondary'
  readonly haRoleInPrompt?: boolean
  readonly version?: { readonly version: string; readonly build: string }
  readonly readOnly?: boolean
  /** Milliseconds before each piece of output, and before each line of the result of a migration. */
  readonly slow?: { readonly output: number; readonly resultLine: number }
  readonly shell?: 'linux'
  /** What goes wrong on the way and on the device, from the start. */
  readonly faults?: Faults
  readonly migration?: 'breaks-off' | 'one-user-late'
}

const second = 1000
const minute = 60 * second

/** The beginning of the command that migrates a license. */
const migrate = 'execute fortitoken-cloud migrate-ftm'

/** What stands above the question of a firmware that words it in its own way. */
const preamble = `Warning: The license and its tokens will be moved to FortiToken Cloud.
 - The original FTM license gets invalidated and it cannot be reversed.
`

/** What `show` prints of a table. */
function table(path: string, lines: readonly string[]): string {
  return [`config ${path}`, ...lines, 'end'].join('\n')
}

export const scenarios = {
  ready: {
    title: 'Everything is ready',
    description: 'The service is licensed and ready, and every license is pre-authorized.',
    group: 'goes-well',
  },
  'no-license': {
    title: 'No FortiToken Cloud license',
    description: 'The account has no FortiToken Cloud license yet; the migration creates one for a year.',
    group: 'goes-well',
    account: 'none',
  },
  'ha-pair': {
    title: 'HA pair',
    description: 'The FortiGate is the primary of a synchronized cluster of two, and its prompt says so.',
    group: 'goes-well',
    cluster: 'in-sync',
    haRoleInPrompt: true,
  },
  slow: {
    title: 'Slow device',
    description: 'Every answer takes a while, as over a slow link to a busy device.',
    group: 'goes-well',
    slow: { output: 150, resultLine: 400 },
  },
  'another-administrator': {
    title: 'Another administrator is logged in',
    description: 'Someone else has a session on the FortiGate while you work.',
    group: 'goes-well',
    faults: { alsoLoggedIn: [{ user: 'night.shift', remote: '192.0.2.44:50122' }] },
  },
  'free-account': {
    title: 'Possibly a free account',
    description: 'The account is licensed and ready, with as many seats as a free one has.',
    group: 'goes-well',
    seats: 3,
  },
  'expires-soon': {
    title: 'The subscription expires soon',
    description: 'The FortiToken Cloud subscription expires in 20 days.',
    group: 'goes-well',
    daysLeft: 20,
  },
  'single-sign-on': {
    title: 'Administrators by single sign-on',
    description: 'A super_admin logs in through another service.',
    group: 'goes-well',
    faults: {
      answers: {
        'show system sso-admin': table('system sso-admin', [
          '    edit "pat@example.com"',
          '        set accprofile "super_admin"',
          '        set vdom "root"',
          '    next',
        ]),
      },
    },
  },
  'security-fabric': {
    title: 'Below the root of a Security Fabric',
    description: 'The FortiGate gets objects from the root of a Security Fabric.',
    group: 'goes-well',
    faults: {
      answers: {
        'show system csf': table('system csf', ['    set status enable', '    set upstream "192.0.2.1"']),
      },
    },
  },
  'another-product': {
    title: 'Another product',
    description: 'What answers at this address is a FortiProxy.',
    group: 'stops-before',
    faults: {
      answers: {
        'get system status': (output) => output.replace(/^Version: \S+/m, 'Version: FortiProxy-VM64'),
      },
    },
  },
  'credit-based': {
    title: 'Credit-based account',
    description: 'The account is credit-based, so FortiToken Mobile licenses can’t migrate to it.',
    group: 'stops-before',
    account: 'credit-based',
  },
  unreachable: {
    title: 'Service unreachable',
    description: 'The FortiGate can’t reach FortiToken Cloud.',
    group: 'stops-before',
    reachable: false,
  },
  'ha-secondary': {
    title: 'Logged in to the secondary',
    description: 'The FortiGate that you reach is the secondary of its cluster.',
    group: 'stops-before',
    cluster: 'secondary',
    haRoleInPrompt: true,
  },
  'ha-out-of-sync': {
    title: 'HA pair out of sync',
    description: 'The two units of the cluster don’t have the same configuration.',
    group: 'stops-before',
    cluster: 'out-of-sync',
  },
  'old-firmware': {
    title: 'Firmware too old',
    description: 'The FortiGate runs FortiOS 7.0.3, which doesn’t have the migration command.',
    group: 'stops-before',
    version: { version: '7.0.3', build: '0237' },
  },
  'read-only-admin': {
    title: 'Read-only administrator',
    description: 'The account can read everything and change nothing.',
    group: 'stops-before',
    readOnly: true,
  },
  'not-a-fortigate': {
    title: 'Not a FortiGate',
    description: 'What answers at this address is a Linux server.',
    group: 'stops-before',
    shell: 'linux',
  },
  'new-password-demanded': {
    title: 'A new password is required',
    description: 'The FortiGate requires a new password before its first prompt.',
    group: 'stops-before',
    faults: { atLogin: 'forced-change' },
  },
  'cloud-users-unreadable': {
    title: 'Cloud users can’t be listed',
    description: 'FortiToken Cloud answers, but the FortiGate can’t list its users.',
    group: 'stops-before',
    faults: {
      answers: {
        'diagnose fortitoken-cloud show users': 'Cannot retrieve user information from FortiToken Cloud!',
      },
    },
  },
  'someone-else': {
    title: 'Someone else changes a user',
    description:
      'After you approved the inventory, another administrator changes an email address, adds a user and assigns a token.',
    group: 'stops-before',
    faults: {
      happens: [
        {
          what: 'someone-else',
          does: ['changes an email address', 'adds a user', 'assigns a token'],
          // The service is asked for again when everything is compared, right before the question.
          when: 'before',
          command: 'execute fortitoken-cloud show',
          time: 2,
        },
      ],
    },
  },
  'not-authorized': {
    title: 'Not pre-authorized',
    description: 'Customer Service has not pre-authorized any license yet, so the migration is refused.',
    group: 'goes-wrong-during',
    preauthorized: 'none',
  },
  'one-license-forgotten': {
    title: 'One license forgotten',
    description: 'Customer Service pre-authorized every license but the last one of the configuration.',
    group: 'goes-wrong-during',
    preauthorized: 'all but the last',
  },
  'console-message': {
    title: 'A message in between',
    description: 'A console message comes between the command and its question, once.',
    group: 'goes-wrong-during',
    faults: { interject: { before: 'Warning: Please', line: 'port3: link down', times: 1 } },
  },
  'another-wording': {
    title: 'The question is worded differently',
    description: 'The FortiGate asks in words that the vendor doesn’t document.',
    group: 'goes-wrong-during',
    faults: { question: `${preamble}Do you want to migrate this license now? (y/n)` },
  },
  'another-question': {
    title: 'Another question after the question',
    description: 'While you read the question, the FortiGate asks something else after it, once.',
    group: 'goes-wrong-during',
    faults: {
      whileAsking: { after: 10 * second, prints: '\nDo you want to continue? (y/n)', then: 'asks', times: 1 },
    },
  },
  'question-over': {
    title: 'The question times out',
    description:
      'After a minute without an answer, the FortiGate abandons the question, once, and is back at its prompt.',
    group: 'goes-wrong-during',
    faults: { whileAsking: { after: minute, prints: '\n', then: 'prompt', times: 1 } },
  },
  'session-times-out': {
    title: 'The session ends on its own',
    description: 'The FortiGate closes a session in which nothing was typed for five minutes, its default.',
    group: 'goes-wrong-during',
    faults: { idleTimeout: 5 * minute },
  },
  'cut-at-question': {
    title: 'Connection lost at the question',
    description:
      'The connection is lost once while the question is open, and the FortiGate takes that as a no.',
    group: 'goes-wrong-during',
    faults: { whileAsking: { after: 15 * second, prints: '', then: 'drops', times: 1 } },
  },
  'cut-after-yes-not-started': {
    title: 'Connection lost before the migration began',
    description: 'The connection is lost right after the y, and the migration has not begun.',
    group: 'goes-wrong-during',
    faults: { afterYes: 'cut-not-started' },
  },
  'cut-after-yes-committed': {
    title: 'Connection lost after the migration',
    description: 'The connection is lost right after the y, but the migration succeeds.',
    group: 'goes-wrong-during',
    faults: { afterYes: 'cut-committed' },
  },
  'cut-after-yes-late': {
    title: 'The device is late',
    description:
      'The connection is lost right after the y, and the device migrates only eight minutes later.',
    group: 'goes-wrong-during',
    faults: { afterYes: 'cut-commits-late', lateBy: 8 * minute },
  },
  'commits-late': {
    title: 'A long wait after the y',
    description: 'The device takes three minutes before it migrates and says so; the connection stays.',
    group: 'goes-wrong-during',
    faults: { afterYes: 'commits-late', lateBy: 3 * minute },
  },
  'silent-after-yes': {
    title: 'Silence after the y',
    description: 'The migration succeeds, but nothing more comes from the device on this connection.',
    group: 'goes-wrong-during',
    faults: { afterYes: 'silent' },
  },
  partial: {
    title: 'Stopped halfway',
    description: 'The migration stops with some users converted and all tokens still there.',
    group: 'goes-wrong-during',
    migration: 'breaks-off',
  },
  'someone-else-between': {
    title: 'Someone else adds a user between two licenses',
    description: 'Another administrator adds a user right after the first license has been migrated.',
    group: 'goes-wrong-during',
    faults: {
      happens: [{ what: 'someone-else', does: ['adds a user'], when: 'after', command: migrate }],
    },
  },
  'fails-over': {
    title: 'The cluster fails over',
    description:
      'After the first license, the other unit of the cluster takes over and the connection is lost.',
    group: 'goes-wrong-during',
    cluster: 'in-sync',
    faults: { happens: [{ what: 'fails-over', when: 'after', command: migrate, later: second / 2 }] },
  },
  reboots: {
    title: 'The FortiGate reboots',
    description: 'After the first license, the FortiGate reboots and can’t be reached for half a minute.',
    group: 'goes-wrong-during',
    faults: {
      happens: [
        { what: 'reboots', downFor: 30 * second, when: 'after', command: migrate, later: second / 2 },
      ],
    },
  },
  'not-in-cloud-yet': {
    title: 'One user not in the cloud yet',
    description: 'One converted user is missing from FortiToken Cloud until the next synchronization.',
    group: 'goes-wrong-after',
    migration: 'one-user-late',
  },
} as const satisfies Record<string, Scenario>

export type ScenarioName = keyof typeof scenarios

/** A scenario by its name, in the general type. */
export function scenario(name: ScenarioName): Scenario {
  return scenarios[name]
}
