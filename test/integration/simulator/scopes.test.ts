import { describe, expect, test } from 'vitest'
import { stoppedClock } from '../../fixtures/stopped-clock'
import { Peer, simulate } from './peer'

const parseError = (word: string): string[] => [
  '',
  `command parse error before '${word}'`,
  'Command fail. Return code -61',
]

async function company(options: Parameters<typeof simulate>[1] = {}, user = 'admin') {
  const simulator = await simulate('company', options)
  const peer = await Peer.at(simulator, { username: user })
  await peer.until('# ', '$ ')
  return { simulator, peer }
}

describe('scopes of a device with VDOMs', () => {
  test('enters and leaves global and a VDOM, and shows where it is', async () => {
    const { peer } = await company()
    const dialogue: [string, string][] = [
      ['config global', 'config global\r\r\n\r\nCORP-FW-01 (global) # '],
      ['end', 'end\r\r\n\r\nCORP-FW-01 # '],
      ['config vdom', 'config vdom\r\r\n\r\nCORP-FW-01 (vdom) # '],
      ['edit vdom-dmz', 'edit vdom-dmz\r\r\ncurrent vf=vdom-dmz:1\r\n\r\nCORP-FW-01 (vdom-dmz) # '],
      ['next', 'next\r\r\n\r\nCORP-FW-01 (vdom) # '],
      ['edit root', 'edit root\r\r\ncurrent vf=root:0\r\n\r\nCORP-FW-01 (root) # '],
      ['end', 'end\r\r\n\r\nCORP-FW-01 # '],
    ]
    for (const [typed, answer] of dialogue) {
      peer.type(`${typed}\r`)
      expect(await peer.until('# ')).toBe(answer)
    }
  })

  test.each([
    ['execute fortitoken-cloud show', 'fortitoken-cloud'],
    ['get system ha status', 'ha'],
    ['show user local', 'user'],
    ['show system admin', 'system'],
    ['config user local', 'user'],
  ])('refuses %s in the outermost shell', async (command, word) => {
    const { peer } = await company()
    expect(await peer.run(command)).toEqual(parseError(word))
  })

  test.each([
    ['show user fortitoken', 'user'],
    ['show user local', 'user'],
    ['show vpn ssl settings', 'ssl'],
  ])('refuses %s in global', async (command, word) => {
    const { peer } = await company()
    await peer.run('config global')
    expect(await peer.run(command)).toEqual(parseError(word))
  })

  test.each([
    ['show system admin', 'admin'],
    ['execute fortitoken-cloud migrate-ftm EFTM000000110425 root', 'fortitoken-cloud'],
    ['config global', 'global'],
  ])('refuses %s in a VDOM', async (command, word) => {
    const { peer } = await company()
    await peer.run('config vdom')
    await peer.run('edit root')
    expect(await peer.run(command)).toEqual(parseError(word))
  })

  test('shows the tables of the VDOM that it is in', async () => {
    const { peer } = await company()
    await peer.run('config vdom')
    await peer.run('edit vdom-guest')
    const guest = (await peer.run('show user local')).filter((line) => line.startsWith('    edit'))
    expect(guest).toEqual(['    edit "guest.desk-1"', '    edit "guest.desk-2"'])
    await peer.run('next')
    await peer.run('edit vdom-dmz')
    const dmz = (await peer.run('show user local')).filter((line) => line.startsWith('    edit'))
    expect(dmz).toHaveLength(14)
  })

  test('makes a VDOM where the name is new, and so shows that somebody did', async () => {
    const { simulator, peer } = await company()
    expect(simulator.state().vdoms).toEqual(['root', 'vdom-dmz', 'vdom-guest'])
    await peer.run('config vdom')
    expect(await peer.run('edit vdom-dmx')).toEqual(['current vf=vdom-dmx:3'])
    expect(simulator.state().vdoms).toEqual(['root', 'vdom-dmz', 'vdom-guest', 'vdom-dmx'])
    expect(simulator.state().configuration).toContain(
      'edit vdom-guest\nnext\nedit vdom-dmx\nnext\nend\n\nconfig global',
    )
    expect(await peer.run('show user local')).toEqual(['config user local', 'end'])
  })

  test('records every line with the scope it was typed in', async () => {
    const { simulator, peer } = await company()
    for (const line of ['config vdom', 'edit vdom-dmz', 'show user setting', 'end', 'config global', 'end']) {
      await peer.run(line)
    }
    expect(simulator.received.map(({ scope, text }) => [scope, text])).toEqual([
      ['', 'config vdom'],
      ['vdom', 'edit vdom-dmz'],
      ['vdom-dmz', 'show user setting'],
      ['vdom-dmz', 'end'],
      ['', 'config global'],
      ['global', 'end'],
    ])
  })

  test('keeps an administrator of one VDOM in it', async () => {
    const { peer } = await company({ accounts: [{ user: 'dmz.owner', tokenCode: null }] }, 'dmz.owner')
    expect(await peer.run('config global')).toEqual(parseError('global'))
    expect(await peer.run('end')).toEqual(['Unknown action 0'])
    expect((await peer.run('show user fortitoken')).filter((line) => line.includes('edit'))).toHaveLength(25)
  })

  test('shows the whole configuration in the outermost shell, with its header', async () => {
    const { simulator, peer } = await company()
    const shown = await peer.run('show | grep .')
    const withoutSecrets = (lines: string[]): string[] =>
      lines.filter((line) => line.trim()).map((line) => line.replace(/ENC \S+/, 'ENC'))
    expect(withoutSecrets(shown)).toEqual(withoutSecrets(simulator.state().configuration.split('\n')))
  })
})

