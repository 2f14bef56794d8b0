import { describe, expect, test } from 'vitest'
import { stoppedClock } from '../../fixtures/stopped-clock'
import type { ScenarioName, Simulator, SimulatorOptions } from '../../../main/simulator'
import { Peer, simulate } from './peer'

const vendorLicense = 'EFTM000000425212'
const rootLicense = 'EFTM000000110425'
const dmzLicense = 'EFTM000000228817'

const warning = [
  'Warning: Please acknowledge that once the license and its tokens are migrated to FortiToken Cloud',
  ' - The original FTM license gets invalidated and it cannot be reversed.',
  ' - You will switch from perpetual to annual subscription license.',
  'Please contact customer support to get the migration pre-authorization',
  'and backup your FortiGate configuration!',
  'Ready to proceed? (y/n)',
].join('\r\n')

async function vendor(scenario: ScenarioName = 'ready', options: Partial<SimulatorOptions> = {}) {
  const simulator = await simulate('vendor-page', { scenario, ...options })
  return { simulator, peer: await atPrompt(simulator) }
}

async function company(scenario: ScenarioName = 'ready') {
  const simulator = await simulate('company', { scenario })
  const peer = await atPrompt(simulator)
  await peer.run('config global')
  return { simulator, peer }
}

async function atPrompt(simulator: Simulator): Promise<Peer> {
  const peer = await Peer.at(simulator)
  await peer.until('# ', '$ ')
  return peer
}

/** Types the command, answers the question, and returns the lines of the result. */
async function migrate(peer: Peer, license: string, vdom = 'root', answer = 'y'): Promise<string[]> {
  peer.type(`execute fortitoken-cloud migrate-ftm ${license} ${vdom}\r`)
  await peer.until('(y/n)')
  peer.type(answer)
  const result = await peer.until('# ')
  return result.split('\r\n').slice(1, -2)
}

