import { describe, expect, test } from 'vitest'
import type { FortiGate } from '../../../main/migration/fortigate'
import { readDevice } from '../../../main/migration/readings/device'
import { readAdminList, readInventory } from '../../../main/migration/readings/inventory'
import { settingsTables } from '../../../main/review'
import { ProblemError } from '../../../main/contract/result'

const status = (vdoms: string) =>
  [
    'Version: FortiGate-VM64 v7.2.8,build1639,240313 (GA.M)',
    'Serial-Number: FGVM000000000001',
    'Hostname: fw-lab',
    `Virtual domain configuration: ${vdoms}`,
    'Current HA mode: standalone',
  ].join('\n')

const withoutEmptyLines = (printed: string) => printed.replaceAll(/\n+/g, '\n').replace(/^\n/, '')

/** A FortiGate that answers from a table, and tells what it was asked, and where. */
function fortigate(
  answers: Readonly<Record<string, string>>,
  vdoms: readonly string[] = ['root', 'dmz'],
  filter: (printed: string) => string = withoutEmptyLines,
) {
  const asked: string[] = []
  const used: { enabled: boolean; names: readonly string[] }[] = []
  const empty: Record<string, string> = {
    'get system status': status('multiple'),
    'get system ha status': 'Mode: Standalone',
    'diagnose sys vd list': [
      'list virtual firewall info:',
      ...vdoms.map((name, at) => `name=${name}/${name} index=${at} enabled`),
    ].join('\n'),
    'show system admin': 'config system admin\nend',
    ...Object.fromEntries(settingsTables.map((path) => [`show ${path}`, `config ${path}\nend`])),
    'show user fortitoken': 'config user fortitoken\nend',
    'show user local': 'config user local\nend',
    'diagnose fortitoken info': 'FORTITOKEN        DRIFT  STATUS\n\nToken server status: reachable',
    'diagnose fortitoken-cloud show users': 'Number of users in fortitoken cloud: 0',
  }
  const printed = (vdom: string | null, command: string): string => {
    const answer = (vdom === null ? undefined : answers[`${vdom}: ${command}`]) ?? answers[command]
    if (answer !== undefined || !command.endsWith(' | grep .')) return answer ?? empty[command] ?? ''
    return filter(printed(vdom, command.slice(0, -' | grep .'.length)))
  }
  const device = {
    readOnly: false,
    useVdoms: (now: { enabled: boolean; names: readonly string[] }) => used.push(now),
    read: (command: string) => {
      asked.push(command)
      return Promise.resolve(printed(null, command))
    },
    readVdom: (vdom: string, command: string) => {
      asked.push(`${vdom}: ${command}`)
      return Promise.resolve(printed(vdom, command))
    },
  } as unknown as FortiGate
  return { device, asked, used }
}
const take = (device: FortiGate, enabled = true) => readInventory(device, enabled, () => undefined)
const problemOf = (work: Promise<unknown>) =>
  work.then(
    () => {
      throw new Error('It did not fail.')
    },
    (error: unknown) => {
      if (error instanceof ProblemError) return error.problem
      throw error
    },
  )

