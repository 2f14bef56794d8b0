import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { findingTitles } from '../../../main/contract/finding-titles'
import { findingIds, type FindingId } from '../../../main/contract/review'
import { parseCloudService, parseHaStatus, parseSystemStatus } from '../../../main/fortios/output'
import { findingsOf, type FindingContext } from '../../../main/review'
import { admin, holder, inventoryOf, systemStatus, token, type Entry, type Tables } from './configuration'

const a = 'FTKMOB2100000001'
const b = 'FTKMOB2100000002'

function idsOf(tables: Tables, context: FindingContext = {}): FindingId[] {
  return findingsOf(inventoryOf(tables), context).map(({ id }) => id)
}

function findIn(tables: Tables, id: FindingId, context: FindingContext = {}) {
  return findingsOf(inventoryOf(tables), context).filter((finding) => finding.id === id)
}

const containing = (text: string): unknown => expect.stringContaining(text)

test('a tidy device has none', () => {
  expect(idsOf({ users: [holder('kim', a)], tokens: [token(a)] })).toEqual([])
})

describe('the device', () => {
  const status = systemStatus()

  test('is too old before 7.0.4, by its own words or those of the header', () => {
    const old = { ...status, version: { major: 7, minor: 0, patch: 3 } }
    expect(findIn({}, 'device.version', { systemStatus: old })).toMatchObject([
      { severity: 'blocker', subject: 'fw-lab', message: containing('FortiOS 7.0.3') },
    ])
    const header = (version: string) =>
      findingsOf(
        inventoryOf(
          {},
          {
            device: { platform: null, version, build: null, hostname: null, user: null, vdomsEnabled: null },
          },
        ),
      )
    expect(header('6.4.9')).toMatchObject([{ id: 'device.version' }])
    expect(header('7.0.4')).toEqual([])
    expect(idsOf({}, { systemStatus: status })).toEqual([])
  })

  test('must be the primary of a cluster', () => {
    const primary = { ...status, haMode: { mode: 'a-p', role: 'primary' } } as const
    const secondary = { ...status, haMode: { mode: 'a-a', role: 'secondary' } } as const
    expect(idsOf({}, { systemStatus: primary })).toEqual([])
    expect(findIn({}, 'device.ha-secondary', { systemStatus: secondary })).toMatchObject([
      { severity: 'blocker' },
    ])
  })

  test('must be in sync, every unit of it', () => {
    const haStatus = parseHaStatus(`HA Health Status: OK
Mode: HA A-P
Configuration Status:
    FGT60FTEST000001(updated 3 seconds ago): in-sync
    FGT60FTEST000002(updated 4 seconds ago): out-of-sync
Primary : fw-a, FGT60FTEST000001, HA cluster index = 0
Secondary : fw-b, FGT60FTEST000002, HA cluster index = 1
Secondary : fw-c, FGT60FTEST000003, HA cluster index = 2
`)
    if (haStatus.kind === 'unknown') throw new Error('the fixture is not understood')
    expect(findIn({}, 'device.ha-out-of-sync', { haStatus })).toMatchObject([
      {
        severity: 'blocker',
        subject: 'FGT60FTEST000002',
        message: containing('(fw-b) is not in sync'),
      },
      { severity: 'warning', subject: 'FGT60FTEST000003', message: containing('doesn’t report') },
    ])
  })

  test('is warned about where a FortiManager manages it', () => {
    const more = 'config system central-management\n    set type fortimanager\nend\n'
    expect(findIn({ more }, 'device.fortimanager')).toMatchObject([{ severity: 'warning', line: 2 }])
    expect(idsOf({ more: more.replace('fortimanager', 'fortiguard') })).toEqual([])
  })

  test('is read from its own words', () => {
    expect(parseSystemStatus('').kind).toBe('unknown')
  })
})

