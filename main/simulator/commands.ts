import { adminList } from './admin-list'
import { assumed } from './assumptions'
import type { SimulatedDevice } from './device'
import { migrateFtm } from './migrate-dialogue'
import type { CliPlace } from './cli-place'
import type { LoginShell } from './login-shell'
import { lines, type Output } from './show'
import { haStatus, stamp, systemStatus } from './status'
import { tokenInfo } from './token-info'

/** A command that is not about configuration tables. */
export interface DeviceCommand {
  readonly words: readonly string[]
  /** Where it can be typed; everywhere but in tables if it is not said. */
  readonly places?: readonly CliPlace['kind'][]
  /** Whether it takes an administrator who may change things. */
  readonly changes?: true
  /** How many arguments it needs, and takes. */
  readonly takes?: readonly [least: number, most: number]
  readonly run: (shell: LoginShell, args: readonly string[]) => Output | Promise<Output>
}

const deviceWide = ['device', 'global'] as const

function command(
  line: string,
  run: DeviceCommand['run'],
  more: Omit<DeviceCommand, 'words' | 'run'> = {},
): DeviceCommand {
  return { words: line.split(' '), run, ...more }
}

/** Every command but `show`, `get <table>`, and those that move about in scopes and tables. */
export const commands: readonly DeviceCommand[] = [
  command('get system status', ({ device }) => lines(...systemStatus(device))),
  command('get system ha status', ({ device }) => lines(...haStatus(device)), { places: deviceWide }),
  command('get system admin list', ({ loggedIn }) => lines(...adminList(loggedIn)), { places: deviceWide }),
  command('execute date', ({ device }) => lines(`current date is: ${stamp(device.now()).slice(0, 10)}`)),
  command('execute time', ({ device }) =>
    lines(`current time is: ${stamp(device.now()).slice(11)}`, 'last ntp sync: never'),
  ),

  command('execute fortitoken-cloud show', ({ device }) => lines(...device.cloud.statusLines()), {
    places: deviceWide,
  }),
  command('execute fortitoken-cloud sync', ({ device }) => lines(...synchronized(device)), {
    places: deviceWide,
    changes: true,
    takes: [0, 1],
  }),
  command('execute fortitoken-cloud update', ({ device }) => lines(...updated(device)), {
    places: deviceWide,
    changes: true,
  }),
  command('execute fortitoken-cloud migrate-ftm', migrateFtm, {
    places: deviceWide,
    changes: true,
    takes: [2, 2],
  }),
  command('diagnose fortitoken-cloud show service', ({ device }) => lines(...device.cloud.serviceLines()), {
    places: deviceWide,
  }),
  command('diagnose fortitoken-cloud show users', ({ device }) => lines(...device.cloud.userLines()), {
    places: deviceWide,
  }),
  command('diagnose fortitoken-cloud show server', () => lines(...assumed['service.server'].value), {
    places: deviceWide,
  }),
  command('diagnose fortitoken-cloud server', () => lines(...assumed['service.server'].value), {
    places: deviceWide,
  }),
  command(
    'diagnose fortitoken info',
    ({ device, place }) => lines(...tokenInfo(device, place.kind === 'vdom' ? place.scope : null)),
    { places: ['device', 'global', 'vdom'] },
  ),
  command('diagnose sys vd list', ({ device }) => lines(...vdomList(device)), { places: deviceWide }),
]

function synchronized({ cloud }: SimulatedDevice): readonly string[] {
  if (!cloud.reachable) {
    return [
      'Cannot find ftc server!',
      'Cannot retrieve user information from FortiToken Cloud!',
      'Command fail. Return code -1',
    ]
  }
  const created = cloud.synchronize()
  const none = '{"success": 0, "failure": 0}'
  return [
    `Sync status: {"status": "complete", "msg": {"delete": ${none}, "modify": ${none}, "create": {"success": ${created}, "failure": 0}}}`,
    'User synchronization completed!',
  ]
}

function updated({ cloud }: SimulatedDevice): readonly string[] {
  return cloud.reachable
    ? ['List of VDOMs updated to FortiToken Cloud.']
    : assumed['service.unreachable'].value
}

function vdomList({ configuration }: SimulatedDevice): readonly string[] {
  return [
    'list virtual firewall info:',
    ...configuration.vdoms.map((name, index) => `name=${name}/${name} index=${index} enabled use=1 rt_num=1`),
  ]
}