describe('the inventory', () => {
  test.each([
    [{ major: 7, minor: 0, patch: 4 }, ['show system sso-admin', 'show system sso-forticloud-admin']],
    [{ major: 7, minor: 2, patch: 3 }, ['show system sso-admin', 'show system sso-forticloud-admin']],
    [
      { major: 7, minor: 2, patch: 4 },
      ['show system sso-admin', 'show system sso-forticloud-admin', 'show system sso-fortigate-cloud-admin'],
    ],
  ])('of FortiOS %j asks for the tables of single sign-on that it has', async (version, tables) => {
    const { device, asked } = fortigate({})
    const { inventory, unread } = await readInventory(device, true, () => undefined, undefined, { version })
    expect(asked.filter((command) => command.startsWith('show system sso-'))).toEqual(
      tables.map((command) => `${command} | grep .`),
    )
    expect(inventory.ssoAdministrators).toEqual([])
    expect(unread?.map(({ command }) => command)).not.toContain('show system sso-fortigate-cloud-admin')
  })

  test('enters the VDOMs that the device lists at that moment, and no other: "edit" would create it', async () => {
    const { device, asked, used } = fortigate({}, ['root', 'new'])
    const { inventory } = await take(device)
    expect(asked[0]).toBe('diagnose sys vd list')
    expect(used).toEqual([
      { enabled: true, names: [] },
      { enabled: true, names: ['root', 'new'] },
    ])
    expect(inventory.vdoms).toEqual(['root', 'new'])
    expect(asked.filter((each) => each.includes(': ')).map((each) => each.split(':')[0])).toEqual([
      'root',
      'root',
      'root',
      'new',
      'new',
      'new',
    ])
  })

  test('lists none where there are none', async () => {
    const { device, asked, used } = fortigate({})
    await take(device, false)
    expect(asked).not.toContain('diagnose sys vd list')
    expect(used.at(-1)).toEqual({ enabled: false, names: ['root'] })
  })

  test('is not taken from a table that was refused or can’t be understood', async () => {
    const refused = await problemOf(
      take(fortigate({ 'dmz: show user local': 'Permission denied\nCommand fail. Return code -37' }).device),
    )
    expect(refused).toMatchObject({ code: 'tables-unreadable' })
    expect(refused.message).toContain(
      '"show user local" could not be read in dmz: the FortiGate refused it, “Permission denied”',
    )
    const garbled = await problemOf(
      take(fortigate({ 'show system admin': 'config system admin\n    edit "ada"\n' }).device),
    )
    expect(garbled).toMatchObject({ code: 'tables-unreadable' })
    expect(garbled.message).toContain('"show system admin"')
  })

  test('reads each table over the filter, once, and everything else by the pager', async () => {
    const { device, asked } = fortigate({}, ['root'])
    await take(device)
    expect(
      asked.filter((command) => command.includes('show ') && !command.includes('fortitoken-cloud')),
    ).toEqual([
      'show system admin | grep .',
      'show system central-management | grep .',
      'root: show user fortitoken | grep .',
      'root: show user local | grep .',
      ...settingsTables
        .filter((path) => path !== 'system central-management')
        .map((path) => `show ${path} | grep .`),
    ])
    expect(asked.filter((command) => command.includes('|') && !command.includes('show '))).toEqual([])
  })

  const local = (value: string) =>
    `config user local\n    edit "kim"\n        set two-factor fortitoken\n        set fortitoken FTKMOB0000000001\n        set email-to ${value}\n    next\nend`
  test.each([
    ['holds an empty line in a value', local('"kim\n\n@example.com"'), 'kim\n\n@example.com'],
    [
      'holds a value that looks like a certificate',
      local('"-----BEGIN A-----\n\nAAAA\n-----END A-----"'),
      '-----BEGIN A-----\n\nAAAA\n-----END A-----',
    ],
    ['holds a value over two lines', local('"kim\n@example.com"'), 'kim\n@example.com'],
    ['goes on behind a backslash', local('kim\\\n\n@example.com'), null],
  ])('reads a table again, page by page, that %s', async (_why, table, email) => {
    const told: string[] = []
    const { device, asked } = fortigate({ 'dmz: show user local': table })
    const { inventory } = await readInventory(device, true, (label) => told.push(label), undefined, {
      mayBeUnread: 'any',
    })
    expect(asked.filter((command) => command.includes('user local'))).toEqual([
      'root: show user local | grep .',
      'dmz: show user local | grep .',
      'dmz: show user local',
    ])
    expect(told).toContain('Reading user local of dmz again, page by page')
    if (email !== null) expect(inventory.users).toMatchObject([{ name: 'kim', email }])
  })

  test.each([
    ['a table that was cut off', (printed: string) => printed.replace(/end$/, '')],
    ['a quote that does not end', (printed: string) => printed.replace(/end$/, '    edit "kim\nend')],
    ['nothing', () => ''],
    ['a message of the console before it', (printed: string) => `NOTICE: HA heartbeat\n${printed}`],
    ['a line that a terminal broke', (printed: string) => `${printed}\n${'x'.repeat(80)}\nx`],
  ])('takes what the filter lets through for nothing if it is %s', async (_what, filter) => {
    const { device, asked } = fortigate({}, ['root'], filter)
    const { unread } = await readInventory(device, true, () => undefined)
    expect(unread?.filter(({ command }) => command.startsWith('show '))).toEqual([])
    const tables = asked.filter((command) => command.includes('show user '))
    expect(tables).toEqual([
      'root: show user fortitoken | grep .',
      'root: show user fortitoken',
      'root: show user local | grep .',
      'root: show user local',
    ])
  })

  test('asks a FortiGate that refuses the filter for it once in a session, and for all else by the pager', async () => {
    const refusal = () => "\ncommand parse error before '|'\nCommand fail. Return code -61"
    const { device, asked } = fortigate({}, ['root', 'dmz'], refusal)
    const first = await take(device)
    expect(first.unread?.filter(({ command }) => command.startsWith('show '))).toEqual([])
    await take(device)
    expect(asked.filter((command) => command.includes('|'))).toEqual(['show system admin | grep .'])
    const other = fortigate({}, ['root', 'dmz'], refusal)
    await take(other.device)
    expect(other.asked.filter((command) => command.includes('|'))).toEqual(['show system admin | grep .'])
  })

  test('does not blame the filter for a table that is refused in both forms', async () => {
    const { device, asked } = fortigate({ 'show system central-management': 'Permission denied' }, ['root'])
    const { unread } = await take(device)
    expect(unread).toMatchObject([{ command: 'show system central-management' }, {}])
    expect(asked.filter((command) => command.includes('central-management'))).toEqual([
      'show system central-management | grep .',
      'show system central-management',
    ])
    expect(asked).toContain('root: show user local | grep .')
    expect(asked).not.toContain('root: show user local')
  })

  test('takes no table around which the device says something else', async () => {
    for (const answer of [
      'config system admin\nend\nNOTICE: HA heartbeat',
      'NOTICE: HA heartbeat\nconfig system admin\nend',
    ]) {
      const problem = await problemOf(take(fortigate({ 'show system admin': answer }).device))
      expect(problem).toMatchObject({ code: 'tables-unreadable' })
      expect(problem.message).toContain('NOTICE: HA heartbeat')
    }
  })

  test('reads the settings last, and not at all where a license is settled or nothing goes on', async () => {
    const settings = [
      'show system global | grep .',
      'show system csf | grep .',
      'show system sso-admin | grep .',
    ]
    const all = fortigate({})
    await take(all.device)
    expect(all.asked).toEqual(expect.arrayContaining(settings))
    const settling = fortigate({})
    await readInventory(settling.device, true, () => undefined, undefined, { withSettings: false })
    const blocked = fortigate({ 'show system admin': 'Permission denied' })
    const { inventory } = await readInventory(blocked.device, true, () => undefined, undefined, {
      mayBeUnread: 'any',
    })
    for (const { asked } of [settling, blocked]) {
      expect(asked.filter((line) => settings.includes(line))).toEqual([])
    }
    expect(inventory.ssoAdministrators).toBeUndefined()
  })

  test('does without what only helps', async () => {
    const { device } = fortigate({
      'show system central-management': 'Permission denied',
      'diagnose fortitoken info': 'Unknown action 0',
      'diagnose fortitoken-cloud show users': 'Cannot find ftc server!',
    })
    const { inventory, cloudUsers } = await take(device)
    expect(inventory.vdoms).toEqual(['root', 'dmz'])
    expect(cloudUsers).toBeNull()
  })

  test('takes no list of the cloud that is not whole', async () => {
    const { device } = fortigate({
      'diagnose fortitoken-cloud show users':
        'Number of users in fortitoken cloud: 2\n 1: username:ada vdom:#FOS_Administrator email: phone: realm:default userdata:0',
    })
    expect((await take(device)).cloudUsers).toBeNull()
  })
})