describe('the service', () => {
  const show = (status: string, balance: string) =>
    parseCloudService(
      `FortiToken Cloud service status: ${status}.\nService balance: ${balance}. Expiration date: 2027-03-01. Customer ID: 7.\n`,
    )
  const ready = show('licensed, service ready', '100.00 users')

  test('is fine when it is ready and time-based, and ends in more than 30 days', () => {
    expect(idsOf({}, { service: ready, today: '2027-01-29' })).toEqual([])
  })

  test.each<[string, ReturnType<typeof parseCloudService>, FindingId, string]>([
    ['unreachable', parseCloudService('Cannot find ftc server!\n'), 'service.unreachable', 'blocker'],
    ['silent', parseCloudService(''), 'service.not-ready', 'blocker'],
    ['not ready', show('licensed, service broken', '1.00 users'), 'service.not-ready', 'blocker'],
    [
      'ready in an unknown unit',
      show('licensed, service ready', '1.00 seats'),
      'service.not-ready',
      'blocker',
    ],
    ['credit-based', show('licensed, service ready', '11474.40 credits'), 'service.credit-based', 'blocker'],
    ['without a license', show('not licensed', '0.00 users'), 'service.no-license', 'warning'],
  ])('has one finding where it is %s', (_, service, id, severity) => {
    expect(findingsOf(inventoryOf({}), { service })).toMatchObject([{ id, severity, vdom: null, line: null }])
  })

  test.each([
    ['2027-01-30', 'expires on 2027-03-01, in 30 days'],
    ['2027-02-28', 'in 1 day.'],
    ['2027-03-02', 'expired on 2027-03-01'],
  ])('ends soon on %s', (today, words) => {
    expect(findIn({}, 'service.expires-soon', { service: ready, today })).toMatchObject([
      { severity: 'warning', message: containing(words) },
    ])
  })

  test('only warns about seats, since a license brings its own', () => {
    const tables = { users: [holder('kim', a), holder('lee', b)], tokens: [token(a), token(b)] }
    const service = show('licensed, service ready', '1.00 users')
    expect(findIn(tables, 'quota.below-users', { service })).toMatchObject([
      {
        severity: 'warning',
        message: containing('2 users would migrate, and FortiToken Cloud has 1 free seat'),
      },
    ])
    expect(idsOf(tables, { service: ready })).not.toContain('quota.below-users')
  })
})

describe('licenses and tokens', () => {
  test('a trial license stays', () => {
    const tokens: Entry[] = [[a, 'license "FTMTRIAL00000001"']]
    expect(findIn({ tokens }, 'license.trial')).toMatchObject([
      { severity: 'info', subject: 'FTMTRIAL00000001' },
    ])
    expect(findIn({ tokens, users: [holder('kim', a)] }, 'license.trial')[0]?.message).toContain(
      '1 user with one of them',
    )
  })

  test('a license that nobody uses', () => {
    expect(findIn({ tokens: [token(a), token(b)] }, 'license.nobody')).toMatchObject([
      { severity: 'warning', vdom: 'root', subject: 'EFTM000000000001', line: 10 },
    ])
    const licenses: FindingContext['licenses'] = []
    expect(idsOf({ tokens: [token(a)] }, { licenses })).toEqual([])
  })

  test('a license of unknown form, or none at all, where somebody has the token', () => {
    const users = [holder('kim', a)]
    const unknown: Entry[] = [[a, 'license "XFTM000000000001"', 'reg-id "r"']]
    expect(findIn({ tokens: unknown, users }, 'license.unknown')).toMatchObject([
      { severity: 'warning', vdom: 'root', subject: 'XFTM000000000001', message: containing('1 user') },
    ])
    expect(findIn({ tokens: [[a, 'reg-id "r"']], users }, 'license.unknown')).toMatchObject([
      { severity: 'warning', subject: a, message: containing(`("kim") names no license`), line: 10 },
    ])
    const hardware = holder('lee', 'FTK200TEST000001')
    expect(idsOf({ tokens: [['FTK200TEST000001']], users: [hardware] })).toEqual(['token.hardware'])
    expect(idsOf({ tokens: [...unknown, [b, 'reg-id "r"']] })).toEqual([])
  })

  test.each<[FindingId, Entry[], Entry[], string]>([
    ['token.pending', [holder('kim', a)], [[a, 'license "EFTM000000000001"']], 'warning'],
    ['token.locked', [holder('kim', a)], [token(a, 'status lock')], 'warning'],
    ['token.shared', [holder('kim', a), holder('lee', a)], [token(a)], 'warning'],
    ['token.hardware', [holder('kim', 'FTK200TEST000001')], [['FTK200TEST000001']], 'info'],
    ['token.missing', [holder('kim', a)], [], 'warning'],
  ])('%s is told of the token and names its users', (id, users, tokens, severity) => {
    const found = findIn({ users, tokens }, id)
    expect(found).toMatchObject([{ severity, vdom: 'root', message: containing('"kim"') }])
    expect(found[0]?.subject).toMatch(/^FTK/)
    expect(found[0]?.line).toBeGreaterThan(1)
  })

  test('what is wrong with a token that nobody has concerns nobody', () => {
    const tokens = [token(a), [b, 'license "EFTM000000000001"', 'status lock'] as const]
    expect(idsOf({ users: [holder('kim', a)], tokens })).toEqual([])
  })

  test('of licenses that were not chosen nothing is told', () => {
    const tables: Tables = {
      users: [holder('kim', a), ['lee', 'two-factor fortitoken', `fortitoken "${b}"`]],
      tokens: [token(a), [b, 'license "EFTM000000000002"']],
    }
    expect(idsOf(tables)).toEqual(['token.pending', 'user.no-contact'])
    expect(idsOf(tables, { licenses: [{ license: 'EFTM000000000001', vdom: 'root' }] })).toEqual([])
  })
})

