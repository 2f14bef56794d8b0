import { describe, expect, test, vi } from 'vitest'
import { adjustableClock } from '../../../main/clock'
import { stoppedClock } from '../../fixtures/stopped-clock'
import { Peer, sampleText, simulate } from './peer'

describe('the bytes of the terminal', () => {
  test('echoes a command with CR CR LF and puts a blank line before the prompt', async () => {
    const peer = await Peer.at(await simulate('vendor-page'))
    await peer.until('FGT-LAB # ')
    peer.type('show system ha\r')
    expect(await peer.until('FGT-LAB # ')).toBe(
      'show system ha\r\r\nconfig system ha\r\n    set override disable\r\nend\r\n\r\nFGT-LAB # ',
    )
  })

  test('takes LF, CR and CR LF for one Enter each', async () => {
    const simulator = await simulate('vendor-page')
    const peer = await Peer.at(simulator)
    await peer.until('# ')
    for (const enter of ['\r', '\n', '\r\n']) {
      peer.type(`execute date${enter}`)
      expect(await peer.until('FGT-LAB # ')).toMatch(
        /^execute date\r\r\ncurrent date is: \d{4}-\d\d-\d\d\r\n\r\nFGT-LAB # $/,
      )
    }
    expect(simulator.received.map(({ text }) => text)).toEqual(Array(3).fill('execute date'))
  })

  test('edits the line: backspace, and Ctrl-C for a new one', async () => {
    const simulator = await simulate('vendor-page')
    const peer = await Peer.at(simulator)
    await peer.until('# ')
    peer.type('exx\x7fecute tine\b\bme\r')
    expect(await peer.until('FGT-LAB # ')).toContain('exx\b \becute tine\b \b\b \bme\r\r\ncurrent time is: ')
    peer.type('reboot the lot\x03')
    expect(await peer.until('FGT-LAB # ')).toBe('reboot the lot\r\nFGT-LAB # ')
    expect(simulator.received.map(({ kind, text }) => [kind, text])).toEqual([
      ['line', 'execute time'],
      ['unfinished', 'reboot the lot'],
    ])
  })

  test('stops after 22 lines with --More-- and erases it', async () => {
    const peer = await Peer.at(await simulate('vendor-page'))
    await peer.until('# ')
    peer.type('get system status\r')
    const first = await peer.until('--More-- ')
    expect(first.split('\r\n')).toHaveLength(1 + 22 + 1)
    expect(first).toMatch(/\r\n--More-- $/)
    peer.type('\r')
    const one = await peer.until('--More-- ')
    expect(one).toMatch(/^\r {9}\r[^\r\n]+\r\n--More-- $/)
    peer.type(' ')
    expect(await peer.until('# ')).toMatch(/^\r {9}\r[^\r].*\r\n\r\nFGT-LAB # $/s)
  })

  test('stops where q is pressed, and ignores other keys', async () => {
    const peer = await Peer.at(await simulate('vendor-page'))
    await peer.until('# ')
    peer.type('show\r')
    await peer.until('--More-- ')
    peer.type('xq')
    expect(await peer.until('# ')).toBe('\r         \r\r\nFGT-LAB # ')
  })

  test('does not stop behind grep, nor where the console says standard', async () => {
    const simulator = await simulate('vendor-page')
    const peer = await Peer.at(simulator)
    await peer.until('# ')
    peer.type('show | grep .\r')
    const whole = await peer.until('FGT-LAB # ')
    expect(whole.split('\r\n').length).toBeGreaterThan(100)
    expect(whole).not.toContain('--More--')
    for (const line of ['config system console', 'set output standard', 'end']) await peer.run(line)
    peer.type('show\r')
    expect(await peer.until('FGT-LAB # ')).not.toContain('--More--')
    expect(simulator.state().configuration).toContain('config system console\n    set output standard\nend\n')
  })

  test('greps with -i and -v', async () => {
    const peer = await Peer.at(await simulate('vendor-page'))
    await peer.until('# ')
    expect(await peer.run('show system dns | grep -i PRIMARY')).toEqual(['    set primary 192.0.2.53'])
    expect(await peer.run('show system dns | grep -v set')).toEqual(['config system dns', 'end'])
  })

  test('logs out with exit', async () => {
    const simulator = await simulate('vendor-page')
    const peer = await Peer.at(simulator)
    await peer.until('# ')
    peer.type('exit\r')
    expect(await peer.untilClosed()).toBe('exit\r\r\n')
    expect(simulator.openSessions).toBe(0)
  })

  test('offers the banner and takes a without Enter', async () => {
    const simulator = await simulate('company', { banner: { afterLogin: 'Mind # the $ gap (y/n)\n' } })
    const peer = await Peer.at(simulator)
    expect(await peer.until('accept):')).toBe("Mind # the $ gap (y/n)\r\n(Press 'a' to accept):")
    peer.type('a')
    expect(await peer.until('# ')).toBe('a\r\nCORP-FW-01 # ')
    expect(simulator.received).toMatchObject([{ kind: 'answer', text: 'a', command: null }])
  })

  test('ends the session where the banner is refused', async () => {
    const peer = await Peer.at(await simulate('company', { banner: { afterLogin: 'Mind the gap\n' } }))
    await peer.until('accept):')
    peer.type('n')
    expect(await peer.untilClosed()).not.toContain('#')
  })

  test('shows the banner that the configuration switches on', async () => {
    const peer = await Peer.at(await simulate('company', { banner: {} }))
    const banner = await peer.until('accept):')
    expect(banner).toContain('config system global\r\n    edit "something"\r\n')
  })

  test('answers an empty line with the prompt alone', async () => {
    const peer = await Peer.at(await simulate('vendor-page'))
    await peer.until('# ')
    peer.type('\r')
    expect(await peer.until('# ')).toBe('\r\r\nFGT-LAB # ')
  })

  test('records a question mark and does not let it into the command', async () => {
    const simulator = await simulate('vendor-page')
    const peer = await Peer.at(simulator)
    await peer.until('# ')
    peer.type('execute date?')
    await peer.until('FGT-LAB # execute date')
    peer.type('\r')
    await peer.until('FGT-LAB # ')
    expect(simulator.received).toMatchObject([
      { kind: 'help', text: 'execute date?' },
      { kind: 'line', text: 'execute date' },
    ])
  })

  test('keeps letters of several bytes whole when they arrive byte by byte', async () => {
    const simulator = await simulate('vendor-page')
    const peer = await Peer.at(simulator)
    await peer.until('# ')
    for (const byte of Buffer.from('show user local zoë\r')) peer.channel.write(Buffer.from([byte]))
    await peer.until('FGT-LAB # ')
    expect(simulator.received[0]?.text).toBe('show user local zoë')
  })
})

describe('names that look like something else', () => {
  const names = ['q(y/n)', '--More-- ', 'x #', 'FGT-LAB # ', "(Press 'a' to accept):"]

  test('are printed as they are, at any pause', async () => {
    const users = names.map((name) => `    edit "${name}"\n        set type password\n    next\n`).join('')
    const configuration = sampleText('vendor-page').replace('config user local\n', `$&${users}`)
    const clock = adjustableClock(stoppedClock(new Date('2026-11-28T12:00:00Z')))
    const simulator = await simulate('vendor-page', { configuration, clock })
    const peer = await Peer.at(simulator)
    await peer.until('# ')
    for (const after of names) {
      simulator.setFaults({ pause: { after, for: 60_000 } })
      peer.type('show user local | grep .\r')
      await vi.waitFor(() => expect(peer.seen.endsWith(after)).toBe(true))
      await clock.pass(60_000)
      const lines = (await peer.until('end\r\n\r\nFGT-LAB # ')).split('\r\n')
      for (const name of names) expect(lines).toContain(`    edit "${name}"`)
    }
    expect(simulator.received.filter(({ kind }) => kind !== 'line')).toEqual([])
  })
})