describe('what the device says of itself', () => {
  test('is read, with its VDOMs', async () => {
    const reading = await readDevice(fortigate({}).device)
    expect(reading).toMatchObject({
      vdoms: ['root', 'dmz'],
      status: { serial: 'FGVM000000000001' },
      readOnly: false,
    })
  })

  test('is not that of a FortiGate, or not understood', async () => {
    expect(
      await problemOf(readDevice(fortigate({ 'get system status': '-bash: get: command not found' }).device)),
    ).toMatchObject({ code: 'not-a-fortigate' })
    const secret = await problemOf(
      readDevice(fortigate({ 'get system status': 'set password ENC SH2abc' }).device),
    )
    expect(secret.detail).not.toContain('SH2abc')
    expect(
      await problemOf(readDevice(fortigate({ 'diagnose sys vd list': 'Permission denied' }).device)),
    ).toMatchObject({ code: 'vdoms-unknown' })
  })
})

test('who is logged in is read from a list that a terminal broke at 80 columns', () => {
  const header =
    'username             local    device                       remote                       started'
  const line =
    'admin                sshv2    port1:192.0.2.1:22           192.0.2.9:57728              2026-11-28 21:03:14'
  const broken = [header, line].map((each) => `${each.slice(0, 80)}\n${each.slice(80)}`).join('\n')
  const sessions = [{ user: 'admin', remote: '192.0.2.9:57728' }]
  expect(readAdminList([header, line].join('\n'))).toMatchObject({ sessions })
  expect(readAdminList(broken)).toMatchObject({ sessions, unrecognised: [] })
})