describe('users', () => {
  test('without a token', () => {
    const users: Entry[] = [['kim', 'two-factor fortitoken', 'email-to "kim@example.com"']]
    expect(findIn({ users }, 'user.no-token')).toMatchObject([{ severity: 'warning', subject: 'kim' }])
  })

  test('without e-mail address and phone number; one of them is enough', () => {
    const user: Entry = ['kim', 'two-factor fortitoken', `fortitoken "${a}"`]
    expect(findIn({ users: [user], tokens: [token(a)] }, 'user.no-contact')).toMatchObject([
      { severity: 'warning' },
    ])
    expect(idsOf({ users: [[...user, 'sms-phone "+441632960001"']], tokens: [token(a)] })).toEqual([])
  })

  test('who are disabled', () => {
    const users = [holder('kim', a, 'status disable')]
    expect(findIn({ users, tokens: [token(a)] }, 'user.disabled')).toMatchObject([
      { severity: 'info', subject: 'kim' },
    ])
  })

  test.each([
    ['the same name', 'kim', true],
    ['another case', 'KIM', true],
    ['another accent', 'kím', true],
    ['another name', 'kima', false],
  ])('with %s in the other table', (_, name, found) => {
    const tables = {
      admins: [admin, holder(name, a)],
      users: [holder('kim', b)],
      tokens: [token(a), token(b)],
    }
    const names = findIn(tables, 'user.same-name').map(({ subject }) => subject)
    expect(names).toEqual(found ? [name, 'kim'] : [])
  })

  test('of one name are told about the other', () => {
    const tables = {
      admins: [admin, holder('kim', a)],
      users: [holder('kim', b)],
      tokens: [token(a), token(b)],
    }
    expect(findIn(tables, 'user.same-name')[0]?.message).toContain('"kim" (local user of root)')
  })

  test('of one name with one token are one person; with one in FortiToken Cloud already they are not', () => {
    const shared = { admins: [admin, holder('kim', a)], users: [holder('kim', a)], tokens: [token(a)] }
    expect(findIn(shared, 'user.same-name')).toEqual([])
    const cloud: Tables = {
      admins: [admin, ['kim', 'two-factor fortitoken-cloud']],
      users: [holder('kim', a)],
      tokens: [token(a)],
    }
    expect(findIn(cloud, 'user.same-name')).toMatchObject([{ subject: 'kim', vdom: 'root' }])
  })
})