describe('the migration of the vendor’s page', () => {
  test('asks without a line end, takes one key, and prints what it did', async () => {
    const { peer } = await vendor()
    peer.type(`execute fortitoken-cloud migrate-ftm ${vendorLicense} root\r`)
    expect(await peer.until('(y/n)')).toBe(
      `execute fortitoken-cloud migrate-ftm ${vendorLicense} root\r\r\n${warning}`,
    )
    peer.type('y')
    const deleted = (serial: string): string =>
      `fas_migrate_token_clear[667]: Deleted token(${serial}) and license(${vendorLicense}) in vdom(root) configuration`
    expect((await peer.until('# ')).split('\r\n')).toEqual([
      'y',
      '',
      `1: Converted admin(ftm-mig1) for license(${vendorLicense}) in vdom(root)`,
      `License(${vendorLicense}) in VDOM(root): Total 1 admin/local user(s) converted to two-factor Fortitoken-Cloud!`,
      deleted('FTKMOB22A3F09C41'),
      deleted('FTKMOB2267D81E5B'),
      deleted('FTKMOB21C54B7D90'),
      deleted('FTKMOB22F81206AE'),
      deleted('FTKMOB2290BE4D37'),
      '',
      'FGT-LAB # ',
    ])
  })

  test('changes the state of the device and of FortiToken Cloud as the vendor shows it', async () => {
    const { simulator, peer } = await vendor('ready', {
      clock: stoppedClock(new Date('2022-01-24T12:00:00Z')),
    })
    expect(await peer.run('execute fortitoken-cloud show')).toEqual([
      'FortiToken Cloud service status: licensed, service ready.',
      'Service balance: 100.00 users. Expiration date: 2023-01-21. Customer ID: 1740029.',
    ])
    const before = await peer.run('show system admin ftm-mig1')
    expect(before).toContain('        set two-factor fortitoken')
    await migrate(peer, vendorLicense)
    expect(await peer.run('diagnose fortitoken-cloud show service')).toEqual([
      'FortiToken Cloud service status: licensed, service ready.',
      'Service balance: 105.00 users. Expiration date: 2023-01-24. Customer ID: 1740029.',
      'FortiToken Cloud account number of users: 1, max number of users: 105.',
    ])
    expect(await peer.run('diagnose fortitoken-cloud show users')).toEqual([
      'Number of users in fortitoken cloud: 1',
      ' 1: username:ftm-mig1 vdom:#FOS_Administrator email:ftm-mig1@example.com phone: realm:default userdata:0',
    ])
    const withoutSecret = (lines: string[]): string[] => lines.filter((line) => !line.includes('ENC '))
    expect(withoutSecret(await peer.run('show system admin ftm-mig1'))).toEqual(
      withoutSecret(before)
        .filter((line) => !line.includes('set fortitoken '))
        .map((line) => line.replace('two-factor fortitoken', 'two-factor fortitoken-cloud')),
    )
    expect(await peer.run('show user fortitoken')).toEqual(['config user fortitoken', 'end'])
    expect(simulator.state().cloud.users).toMatchObject([{ username: 'ftm-mig1', token: 'FTKMOB21C54B7D90' }])
  })

  test.each(['n', 'N', 'x', ' '])('does nothing where the answer is %j', async (answer) => {
    const { simulator, peer } = await vendor()
    const before = simulator.state()
    expect(await migrate(peer, vendorLicense, 'root', answer)).toEqual([])
    expect(simulator.state()).toEqual(before)
  })

  test('takes Enter after the key for the next command line', async () => {
    const { peer } = await vendor()
    peer.type(`execute fortitoken-cloud migrate-ftm ${vendorLicense} root\r`)
    await peer.until('(y/n)')
    peer.type('n\r')
    expect(await peer.until('FGT-LAB # \r\r\nFGT-LAB # ')).toBe('n\r\n\r\nFGT-LAB # \r\r\nFGT-LAB # ')
  })

  test('records the answer with its license', async () => {
    const clock = stoppedClock(new Date('2026-11-28T12:00:00Z'))
    const { simulator, peer } = await vendor('ready', { clock })
    await migrate(peer, vendorLicense)
    expect(simulator.received.filter(({ kind }) => kind === 'answer')).toEqual([
      {
        session: 1,
        at: 0,
        user: 'admin',
        scope: '',
        kind: 'answer',
        text: 'y',
        question: warning.replaceAll('\r\n', '\n'),
        command: `execute fortitoken-cloud migrate-ftm ${vendorLicense} root`,
        license: vendorLicense,
      },
    ])
  })

  test('refuses the license once it is migrated, without a question', async () => {
    const { simulator, peer } = await vendor()
    await migrate(peer, vendorLicense)
    const after = simulator.state()
    expect(await peer.run(`execute fortitoken-cloud migrate-ftm ${vendorLicense} root`)).toEqual([
      `Invalid License(${vendorLicense}) in vdom(root).`,
      'Command fail. Return code -1',
    ])
    expect(simulator.state()).toEqual(after)
  })

  test('migrates once where two sessions answer y', async () => {
    const { simulator, peer } = await vendor()
    const other = await atPrompt(simulator)
    for (const each of [peer, other]) {
      each.type(`execute fortitoken-cloud migrate-ftm ${vendorLicense} root\r`)
      await each.until('(y/n)')
    }
    peer.type('y')
    await peer.until('# ')
    other.type('y')
    expect(await other.until('# ')).toContain(`Invalid License(${vendorLicense})`)
    expect(simulator.state().cloud).toMatchObject({ seats: 105, users: [{ username: 'ftm-mig1' }] })
  })

  test('prints the lines one after the other', async () => {
    const { peer } = await vendor('ready', { resultLineDelay: 30 })
    const started = Date.now()
    expect(await migrate(peer, vendorLicense)).toHaveLength(1 + 7)
    expect(Date.now() - started).toBeGreaterThan(7 * 30)
  })
})

