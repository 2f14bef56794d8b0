import { byRole } from './cluster'
import type { SimulatedDevice } from './device'

/** Lines of `get system status`, in the order of the versions that they were captured from. */
export function systemStatus(device: SimulatedDevice): string[] {
  const { cluster, configuration, version, build } = device
  const date = /-(\d{6}):/.exec(configuration.headerLines)?.[1] ?? '240313'
  const number = String(Number(build)).padStart(4, '0')
  const suffix = device.isAtLeast(7, 2) ? (device.isAtLeast(7, 2, 8) ? '(GA.M)' : '(GA.F)') : '(GA)'
  const vdoms = configuration.multiVdom ? configuration.vdoms : ['root']
  return [
    `Version: ${device.model} v${version},build${number},${date} ${suffix}`,
    ...(device.isAtLeast(7, 4) ? ['First GA patch build date: 230509'] : []),
    'Security Level: 1',
    'Firmware Signature: certified',
    'Virus-DB: 90.02571(2022-05-23 20:26)',
    'Extended DB: 90.02571(2022-05-23 20:26)',
    'AV AI/ML Model: 2.05720(2022-05-23 11:45)',
    'IPS-DB: 6.00741(2015-12-01 02:30)',
    'IPS-ETDB: 6.00741(2015-12-01 02:30)',
    'APP-DB: 6.00741(2015-12-01 02:30)',
    'IPS Malicious URL Database: 1.00001(2015-01-01 01:01)',
    `Serial-Number: ${device.serial}`,
    ...(device.hardware
      ? ['BIOS version: 05000011', 'System Part-Number: P25035-04', 'Log hard disk: Available']
      : ['License Status: Valid', 'VM Resources: 1 CPU/1 allowed, 1997 MB RAM', 'Log hard disk: Available']),
    `Hostname: ${device.hostname}`,
    'Private Encryption: Disable',
    'Operation Mode: NAT',
    'Current virtual domain: root',
    'Max number of virtual domains: 10',
    `Virtual domains status: ${vdoms.length} in NAT mode, 0 in TP mode`,
    `Virtual domain configuration: ${vdomMode(device)}`,
    'FIPS-CC mode: disable',
    `Current HA mode: ${cluster ? `a-p, ${cluster.role}` : 'standalone'}`,
    ...(cluster
      ? [
          'Cluster uptime: 85 days, 12 hours, 38 minutes, 8 seconds',
          `Cluster state change time: ${stamp(daysAgo(device, 85))}`,
        ]
      : []),
    `Branch point: ${number}`,
    'Release Version Information: GA',
    'FortiOS x86-64: Yes',
    `System time: ${clock(device.now())}`,
    'Last reboot reason: warm reboot',
  ]
}

/** `split-task` if the configuration says `set vdom-mode split-vdom`, which FortiOS has up to 7.0. */
function vdomMode(device: SimulatedDevice): string {
  if (!device.configuration.multiVdom) return 'disable'
  return device.setting('system global', 'vdom-mode') === 'split-vdom' ? 'split-task' : 'multiple'
}

/** Lines of `get system ha status`. */
export function haStatus(device: SimulatedDevice): string[] {
  const { cluster } = device
  if (!cluster) {
    return [
      'HA Health Status: OK',
      `Model: ${device.model}`,
      'Mode: Standalone',
      'Group: 0',
      'Debug: 0',
      'Cluster Uptime: 0 days 0:0:0',
      'Cluster state change time: N/A',
      'ses_pickup: disable',
      'override: disable',
      'System Usage stats:',
      'HBDEV stats:',
      'number of vcluster: 0',
    ]
  }
  const [primary, ...secondaries] = byRole(cluster)
  const members = byRole(cluster)
  const since = stamp(daysAgo(device, 85))
  const checksum = (index: number): string => (index > 0 && !cluster.inSync ? 'out-of-sync' : 'in-sync')
  const names = device.isAtLeast(7, 4)
  const role = (index: number): string => (index === 0 ? 'Primary' : 'Secondary')
  const width = Math.max(...members.map(({ hostname }) => hostname.length))
  return [
    'HA Health Status: OK',
    `Model: ${device.model}`,
    'Mode: HA A-P',
    ...(names
      ? [`Group Name: ${cluster.groupName}`, `Group ID: ${cluster.groupId}`]
      : [`Group: ${cluster.groupId}`]),
    'Debug: 0',
    names ? 'Cluster Uptime: 85 days 12h:38m:8s' : 'Cluster Uptime: 85 days 12:38:8',
    `Cluster state change time: ${since}`,
    'Primary selected using:',
    `    <${since.replaceAll('-', '/')}> ${names ? 'vcluster-1: ' : ''}${primary?.serial ?? ''} is selected as the primary because its override priority is larger than peer member ${secondaries[0]?.serial ?? ''}.`,
    'ses_pickup: enable, ses_pickup_delay=disable',
    'override: disable',
    'Configuration Status:',
    ...members.map(
      ({ serial }, index) => `    ${serial}(updated ${index + 2} seconds ago): ${checksum(index)}`,
    ),
    'System Usage stats:',
    ...members.flatMap(({ serial }, index) => [
      `    ${serial}(updated ${index + 2} seconds ago):`,
      '        sessions=196, average-cpu-user/nice/system/idle=0%/0%/0%/99%, memory=34%',
    ]),
    'HBDEV stats:',
    ...members.flatMap(({ serial }, index) => [
      `    ${serial}(updated ${index + 2} seconds ago):`,
      '        ha: physical/1000auto, up, rx-bytes/packets/dropped/errors=2289976940/6414484/0/0, tx=2334914934/6414604/0/0',
    ]),
    ...(names ? [`number of member: ${members.length}`] : []),
    ...members.map(({ hostname, serial }, index) =>
      names
        ? `${hostname.padEnd(width)}, ${serial}, HA cluster index = ${index}`
        : `${role(index).padEnd(11)} : ${hostname.padEnd(width)}, ${serial}, HA cluster index = ${index}`,
    ),
    'number of vcluster: 1',
    `vcluster 1: ${cluster.role === 'primary' ? 'work' : 'standby'} 169.254.0.${cluster.role === 'primary' ? 1 : 2}`,
    ...members.map(({ serial }, index) => `${role(index)}: ${serial}, HA operating index = ${index}`),
  ]
}

function daysAgo(device: SimulatedDevice, days: number): Date {
  return new Date(device.now().getTime() - days * 24 * 60 * 60 * 1000)
}

/** `2024-07-29 03:45:36` */
export function stamp(date: Date): string {
  return date.toISOString().slice(0, 19).replace('T', ' ')
}

/** `Fri Oct 11 14:24:22 2024` */
function clock(date: Date): string {
  const [weekday = '', day = '', month = '', year = '', time = ''] = date
    .toUTCString()
    .replace(',', '')
    .split(' ')
  return `${weekday} ${month} ${String(Number(day)).padStart(2)} ${time} ${year}`
}
