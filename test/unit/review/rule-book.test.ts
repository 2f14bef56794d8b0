import { describe, expect, test } from 'vitest'
import { findingIds, type FindingId } from '../../../main/contract/review'
import { parseConfig, scopesOf } from '../../../main/fortios/config'
import { parseCloudService } from '../../../main/fortios/output'
import { answeredAt, findingsOf, noInventory, takeInventory, type FindingContext } from '../../../main/review'
import { admin, holder, inventoryOf, systemStatus, token } from './configuration'

const a = 'FTKMOB2100000001'
const b = 'FTKMOB2100000002'
const containing = (text: string): unknown => expect.stringContaining(text)
const found = (id: FindingId, context: FindingContext, inventory = noInventory) =>
  findingsOf(inventory, context).filter((finding) => finding.id === id)
/** A device with the VDOMs root and dmz: the same two local users, with these lines, in each. */
const twoVdoms = (users: string) =>
  takeInventory({
    scopes: scopesOf(
      parseConfig(`#config-version=FGVM64-7.2.8-FW-build1639-240313:opmode=0:vdom=1:user=admin
config vdom\nedit root\nnext\nedit dmz\nnext\nend
config global\nconfig system admin\nedit "admin"\nset accprofile "super_admin"\nnext\nend\nend
${[
  ['root', a],
  ['dmz', b],
]
  .map(
    ([vdom, serial]) => `config vdom\nedit ${vdom}
config user fortitoken\nedit "${serial}"\nset license "EFTM000000000001"\nset reg-id "r"\nnext\nend
config user local\nedit "kim"\nset two-factor fortitoken\nset fortitoken "${serial}"\n${users}\nnext\nend\nend`,
  )
  .join('\n')}
`),
    ),
  })

test('every finding is answered at one of the steps that read', () => {
  for (const id of findingIds) {
    expect(['connect', 'service', 'inventory']).toContain(answeredAt({ id, subject: '' }))
  }
  expect(answeredAt({ id: 'reading.failed', subject: 'get system ha status' })).toBe('connect')
  expect(answeredAt({ id: 'reading.failed', subject: 'execute fortitoken-cloud show' })).toBe('service')
  expect(answeredAt({ id: 'reading.failed', subject: 'show user local' })).toBe('inventory')
})

test('what is found only with the inventory is answered at its step: an earlier one is over', () => {
  const inventory = twoVdoms('')
  for (const status of ['licensed, service ready', 'not licensed']) {
    for (const seats of ['1.00', '3.00', '500.00']) {
      const context: FindingContext = {
        systemStatus: systemStatus({}),
        vdoms: ['root', 'dmz', 'lab', 'guest'],
        account: 'admin',
        today: '2026-11-28',
        service: parseCloudService(
          `FortiToken Cloud service status: ${status}.\nService balance: ${seats} users. Expiration date: 2026-12-01. Customer ID: 7.\n`,
        ),
      }
      const before = new Set(findingsOf(noInventory, context).map(({ id }) => id))
      const later = findingsOf(inventory, context).filter(({ id }) => !before.has(id))
      expect(later.filter((finding) => answeredAt(finding) !== 'inventory')).toEqual([])
    }
  }
})

describe('the device', () => {
  test.each([
    ['FortiProxy-VM64', 1],
    ['FortiSandbox-VM', 1],
    ['FortiGate-60F', 0],
    ['FortiWiFi-60F', 0],
    ['FortiGateRugged-60F', 0],
  ])('%s', (model, count) => {
    expect(found('device.other-product', { systemStatus: systemStatus({ model }) })).toHaveLength(count)
  })

  test('that is no FortiGate has that one finding, and nobody migrates there', () => {
    const device = {
      platform: 'FPXVM4',
      version: '7.0.1',
      build: null,
      hostname: 'px',
      user: null,
      vdomsEnabled: null,
    }
    const inventory = inventoryOf({ users: [holder('kim', a)], tokens: [token(a)] }, { device })
    expect(findingsOf(inventory)).toMatchObject([
      { id: 'device.other-product', severity: 'blocker', message: containing('This is a FortiProxy') },
    ])
    expect(inventory.users.map(({ outcome }) => outcome)).toEqual(['attention'])
  })

  test('takes objects over from the root of a Security Fabric', () => {
    const csf = (...lines: string[]) => ({
      more: `config system csf\n${lines.map((line) => `    set ${line}\n`).join('')}end\n`,
    })
    const fabric = (...lines: string[]) => found('device.fabric', {}, inventoryOf(csf(...lines)))
    expect(fabric('status enable', 'upstream "root.example.com"')).toMatchObject([
      { severity: 'warning', message: containing('root.example.com'), line: 2 },
    ])
    expect(fabric('status enable', 'upstream-ip 192.0.2.1')).toHaveLength(1)
    expect(fabric('status enable', 'upstream-ip 0.0.0.0')).toEqual([])
    expect(fabric('status enable')).toEqual([])
    expect(fabric('upstream "root.example.com"')).toEqual([])
    expect(fabric('status enable', 'upstream "r"', 'configuration-sync local')).toEqual([])
    const users = [holder('kim', a, 'fabric-object enable')]
    expect(found('device.fabric', {}, inventoryOf({ users, tokens: [token(a)] }))).toHaveLength(1)
  })

  test.each([
    [{ major: 7, minor: 4, patch: 9 }, 0],
    [{ major: 7, minor: 6, patch: 0 }, 1],
    [{ major: 7, minor: 6, patch: 6 }, 1],
    [{ major: 7, minor: 6, patch: 7 }, 0],
    [{ major: 8, minor: 0, patch: 0 }, 0],
  ])('a login proves less on FortiOS %j: %i', (version, count) => {
    const findings = found('device.login-proves-less', { systemStatus: systemStatus({ version }) })
    expect(findings).toHaveLength(count)
  })

  test('has an administrator who may only read', () => {
    expect(found('admin.read-only', { readOnly: true, account: 'kim' })).toMatchObject([
      { severity: 'blocker', subject: 'kim' },
    ])
    expect(found('admin.read-only', { readOnly: false })).toEqual([])
  })
})

