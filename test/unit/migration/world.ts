import type { LicenseKey } from '../../../main/contract/license-key'
import type { FindingId } from '../../../main/contract/review'
import { parseConfig, scopesOf } from '../../../main/fortios/config'
import { parseCloudService } from '../../../main/fortios/output'
import type { RunEvent } from '../../../main/migration/events'
import type { JournalRecord } from '../../../main/migration/journal'
import { foldRun } from '../../../main/migration/fold'
import type { RunState } from '../../../main/migration/run'
import { takeInventory, type Inventory } from '../../../main/review'
import type { DeviceReading, ServiceReading } from '../../../main/migration/what-was-read'

/** A token in the table of a VDOM. */
export interface Token {
  readonly serial: string
  readonly license?: string
  readonly vdom?: string
  /** Further `set` lines, without `set`; that an app has registered if it is not said. */
  readonly more?: readonly string[]
}

/** An administrator or a local user. */
export interface Person {
  readonly name: string
  readonly table?: 'admin' | 'local'
  readonly vdom?: string
  readonly twoFactor?: string
  readonly token?: string
  readonly email?: string
  /** Further `set` lines, without `set`. */
  readonly more?: readonly string[]
}

/** A device as far as a migration is about it. */
export interface World {
  /** Its VDOMs; `root` and `dmz` if it is not said. */
  readonly vdoms?: readonly string[]
  readonly tokens: readonly Token[]
  readonly people: readonly Person[]
}

export const first: LicenseKey = { license: 'EFTM000000000001', vdom: 'root' }
export const second: LicenseKey = { license: 'EFTM000000000002', vdom: 'dmz' }

/** Two licenses in two VDOMs, with what stays beside them. */
export const office: World = {
  tokens: [
    { serial: 'FTKMOB0000000001', license: first.license },
    { serial: 'FTKMOB0000000002', license: first.license },
    { serial: 'FTKMOB0000000003', license: first.license },
    { serial: 'FTKMOB0000000004', license: second.license, vdom: 'dmz' },
    { serial: 'FTKMOB0000000009', license: 'FTMTRIAL00000001' },
    { serial: 'FTK2000000000001' },
  ],
  people: [
    { name: 'admin', table: 'admin' },
    { name: 'ada', table: 'admin', token: 'FTKMOB0000000001', email: 'ada@example.com' },
    { name: 'kim', token: 'FTKMOB0000000002', email: 'kim@example.com' },
    { name: 'lee', vdom: 'dmz', token: 'FTKMOB0000000004', email: 'lee@example.com' },
    { name: 'pat', token: 'FTKMOB0000000009', email: 'pat@example.com' },
    { name: 'hal', vdom: 'dmz', token: 'FTK2000000000001', email: 'hal@example.com' },
  ],
}

/** The world after a license was migrated, as the vendor says. */
export function migrated(world: World, { license, vdom }: LicenseKey): World {
  const { tokens, people } = world
  const gone = new Set(
    tokens
      .filter((token) => token.license === license && (token.vdom ?? 'root') === vdom)
      .map(({ serial }) => serial),
  )
  return {
    ...world,
    tokens: tokens.filter(({ serial }) => !gone.has(serial)),
    people: people.map(({ token, ...person }) =>
      token !== undefined && gone.has(token)
        ? { ...person, twoFactor: 'fortitoken-cloud' }
        : { ...person, ...(token !== undefined && { token }) },
    ),
  }
}

/** The configuration of a world. */
export function textOf({ tokens, people, vdoms: names = ['root', 'dmz'] }: World): string {
  const entry = ({ name, twoFactor, token, email, table, more = [] }: Person) =>
    [
      `    edit "${name}"`,
      ...(table === 'admin'
        ? ['        set accprofile "super_admin"', '        set vdom "root"']
        : ['        set type password']),
      ...((twoFactor ?? token) ? [`        set two-factor ${twoFactor ?? 'fortitoken'}`] : []),
      ...(token ? [`        set fortitoken "${token}"`] : []),
      ...(email ? [`        set email-to "${email}"`] : []),
      ...more.map((line) => `        set ${line}`),
      '    next',
    ].join('\n')
  const vdoms = names.map((vdom) => {
    const own = tokens.filter((token) => (token.vdom ?? 'root') === vdom)
    const users = people.filter((person) => person.table !== 'admin' && (person.vdom ?? 'root') === vdom)
    return [
      `config vdom\nedit ${vdom}\nconfig user fortitoken`,
      ...own.map(
        ({ serial, license, more = license ? ['reg-id "r"'] : [] }) =>
          `    edit "${serial}"\n${[...(license ? [`license "${license}"`] : []), ...more].map((line) => `        set ${line}\n`).join('')}    next`,
      ),
      'end\nconfig user local',
      ...users.map(entry),
      'end\nend',
    ].join('\n')
  })
  return `#config-version=FGVM64-7.2.8-FW-build1639-240313:opmode=0:vdom=1:user=admin
config vdom
${names.map((name) => `edit ${name}\nnext`).join('\n')}
end
config global
config system global
    set hostname "fw-lab"
end
config system admin
${people
  .filter(({ table }) => table === 'admin')
  .map(entry)
  .join('\n')}
end
end
${vdoms.join('\n')}
`
}