describe('the migration of a company', () => {
  test('converts administrators and local users of one license and leaves the others', async () => {
    const { simulator, peer } = await company()
    const before = simulator.state().configuration
    const result = await migrate(peer, dmzLicense, 'vdom-dmz')
    const after = simulator.state()
    expect(result.filter((line) => line.includes('Converted')).slice(0, 2)).toEqual([
      `1: Converted admin(dmz.owner) for license(${dmzLicense}) in vdom(vdom-dmz)`,
      `2: Converted local(q.partner) for license(${dmzLicense}) in vdom(vdom-dmz)`,
    ])
    expect(result.filter((line) => line.includes('Deleted token('))).toHaveLength(25)
    expect(after.cloud).toMatchObject({ seats: 125 })
    expect(after.cloud.users).toHaveLength(15)
    expect(after.cloud.users[0]).toMatchObject({ vdom: '#FOS_Administrator', userdata: 0 })
    expect(after.cloud.users.find(({ username }) => username === 'u.brandt')).toMatchObject({
      vdom: 'vdom-dmz',
      email: 'u.brandt@example.com',
      userdata: 1,
    })
    const withoutTokens = (text: string): string =>
      text
        .replaceAll(
          new RegExp(
            `    edit "FTKMOB.*"\\n        set license "${dmzLicense}"\\n(?:        .*\\n)*    next\\n`,
            'g',
          ),
          '',
        )
        .replaceAll(/set two-factor fortitoken-cloud\n/g, 'set two-factor fortitoken\n')
    const lines = new Set(withoutTokens(after.configuration).split('\n'))
    const lost = withoutTokens(before)
      .split('\n')
      .filter((line) => !lines.has(line))
    expect(lost).toHaveLength(15)
    expect(lost.every((line) => /^ {8}set fortitoken "FTKMOB/.test(line))).toBe(true)
  })

  test('converts disabled and pending users, and not those of hardware and trial tokens', async () => {
    const { simulator, peer } = await company()
    await migrate(peer, rootLicense)
    const names = simulator.state().cloud.users.map(({ username }) => username)
    expect(names).toHaveLength(19)
    expect(names).toEqual(expect.arrayContaining(['n.former', 'j.moreau', 'Reception Desk', 'ops.lead']))
    for (const stays of ['safe.keeper', 'field.kit-1', 'trial.tester', 'dmz.owner']) {
      expect(names).not.toContain(stays)
    }
  })

  test.each([
    ['an unknown license', 'EFTM999999999999 root', 'Invalid License(EFTM999999999999) in vdom(root).'],
    ['the wrong VDOM', `${dmzLicense} root`, `Invalid License(${dmzLicense}) in vdom(root).`],
    ['a trial license', 'FTMTRIAL0A7C3F19 root', 'Invalid License(FTMTRIAL0A7C3F19) in vdom(root).'],
    ['a VDOM that is not there', `${dmzLicense} dmz`, "value parse error before 'dmz'"],
    ['a missing VDOM', dmzLicense, 'incomplete command in the end'],
    ['a word too many', `${dmzLicense} vdom-dmz now`, "command parse error before 'now'"],
  ])('refuses %s and changes nothing', async (_what, args, message) => {
    const { simulator, peer } = await company()
    const before = simulator.state()
    expect(await peer.run(`execute fortitoken-cloud migrate-ftm ${args}`)).toContain(message)
    expect(simulator.state()).toEqual(before)
  })
})

describe('scenarios', () => {
  test('not-authorized: refuses after the y and changes nothing, until the license is pre-authorized', async () => {
    const { simulator, peer } = await vendor('not-authorized')
    const before = simulator.state()
    expect(await migrate(peer, vendorLicense)).toContain(
      `License(${vendorLicense}) is not pre-authorized for migration. Please contact customer support.`,
    )
    expect(simulator.state()).toEqual(before)
    simulator.preauthorize([vendorLicense])
    expect(await migrate(peer, vendorLicense)).toHaveLength(8)
  })

  test('one-license-forgotten: refuses the last license only', async () => {
    const { peer } = await company('one-license-forgotten')
    expect((await migrate(peer, dmzLicense, 'vdom-dmz')).join('\n')).toContain('not pre-authorized')
    expect((await migrate(peer, rootLicense)).join('\n')).toContain('Total 19 admin/local user(s)')
  })

  test('no-license: makes a license for a year, with one user for each token', async () => {
    const { simulator, peer } = await vendor('no-license', {
      clock: stoppedClock(new Date('2026-01-24T12:00:00Z')),
    })
    expect(await peer.run('execute fortitoken-cloud show')).toEqual([
      'FortiToken Cloud service status: not licensed, service not ready.',
    ])
    await migrate(peer, vendorLicense)
    expect(await peer.run('execute fortitoken-cloud show')).toEqual([
      'FortiToken Cloud service status: licensed, service ready.',
      'Service balance: 5.00 users. Expiration date: 2027-01-24. Customer ID: 1740029.',
    ])
    expect(simulator.state().cloud.account).toBe('time-based')
  })

  test('credit-based: shows credits and refuses', async () => {
    const { simulator, peer } = await vendor('credit-based')
    expect((await peer.run('execute fortitoken-cloud show'))[1]).toBe(
      'Service balance: 11474.40 credits. Customer ID: 1740029.',
    )
    const before = simulator.state()
    expect((await migrate(peer, vendorLicense)).join()).toContain('not using a time-based subscription')
    expect(simulator.state()).toEqual(before)
  })

  test('unreachable: every command that asks the cloud fails', async () => {
    const { simulator, peer } = await vendor('unreachable')
    const before = simulator.state()
    const failure = ['Cannot find ftc server!', 'Command fail. Return code -1']
    expect(await peer.run('execute fortitoken-cloud show')).toEqual(failure)
    expect(await peer.run('diagnose fortitoken-cloud show service')).toEqual(failure)
    expect(await peer.run('diagnose fortitoken-cloud show users')).toEqual(failure)
    expect(await peer.run('execute fortitoken-cloud sync')).toContain(
      'Cannot retrieve user information from FortiToken Cloud!',
    )
    expect(await migrate(peer, vendorLicense)).toEqual(['', ...failure])
    expect(simulator.state()).toEqual(before)
    expect(await peer.run('diagnose fortitoken info')).toContain('Token server status: unreachable')
  })

  test('ha-pair: is the primary of two that are in sync, and its prompt says so', async () => {
    const { peer } = await vendor('ha-pair')
    peer.type('get system ha status\r')
    await peer.until('--More-- ')
    peer.type(' ')
    expect(await peer.until('# ')).toMatch(/\r\nFGT-LAB\(Primary\) # $/)
    const status = await peer.run('get system ha status')
    expect(status.filter((line) => line.endsWith(': in-sync'))).toHaveLength(2)
    expect(status).toContain('Primary: FGVM02TM22000417, HA operating index = 0')
    expect(await peer.run('get system status')).toContain('Current HA mode: a-p, primary')
    expect(await migrate(peer, vendorLicense)).toHaveLength(8)
  })

  test('ha-secondary: is the other member, and refuses', async () => {
    const { simulator, peer } = await company('ha-secondary')
    expect(await peer.run('get system status')).toEqual(
      expect.arrayContaining([
        'Hostname: CORP-FW-02',
        'Serial-Number: FG200FT922900533',
        'Current HA mode: a-p, secondary',
      ]),
    )
    const status = await peer.run('get system ha status')
    expect(status).toContain('Primary: FG200FT922900417, HA operating index = 0')
    expect(status).toContain('Secondary: FG200FT922900533, HA operating index = 1')
    const before = simulator.state()
    expect(await peer.run(`execute fortitoken-cloud migrate-ftm ${rootLicense} root`)).toContain(
      'This command is only available on the primary unit.',
    )
    expect(simulator.state()).toEqual(before)
  })

  test('ha-out-of-sync: says that the members differ', async () => {
    const { peer } = await company('ha-out-of-sync')
    expect((await peer.run('get system ha status')).filter((line) => line.includes('sync'))).toEqual([
      '    FG200FT922900417(updated 2 seconds ago): in-sync',
      '    FG200FT922900533(updated 3 seconds ago): out-of-sync',
    ])
  })

  test('old-firmware: does not know the command', async () => {
    const { simulator, peer } = await vendor('old-firmware')
    expect((await peer.run('get system status'))[0]).toContain('v7.0.3,build0237')
    expect(await peer.run(`execute fortitoken-cloud migrate-ftm ${vendorLicense} root`)).toContain(
      "command parse error before 'migrate-ftm'",
    )
    expect(simulator.state().configuration).toMatch(/^#config-version=FGVM64-7\.0\.3-FW-build0237-/)
  })

  test('read-only-admin: shows a $ and refuses changes', async () => {
    const { simulator, peer } = await vendor('read-only-admin')
    const before = simulator.state()
    peer.type('execute date\r')
    expect(await peer.until('$ ')).toMatch(/\r\nFGT-LAB \$ $/)
    expect(await peer.run(`execute fortitoken-cloud migrate-ftm ${vendorLicense} root`)).toContain(
      'Permission denied',
    )
    expect(await peer.run('config system console')).toContain('Permission denied')
    expect(await peer.run('show user fortitoken')).toContain('    edit "FTKMOB21C54B7D90"')
    expect(simulator.state()).toEqual(before)
  })

  test('slow: takes its time before each piece of output', async () => {
    const { peer } = await vendor('slow')
    const started = Date.now()
    await peer.run('execute date')
    expect(Date.now() - started).toBeGreaterThan(300)
  })

  test('not-a-fortigate: answers as a shell does', async () => {
    const simulator = await simulate('vendor-page', { scenario: 'not-a-fortigate' })
    const peer = await Peer.at(simulator)
    expect(await peer.until('$ ')).toMatch(/^Linux .*admin@srv-files-02:~\$ $/s)
    peer.type('get system status\r')
    expect(await peer.until('$ ')).toBe(
      'get system status\r\n-bash: get: command not found\r\nadmin@srv-files-02:~$ ',
    )
  })

  test('cut-after-yes-not-started: drops the line, changes nothing, and works the next time', async () => {
    const { simulator, peer } = await vendor('cut-after-yes-not-started')
    const before = simulator.state()
    peer.type(`execute fortitoken-cloud migrate-ftm ${vendorLicense} root\r`)
    await peer.until('(y/n)')
    peer.type('y')
    await peer.untilClosed()
    expect(simulator.state()).toEqual(before)
    expect(await migrate(await atPrompt(simulator), vendorLicense)).toHaveLength(8)
  })

  test('cut-after-yes-committed: drops the line when everything is done', async () => {
    const { simulator, peer } = await vendor('cut-after-yes-committed')
    peer.type(`execute fortitoken-cloud migrate-ftm ${vendorLicense} root\r`)
    await peer.until('(y/n)')
    peer.type('y')
    expect(await peer.untilClosed()).not.toContain('Converted')
    expect(simulator.state().configuration).toContain('config user fortitoken\nend\n')
    expect(simulator.state().cloud.users).toHaveLength(1)
  })

  test('silent-after-yes: is done and says nothing', async () => {
    const { simulator, peer } = await vendor('silent-after-yes')
    peer.type(`execute fortitoken-cloud migrate-ftm ${vendorLicense} root\r`)
    await peer.until('(y/n)')
    peer.type('y')
    await peer.until('y\r\n')
    await new Promise((resolve) => setTimeout(resolve, 150))
    expect(peer.seen).toBe('')
    expect(peer.closed).toBe(false)
    expect(simulator.state().cloud.users).toHaveLength(1)
    expect(await (await atPrompt(simulator)).run('show user fortitoken')).toHaveLength(2)
  })

  test('partial: converts half of the users, keeps the tokens, and can go on', async () => {
    const { simulator, peer } = await company('partial')
    const result = await migrate(peer, dmzLicense, 'vdom-dmz')
    expect(result.filter((line) => line.includes('Converted'))).toHaveLength(8)
    expect(result.at(-2)).toContain('Failed to add users to FortiToken Cloud')
    expect(simulator.state().cloud).toMatchObject({ seats: 100 })
    expect(simulator.state().cloud.users).toHaveLength(8)
    expect(simulator.state().configuration.split(`set license "${dmzLicense}"`)).toHaveLength(1 + 25)
    expect((await migrate(peer, dmzLicense, 'vdom-dmz')).join()).toContain('Total 7 admin/local user(s)')
    expect(simulator.state().cloud.users).toHaveLength(15)
  })

  test('not-in-cloud-yet: one user appears with the next synchronization', async () => {
    const { simulator, peer } = await company('not-in-cloud-yet')
    expect((await migrate(peer, dmzLicense, 'vdom-dmz')).join()).toContain('Total 15 admin/local')
    expect((await peer.run('diagnose fortitoken-cloud show users'))[0]).toBe(
      'Number of users in fortitoken cloud: 14',
    )
    expect(await peer.run('execute fortitoken-cloud sync')).toEqual([
      'Sync status: {"status": "complete", "msg": {"delete": {"success": 0, "failure": 0}, "modify": {"success": 0, "failure": 0}, "create": {"success": 1, "failure": 0}}}',
      'User synchronization completed!',
    ])
    expect(simulator.state().cloud.users).toHaveLength(15)
  })
})