describe('who can still log in', () => {
  /** The one super_admin who migrates, with whatever else there is. */
  const lockout = (more: string, admins: Parameters<typeof inventoryOf>[0]['admins'] = []) =>
    found(
      'admin.lockout',
      {},
      inventoryOf({
        admins: [
          ['boss', 'accprofile "super_admin"', 'two-factor fortitoken', `fortitoken "${a}"`],
          ...admins,
        ],
        tokens: [token(a)],
        more,
      }),
    )
  const sso = (table: string, ...lines: string[]) =>
    `config system ${table}\n    edit "kim@example.com"\n${lines.map((line) => `        set ${line}\n`).join('')}    next\nend\n`

  test.each(['sso-admin', 'sso-forticloud-admin', 'sso-fortigate-cloud-admin'])(
    'a super_admin of %s is a warning, and no blocker',
    (table) => {
      expect(lockout(sso(table, 'accprofile "super_admin"', 'vdom "root"'))).toMatchObject([
        { severity: 'warning', message: containing('single sign-on') },
      ])
      expect(lockout(sso(table, 'accprofile "prof_admin"'))).toMatchObject([{ severity: 'blocker' }])
      expect(lockout(sso(table, 'vdom "root"'))).toMatchObject([{ severity: 'blocker' }])
    },
  )

  test.each<[string, string, 'blocker' | 'warning' | null]>([
    ['no way is closed', '', null],
    ['ssh alone is closed', 'disallowed-login-methods ssh', null],
    ['only the web interface is left', 'disallowed-login-methods console ssh telnet', 'warning'],
    ['every way is closed', 'disallowed-login-methods console gui ssh telnet', 'blocker'],
  ])('a second super_admin, where %s: %s', (_, setting, severity) => {
    const other = ['other', 'accprofile "super_admin"', ...(setting ? [setting] : [])] as const
    expect(lockout('', [other]).map((finding) => finding.severity)).toEqual(severity ? [severity] : [])
  })

  test('a key is named, and not counted on', () => {
    const admins = [
      [
        'boss',
        'accprofile "super_admin"',
        'two-factor fortitoken',
        `fortitoken "${a}"`,
        'ssh-public-key1 "ssh-ed25519 AAAA"',
      ],
    ] as const
    expect(found('admin.lockout', {}, inventoryOf({ admins, tokens: [token(a)] }))).toMatchObject([
      { severity: 'blocker', message: containing('An SSH key is set for "boss"') },
    ])
  })

  test('a read-only super_admin is no way back in', () => {
    expect(lockout('', [['reader', 'accprofile "super_admin_readonly"']])).toMatchObject([
      { severity: 'blocker' },
    ])
  })

  test('one session for each account', () => {
    const one = (value: string) =>
      inventoryOf({ more: `config system global\n    set admin-concurrent ${value}\nend\n` })
    expect(found('admin.one-session', {}, one('disable'))).toMatchObject([{ severity: 'warning', line: 2 }])
    expect(found('admin.one-session', {}, one('enable'))).toEqual([])
  })
})