export function inventoryOf(world: World): Inventory {
  return takeInventory({ scopes: scopesOf(parseConfig(textOf(world))) })
}

/** What a device says of itself. */
export function deviceReading(
  more: Partial<DeviceReading['status']> = {},
  ha: DeviceReading['ha'] = null,
): DeviceReading {
  return {
    status: {
      kind: 'system-status',
      model: 'FortiGate-VM64',
      version: { major: 7, minor: 2, patch: 8 },
      build: '1639',
      serial: 'FGVM000000000001',
      hostname: 'fw-lab',
      vdoms: 'multiple',
      haMode: { mode: 'standalone' },
      currentVdom: 'root',
      fipsCc: false,
      systemTime: null,
      licenseStatus: null,
      ...more,
    },
    ha,
    haRaw: 'Mode: Standalone',
    vdoms: ['root', 'dmz'],
    readOnly: false,
  }
}

export const readyService =
  'FortiToken Cloud service status: licensed, service ready.\nService balance: 100.00 users. Expiration date: 2027-11-20. Customer ID: 1740029.'

/** What is read of FortiToken Cloud if the device answers in these words. */
export function serviceReading(text = readyService): ServiceReading {
  const service = parseCloudService(text)
  return {
    service: service.kind === 'cloud-service' ? service : null,
    unreachable: service.kind === 'cloud-unreachable',
    raw: text,
  }
}

export const opened: RunEvent = {
  type: 'opened',
  id: 'run-1',
  mode: 'live',
  application: '0.0.0-test',
  laptop: { user: 'kim', host: 'laptop' },
  rehearsal: null,
}

export function connectedTo(reading = deviceReading()): RunEvent {
  return { type: 'connected', host: '192.0.2.1', port: 22, user: 'admin', hostKey: 'SHA256:x', reading }
}

const backup = {
  method: 'file' as const,
  path: '/backup.conf',
  bytes: 1,
  sha256: 'a'.repeat(64),
  restorable: true,
  reason: '',
  checks: [],
}

/** Everything up to the step "Migrate", with both licenses chosen. */
export const prepared: readonly RunEvent[] = [
  opened,
  connectedTo(),
  { type: 'continued', to: 'service' },
  { type: 'service-read', reading: serviceReading() },
  { type: 'service-acknowledged', acknowledged: true },
  { type: 'continued', to: 'inventory' },
  { type: 'inventory-read', reading: { inventory: inventoryOf(office), cloudUsers: [] } },
  { type: 'licenses-chosen', licenses: [first, second] },
  { type: 'findings-answered', keys: ['admin.lockout||x'], answer: 'The serial console' },
  { type: 'continued', to: 'backup' },
  { type: 'backed-up', backup },
  { type: 'continued', to: 'preauthorization' },
  { type: 'request-recorded', ticket: '8812345', sentOn: '2026-11-20' },
  { type: 'flag-confirmed', key: first, confirmed: true },
  { type: 'flag-confirmed', key: second, confirmed: true },
  { type: 'continued', to: 'migrate' },
]

/** The records of events, a second apart. */
function recordsOf(events: readonly RunEvent[]): readonly JournalRecord[] {
  return events.map((event, at) => ({
    number: at + 1,
    at: new Date(Date.UTC(2026, 10, 23, 10, 0, at)).toISOString(),
    event,
  }))
}

export function runAfter(...events: readonly RunEvent[]): RunState {
  const run = foldRun(recordsOf(events))
  if (!run) throw new Error('There is no run.')
  return run
}

/** A finding of this kind. */
export function finding(id: FindingId, severity: 'blocker' | 'warning' | 'info', subject = 'x') {
  return { id, severity, vdom: null, subject, message: 'Something.', line: null }
}