describe('commands', () => {
  test('answers what it does not know in the words of FortiOS', async () => {
    const peer = await Peer.at(await simulate('vendor-page'))
    await peer.until('# ')
    expect(await peer.run('make coffee')).toEqual(['Unknown action 0'])
    expect(await peer.run('diagnose hardware deviceinfo psu')).toEqual(parseError('hardware'))
    expect(await peer.run('get system status now')).toEqual(parseError('now'))
    expect(await peer.run('execute fortitoken-cloud')).toEqual([
      '',
      'incomplete command in the end',
      'Command fail. Return code -160',
    ])
  })

  test('understands shortened words', async () => {
    const peer = await Peer.at(await simulate('vendor-page'))
    await peer.until('# ')
    expect(await peer.run('exec fortitoken-c sh')).toEqual(await peer.run('execute fortitoken-cloud show'))
    expect(await peer.run('sh sys dns')).toEqual(await peer.run('show system dns'))
  })

  test('shows one entry, by a quoted name too', async () => {
    const { peer } = await company()
    await peer.run('config vdom')
    await peer.run('edit root')
    const shown = await peer.run('show user local "Reception Desk"')
    expect(shown.slice(0, 4)).toEqual([
      'config user local',
      '    edit "Reception Desk"',
      '        set type password',
      '        set two-factor fortitoken',
    ])
    expect(shown.slice(-2)).toEqual(['    next', 'end'])
    expect(await peer.run('show user local nobody')).toContain("value parse error before 'nobody'")
  })

  test('encrypts secrets anew each time it shows them', async () => {
    const peer = await Peer.at(await simulate('vendor-page'))
    await peer.until('# ')
    const password = async (): Promise<string | undefined> =>
      (await peer.run('show system admin admin')).find((line) => line.includes('ENC '))
    const [first, second] = [await password(), await password()]
    expect(first).toMatch(/^ {8}set password ENC SH2[\w+/=]{50,}$/)
    expect(second).not.toBe(first)
    expect(second).toHaveLength(first?.length ?? 0)
  })

  test('adds defaults in the full configuration', async () => {
    const peer = await Peer.at(await simulate('vendor-page'))
    await peer.until('# ')
    expect(await peer.run('show user fortitoken FTKMOB22A3F09C41')).not.toContain('        set status active')
    expect(await peer.run('show full-configuration user fortitoken FTKMOB22A3F09C41')).toContain(
      '        set status active',
    )
    expect(await peer.run('get system console | grep ^output')).toEqual(['output              : more '])
  })

  test('says what the device is', async () => {
    const peer = await Peer.at(
      await simulate('vendor-page', { clock: stoppedClock(new Date('2026-03-05T08:09:10Z')) }),
    )
    await peer.until('# ')
    const status = await peer.run('get system status')
    expect(status).toEqual(
      expect.arrayContaining([
        'Version: FortiGate-VM64 v7.0.4,build0301,220119 (GA)',
        'Serial-Number: FGVM02TM22000417',
        'Hostname: FGT-LAB',
        'Virtual domain configuration: disable',
        'Current HA mode: standalone',
        'System time: Thu Mar  5 08:09:10 2026',
      ]),
    )
    expect(await peer.run('get system ha status')).toContain('Mode: Standalone')
    expect(await peer.run('execute date')).toEqual(['current date is: 2026-03-05'])
    expect(await peer.run('execute time')).toEqual(['current time is: 08:09:10', 'last ntp sync: never'])
  })

  test('lists the states of tokens', async () => {
    const { peer } = await company({ clock: stoppedClock(new Date('2027-01-01T00:00:00Z')) })
    await peer.run('config global')
    const all = await peer.run('diagnose fortitoken info')
    const states = all.slice(1, 61).map((row) => row.slice(25))
    const count = (state: string): number => states.filter((each) => each === state).length
    expect(all[0]).toBe('FORTITOKEN        DRIFT  STATUS')
    expect([count('provisioned'), count('provision timeout'), count('active'), count('new')]).toEqual([
      34, 1, 5, 20,
    ])
    expect(all.slice(61)).toEqual([
      '',
      'Total activated token: 39',
      'Total global activated token: 39',
      '',
      'Token server status: reachable',
    ])
    await peer.run('end')
    await peer.run('config vdom')
    await peer.run('edit vdom-guest')
    const guest = await peer.run('diagnose fortitoken info')
    expect(guest).toHaveLength(1 + 3 + 5)
    expect(guest).toContain('Total activated token: 2')
    expect(guest).toContain('Total global activated token: 39')
  })

  test('changes a table on end, and not on abort', async () => {
    const simulator = await simulate('vendor-page')
    const peer = await Peer.at(simulator)
    await peer.until('# ')
    await peer.run('config user local')
    await peer.run('edit "new one"')
    await peer.run('set email-to "new@example.com"')
    expect(simulator.state().configuration).not.toContain('new one')
    await peer.run('end')
    expect(simulator.state().configuration).toContain(
      '    edit "new one"\n        set email-to "new@example.com"\n    next\nend\n',
    )
    await peer.run('config user local')
    await peer.run('delete guest')
    await peer.run('abort')
    expect(simulator.state().configuration).toContain('    edit "guest"\n        set type password')
    await peer.run('config user local')
    await peer.run('delete guest')
    await peer.run('end')
    expect(simulator.state().configuration).not.toContain('    edit "guest"\n        set type password')
  })

  test('stays in a scope on exit, and says how to leave', async () => {
    const { peer } = await company()
    await peer.run('config global')
    expect(await peer.run('exit')).toEqual(["please use 'end' to return to root shell"])
  })
})