describe('the service', () => {
  const service = (seats: string) =>
    parseCloudService(
      `FortiToken Cloud service status: licensed, service ready.\nService balance: ${seats} users. Expiration date: 2027-03-01. Customer ID: 7.\n`,
    )

  test.each([
    ['3.00', 1],
    ['5.00', 1],
    ['4.00', 0],
    ['100.00', 0],
  ])('with %s seats may be a free one: %i', (seats, count) => {
    expect(found('service.free-account', { service: service(seats) })).toHaveLength(count)
  })

  test('may be a free one by its balance or by its limit', () => {
    const of = (balance: string, limit: number) =>
      parseCloudService(
        `FortiToken Cloud service status: licensed, service ready.\nService balance: ${balance} users. Expiration date: 2027-03-01. Customer ID: 7.\nFortiToken Cloud account number of users: 0, max number of users: ${limit}.\n`,
      )
    expect(found('service.free-account', { service: of('100.00', 5) })).toHaveLength(1)
    expect(found('service.free-account', { service: of('3.00', 100) })).toHaveLength(1)
    expect(found('service.free-account', { service: of('100.00', 100) })).toEqual([])
  })

  test('has fewer realms than VDOMs', () => {
    const inventory = twoVdoms('set email-to "kim@example.com"')
    const vdoms = ['root', 'dmz', 'lab', 'guest']
    expect(found('service.realms', { service: service('1.00'), vdoms }, inventory)).toMatchObject([
      { severity: 'warning', message: containing('would be 5') },
    ])
    expect(found('service.realms', { service: service('4.00'), vdoms }, inventory)).toHaveLength(1)
    expect(found('service.realms', { service: service('6.00'), vdoms }, inventory)).toEqual([])
    const none = parseCloudService('FortiToken Cloud service status: not licensed.\n')
    expect(found('service.realms', { service: none, vdoms }, inventory)).toMatchObject([
      { message: containing('about 2, with the seats that the licenses bring') },
    ])
  })

  test('is looked at in the portal before anybody asks for the migration', () => {
    const inventory = inventoryOf({
      users: [holder('kim', a)],
      tokens: [token(a)],
      more: 'config system global\n    set management-vdom "mgmt"\nend\n',
    })
    expect(found('service.ownership', { service: service('100.00') }, inventory)).toMatchObject([
      { severity: 'info', message: containing('Applications > FortiProducts > Ownership') },
    ])
    expect(found('device.management-vdom', { service: service('100.00') }, inventory)).toMatchObject([
      { severity: 'info', subject: 'mgmt', message: containing('VDOM mgmt, the management VDOM,'), line: 2 },
    ])
    expect(findingsOf(inventory)).toEqual([])
    const none = parseCloudService('FortiToken Cloud service status: not licensed.\n')
    expect(found('service.region', { service: none }, inventory)).toMatchObject([
      { severity: 'warning', message: containing('can’t be moved once it exists') },
    ])
  })
})

describe('a reading that failed', () => {
  const inventory = twoVdoms('set email-to "kim@example.com"')
  const unread = (command: string, vdom: string | null, licenses?: FindingContext['licenses']) =>
    found('reading.failed', { unread: [{ command, vdom, why: 'x' }], licenses: licenses ?? null }, inventory)
  const ofDmz = [{ license: 'EFTM000000000001', vdom: 'dmz' }]

  test('blocks the licenses of its VDOM, among the administrators those of all, and no others', () => {
    expect(unread('show user local', 'dmz', ofDmz)).toMatchObject([{ severity: 'blocker', vdom: 'dmz' }])
    expect(unread('show user local', 'root', ofDmz)).toMatchObject([{ severity: 'warning', vdom: 'root' }])
    expect(unread('show system admin', null, ofDmz)).toMatchObject([{ severity: 'blocker' }])
  })

  test('names its VDOM where there are several', () => {
    expect(unread('diagnose fortitoken info', 'dmz')[0]?.message).toContain('in VDOM dmz')
  })
})

describe('where there are several VDOMs', () => {
  test('no two findings say the same, and those about a user name the VDOM', () => {
    const findings = findingsOf(twoVdoms('set status disable')).filter(({ id }) => id.startsWith('user.'))
    expect(findings.length).toBeGreaterThanOrEqual(6)
    expect(new Set(findings.map(({ message }) => message)).size).toBe(findings.length)
    for (const { message, vdom } of findings) expect(message).toContain(vdom ?? 'nowhere')
  })

  test('one name with one e-mail address is a warning that says so', () => {
    const inventory = twoVdoms('set email-to "kim@example.com"')
    expect(found('user.same-name', {}, inventory)).toMatchObject([
      { severity: 'warning', vdom: 'root', message: containing('and the same email address') },
      { severity: 'warning', vdom: 'dmz', message: containing('local user of root') },
    ])
  })
})

test('the region that the FortiGate points to is told, an empty one is none', () => {
  const pointingTo = (region: string) =>
    inventoryOf({
      admins: [admin],
      users: [holder('kim', a)],
      tokens: [token(a)],
      more: `config system global\n    set fortitoken-cloud-region "${region}"\nend\n`,
    })
  expect(found('service.region', {}, pointingTo('europe'))).toMatchObject([
    { severity: 'warning', subject: 'europe', line: 2, message: containing('check in the portal') },
  ])
  expect(found('service.region', {}, pointingTo(''))).toEqual([])
  expect(found('service.region', {}, inventoryOf({ admins: [admin], users: [], tokens: [] }))).toEqual([])
})

test('administrators by single sign-on are told where a file has them', () => {
  const more =
    'config system sso-admin\n    edit "pat@example.com"\n        set accprofile "super_admin"\n    next\nend\n'
  const inventory = inventoryOf({ admins: [admin], users: [holder('kim', a)], tokens: [token(a)], more })
  expect(found('admin.sso', {}, inventory)).toMatchObject([
    { severity: 'info', line: 3, message: containing('pat@example.com') },
  ])
})