describe('administrators', () => {
  const moving = holder('ada', a, 'accprofile "super_admin"')

  test('block where no super_admin could log in without FortiToken Cloud', () => {
    expect(findIn({ admins: [moving], tokens: [token(a)] }, 'admin.lockout')).toEqual([
      {
        id: 'admin.lockout',
        administrators: ['ada'],
        severity: 'blocker',
        vdom: 'root',
        subject: 'EFTM000000000001',
        line: 3,
        message: containing('"ada" migrates to FortiToken Cloud'),
      },
    ])
  })

  test.each<[string, Entry]>([
    ['without a second factor', admin],
    ['with a hardware token', holder('kim', 'FTK200TEST000001', 'accprofile "super_admin"')],
    ['with e-mail', ['kim', 'accprofile "super_admin"', 'two-factor email']],
  ])('do not where there is a super_admin %s', (_, other) => {
    const tables = { admins: [moving, other], tokens: [token(a), ['FTK200TEST000001'] as const] }
    expect(findIn(tables, 'admin.lockout')).toEqual([])
  })

  test.each<[string, Entry]>([
    ['may not do everything', ['kim', 'accprofile "prof_admin"']],
    ['only makes guest users', ['kim', 'accprofile "super_admin"', 'guest-auth enable']],
    ['is in FortiToken Cloud already', ['kim', 'accprofile "super_admin"', 'two-factor fortitoken-cloud']],
    ['has a token that was never activated', holder('kim', b, 'accprofile "super_admin"')],
    ['is disabled', ['kim', 'accprofile "super_admin"', 'status disable']],
  ])('do where the other one %s', (_, other) => {
    const tables = { admins: [moving, other], tokens: [token(a), [b, 'license "EFTM000000000002"'] as const] }
    expect(findIn(tables, 'admin.lockout')).toMatchObject([
      { severity: 'blocker' },
      ...(other[0] === 'kim' && other.includes('two-factor fortitoken') ? [{}] : []),
    ])
  })

  test.each<[string, Entry]>([
    ['a remote server', ['kim', 'accprofile "super_admin"', 'remote-auth enable']],
    ['a remote group', ['kim', 'accprofile "super_admin"', 'remote-auth enable', 'wildcard enable']],
    ['a certificate', ['kim', 'accprofile "super_admin"', 'peer-auth enable']],
  ])('are a warning where the way in depends on %s', (_, other) => {
    expect(findIn({ admins: [moving, other], tokens: [token(a)] }, 'admin.lockout')).toMatchObject([
      { severity: 'warning', message: containing('only "kim" could still log in') },
    ])
  })

  test('are a warning where the trusted hosts of the only other one shut out this computer', () => {
    const other: Entry = ['kim', 'accprofile "super_admin"', 'trusthost1 192.0.2.0 255.255.255.0']
    const tables = { admins: [moving, other], tokens: [token(a)] }
    expect(findIn(tables, 'admin.lockout', { address: '198.51.100.7' })).toMatchObject([
      { severity: 'warning', message: containing('only "kim" could still log in') },
    ])
    expect(findIn(tables, 'admin.lockout', { address: '192.0.2.7' })).toEqual([])
  })

  test('block by each license that takes one of the last two, not by one alone', () => {
    const tables = {
      admins: [moving, holder('kim', b, 'accprofile "super_admin"')],
      tokens: [token(a), [b, 'license "EFTM000000000002"', 'reg-id "r"'] as const],
    }
    expect(findIn(tables, 'admin.lockout').map(({ subject }) => subject)).toEqual([
      'EFTM000000000001',
      'EFTM000000000002',
    ])
    expect(
      findIn(tables, 'admin.lockout', { licenses: [{ license: 'EFTM000000000001', vdom: 'root' }] }),
    ).toEqual([])
  })

  test('say nothing where no super_admin moves', () => {
    const admins: Entry[] = [
      ['ada', 'accprofile "super_admin"', 'two-factor fortitoken-cloud'],
      holder('kim', a),
    ]
    expect(findIn({ admins, tokens: [token(a)] }, 'admin.lockout')).toEqual([])
  })

  test('warn the one who is logged in', () => {
    const tables = { admins: [admin, moving], users: [holder('admin', b)], tokens: [token(a), token(b)] }
    expect(findIn(tables, 'admin.self', { account: 'ada' })).toMatchObject([
      { severity: 'warning', subject: 'ada' },
    ])
    expect(findIn(tables, 'admin.self', { account: 'admin' })).toEqual([])
  })
})

describe('the pages of the findings', () => {
  const folder = new URL('../../../docs/findings/', import.meta.url)

  test('are there for every id, and for nothing else', () => {
    expect(readdirSync(folder).toSorted()).toEqual(findingIds.map((id) => `${id}.md`).toSorted())
  })

  test.each(findingIds)('%s says why, what it means, what to do and who says so', (id) => {
    const page = readFileSync(new URL(`${id}.md`, folder), 'utf8')
    expect(page).toContain(`# ${findingTitles[id]}\n\n\`${id}\``)
    const headings = page.split('\n').filter((line) => line.startsWith('## '))
    expect(headings).toEqual(['## Why', '## What it means for the people', '## What to do', '## Source'])
  })
})
