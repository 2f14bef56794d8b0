import { describe, expect, test } from 'vitest'
import type { FortiGate } from '../../../main/migration/fortigate'
import { readDevice } from '../../../main/migration/readings/device'
import { readAdminList, readInventory } from '../../../main/migration/readings/inventory'
import { ProblemError } from '../../../main/contract/result'

const status = (vdoms: string) =>
  [
    'Version: FortiGate-VM64 v7.2.8,build1639,240313 (GA.M)',
    'Serial-Number: FGVM000000000001',
    'Hostname: fw-lab',
    `Virtual domain configuration: ${vdoms}`,
    'Current HA mode: standalone',
  ].join('\n')

/** A FortiGate that answers from a table, and tells what it was asked, and where. */
function fortigate(answers: Readonly<Record<string, string>>, vdoms: readonly string[] = ['root', 'dmz']) {
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
    'show system central-management': 'config system central-management\nend',
    'show user fortitoken': 'config user fortitoken\nend',
    'show user local': 'config user local\nend',
    'diagnose fortitoken info': 'FORTITOKEN        DRIFT  STATUS\n\nToken server status: reachable',
    'diagnose fortitoken-cloud show users': 'Number of users in fortitoken cloud: 0',
  }
  const device = {
    readOnly: false,
    useVdoms: (now: { enabled: boolean; names: readonly string[] }) => used.push(now),
    read: (command: string) => {
      asked.push(command)
      return Promise.resolve(answers[command] ?? empty[command] ?? '')
    },
    readVdom: (vdom: string, command: string) => {
      asked.push(`${vdom}: ${command}`)
      return Promise.resolve(answers[`${vdom}: ${command}`] ?? answers[command] ?? empty[command] ?? '')
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
