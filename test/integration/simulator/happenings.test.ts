import { connect } from 'node:net'
import { describe, expect, test } from 'vitest'
import { adjustableClock } from '../../../main/clock'
import { stoppedClock } from '../../fixtures/stopped-clock'
import type { SimulatorOptions } from '../../../main/simulator'
import { logIn, Peer, simulate } from './peer'

const rootLicense = 'EFTM000000110425'
const still = () => adjustableClock(stoppedClock(new Date('2026-11-28T12:00:00Z')))

async function company(options: Partial<SimulatorOptions> = {}) {
  const simulator = await simulate('company', options)
  const peer = await atGlobal(simulator)
  return { simulator, peer }
}

async function atGlobal(simulator: Awaited<ReturnType<typeof simulate>>) {
  const peer = await Peer.at(simulator)
  await peer.until('# ')
  await peer.run('config global')
  return peer
}

const value = (lines: readonly string[], name: string) =>
  lines.find((line) => line.startsWith(`${name}: `))?.slice(name.length + 2)

describe('a failover', () => {
  test('loses every connection; the other unit answers with the same configuration, as the primary', async () => {
    const { simulator, peer } = await company()
    const before = await peer.run('get system status')
    const users = await peer.run('show system admin | grep edit')
    simulator.happen({ what: 'fails-over' })
    await peer.untilClosed()

    const other = await atGlobal(simulator)
    const after = await other.run('get system status')
    expect([value(before, 'Serial-Number'), value(after, 'Serial-Number')]).toEqual([
      'FG200FT922900417',
      'FG200FT922900533',
    ])
    expect(value(after, 'Hostname')).toBe('CORP-FW-02')
    expect(value(after, 'Current HA mode')).toBe('a-p, primary')
    expect(await other.run('show system admin | grep edit')).toEqual(users)
    const ha = await other.run('get system ha status')
    expect(ha).toContain('Primary: FG200FT922900533, HA operating index = 0')
    expect(ha).toContain('Secondary: FG200FT922900417, HA operating index = 1')
    expect(await other.run('show system global | grep hostname')).toEqual(['    set hostname "CORP-FW-02"'])
  })

  test('comes between two licenses where the scenario says so, once', async () => {
    const { simulator, peer } = await company({ scenario: 'fails-over' })
    peer.type(`execute fortitoken-cloud migrate-ftm ${rootLicense} root\r`)
    await peer.until('(y/n)')
    peer.type('y')
    expect(await peer.untilClosed()).toMatch(/Deleted token[\s\S]*# $/)
    const other = await atGlobal(simulator)
    other.type('execute fortitoken-cloud migrate-ftm EFTM000000228817 vdom-dmz\r')
    await other.until('(y/n)')
    other.type('y')
    await other.until('# ')
    expect(simulator.state().cloud.users).toHaveLength(34)
    expect(other.closed).toBe(false)
  })

  test('takes a cluster', async () => {
    const simulator = await simulate('vendor-page')
    expect(() => simulator.happen({ what: 'fails-over' })).toThrow('without a cluster')
  })
})

describe('a reboot', () => {
  test('loses every connection, resets new ones, and is over after its time; what was to be done is not', async () => {
    const clock = still()
    const { simulator, peer } = await company({ clock })
    simulator.setFaults({ afterYes: 'cut-commits-late', lateBy: 60_000 })
    peer.type(`execute fortitoken-cloud migrate-ftm ${rootLicense} root\r`)
    await peer.until('(y/n)')
    peer.type('y')
    await peer.untilClosed()
    const bystander = await Peer.at(simulator)
    simulator.happen({ what: 'reboots', downFor: 120_000 })
    await bystander.untilClosed()
    await clock.pass(119_999)
    await expect(logIn(simulator)).rejects.toThrow()
    const bytes = await new Promise<number>((resolve) => {
      const socket = connect(simulator.port, '127.0.0.1')
      let seen = 0
      socket.on('data', (chunk) => (seen += chunk.length))
      socket.on('error', () => undefined)
      socket.on('close', () => resolve(seen))
    })
    expect(bytes).toBe(0)
    await clock.pass(1)
    await expect(logIn(simulator)).resolves.toBeDefined()
    await clock.pass(600_000)
    expect(simulator.state().cloud.users).toEqual([])
  })
})

describe('a clock that jumps', () => {
  test('is seen in what the device says, and delays nothing', async () => {
    const clock = still()
    const { simulator, peer } = await company({ clock })
    simulator.happen({ what: 'clock-jumps', by: -24 * 3_600_000 })
    expect(value(await peer.run('get system status'), 'System time')).toBe('Fri Nov 27 12:00:00 2026')
    expect(await peer.run('execute time')).toContain('current time is: 12:00:00')
    expect(clock.monotonic()).toBe(0)
  })
})

describe('someone else', () => {
  test('does each thing where the configuration has what it takes', async () => {
    const { simulator } = await company()
    const before = simulator.state().configuration
    simulator.happen({ what: 'someone-else', does: ['changes an email address'] })
    const changed = simulator.state().configuration
    expect(changed.match(/changed\.meanwhile@example\.net/g)).toHaveLength(1)
    expect(before).not.toContain('new.colleague')
    simulator.happen({ what: 'someone-else', does: ['adds a user'] })
    expect(simulator.state().configuration).toMatch(
      /edit "new\.colleague"\n\s+set type password\n\s+set email-to .*\n\s+next/,
    )
    simulator.happen({ what: 'someone-else', does: ['assigns a token'] })
    const [, serial = ''] =
      /edit "new\.colleague"\n[\s\S]*?set fortitoken "(FTKMOB\w+)"\n/.exec(simulator.state().configuration) ??
      []
    expect(simulator.state().configuration).toMatch(new RegExp(`edit "${serial}"`))
    expect(before).not.toContain(`set fortitoken "${serial}"`)
  })

  test('comes when the service is asked for the second time, where the scenario says so', async () => {
    const { simulator, peer } = await company({ scenario: 'someone-else' })
    const before = simulator.state().configuration
    await peer.run('execute fortitoken-cloud show')
    expect(simulator.state().configuration).toBe(before)
    await peer.run('execute fortitoken-cloud show')
    expect(simulator.state().configuration).toContain('new.colleague')
  })
})

describe('who is logged in', () => {
  const header =
    'username             local    device                       remote                       started'

  test('lists each session with the address and port of its client, and those of others', async () => {
    const clock = still()
    const { simulator, peer } = await company({ clock, scenario: 'another-administrator' })
    const ports: number[] = []
    const second = await logIn(simulator)
    // ssh2 keeps its socket to itself.
    ports.push((second as unknown as { _sock: { localPort: number } })._sock.localPort)
    await new Promise<void>((resolve, reject) =>
      second.shell((error, channel) => {
        if (error) reject(error)
        else channel.once('data', () => resolve())
      }),
    )
    const lines = await peer.run('get system admin list')
    expect(lines[0]).toBe(header)
    expect(lines).toHaveLength(4)
    expect(lines[2]).toMatch(
      new RegExp(
        `^admin +sshv2 +port1:127\\.0\\.0\\.1:22 +127\\.0\\.0\\.1:${String(ports[0])} +2026-11-28 12:00:00$`,
      ),
    )
    expect(lines[3]).toMatch(/^night\.shift +sshv2 .* 192\.0\.2\.44:50122 +2026-11-28 12:00:00$/)
  })

  test('is known in global scope only', async () => {
    const peer = await Peer.at(await simulate('company'))
    await peer.until('# ')
    expect((await peer.run('get system admin list')).join()).toContain('command parse error')
  })

  test('forgets a session whose connection was lost at once, or once it has lingered', async () => {
    const clock = still()
    const { simulator, peer } = await company({ clock })
    const listed = async () => (await peer.run('get system admin list')).length - 1
    const lose = async () => {
      const client = await logIn(simulator)
      client.on('error', () => undefined)
      await new Promise((resolve) => client.shell((_error, channel) => channel.once('data', resolve)))
      expect(await listed()).toBe(2)
      client.destroy()
      while (simulator.openSessions > 1) await new Promise((resolve) => setImmediate(resolve))
    }
    await lose()
    expect(await listed()).toBe(1)
    simulator.setFaults({ lingersFor: 300_000 })
    await lose()
    await clock.pass(299_999)
    expect(await listed()).toBe(2)
    await clock.pass(1)
    expect(await listed()).toBe(1)
  })
})
