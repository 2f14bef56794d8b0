import { connect } from 'node:net'
import { describe, expect, test, vi } from 'vitest'
import { adjustableClock } from '../../../main/clock'
import { stoppedClock } from '../../fixtures/stopped-clock'
import type { WhileAsking } from '../../../main/simulator'
import { logIn, Peer, simulate } from './peer'

const license = 'EFTM000000425212'
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

async function vendor(options: Parameters<typeof simulate>[1] = {}) {
  const simulator = await simulate('vendor-page', options)
  const peer = await Peer.at(simulator)
  await peer.until('# ')
  return { simulator, peer }
}

describe('faults of the line', () => {
  test.each([0, 1, 17, 200])('cuts after %i bytes to the client', async (after) => {
    const { simulator, peer } = await vendor()
    simulator.setFaults({ cut: { direction: 'to-client', after } })
    peer.type('show user fortitoken\r')
    expect(await peer.untilClosed()).toHaveLength(after)
  })

  test('cuts after so many bytes to the device', async () => {
    const { simulator, peer } = await vendor()
    simulator.setFaults({ cut: { direction: 'to-device', after: 4 } })
    peer.type('execute date\r')
    await peer.untilClosed()
    expect(simulator.received).toMatchObject([{ kind: 'unfinished', text: 'exec' }])
  })

  test('stalls either way and keeps the connection', async () => {
    const { simulator, peer } = await vendor()
    simulator.setFaults({ stall: { direction: 'to-client', after: 30 } })
    peer.type('show user fortitoken\r')
    await vi.waitFor(() => expect(peer.seen).toHaveLength(30))
    await pause(100)
    expect(peer.seen).toHaveLength(30)
    expect(peer.closed).toBe(false)
    simulator.setFaults({ stall: { direction: 'to-device', after: 7 } })
    peer.seen = ''
    peer.type('execute date\r')
    await pause(100)
    expect(peer.seen).not.toContain('current date')
    expect(peer.closed).toBe(false)
  })

  test('cuts right behind a text, also where the text comes in pieces', async () => {
    const { simulator, peer } = await vendor()
    simulator.setFaults({ cutAt: 'Ready to proceed? (y/n)', chunkBytes: 3 })
    peer.type(`execute fortitoken-cloud migrate-ftm ${license} root\r`)
    expect(await peer.untilClosed()).toMatch(/Ready to proceed\? \(y\/n\)$/)
  })

  test('is silent behind a text', async () => {
    const { simulator, peer } = await vendor()
    simulator.setFaults({ stallAt: 'Converted admin' })
    peer.type(`execute fortitoken-cloud migrate-ftm ${license} root\r`)
    await peer.until('(y/n)')
    peer.type('y')
    await peer.until('1: Converted admin')
    await pause(100)
    expect(peer.seen).toBe('')
    expect(peer.closed).toBe(false)
  })

  test('garbles every n-th byte', async () => {
    const { simulator, peer } = await vendor()
    simulator.setFaults({ garbleEvery: 5 })
    peer.type('execute date\r')
    await vi.waitFor(() => expect(peer.seen.length).toBeGreaterThan(50))
    for (const [index, letter] of [...peer.seen].entries()) {
      expect(letter === '\xff').toBe(index % 5 === 4)
    }
  })

  test('sends one byte at a time', async () => {
    const { simulator, peer } = await vendor()
    simulator.setFaults({ chunkBytes: 1 })
    const sizes: number[] = []
    peer.channel.on('data', (bytes: Buffer) => sizes.push(bytes.length))
    expect((await peer.run('execute date'))[0]).toMatch(/^current date is: /)
    expect(sizes.length).toBeGreaterThan(30)
    expect(Math.max(...sizes)).toBeLessThan(8)
  })

  test('waits before each piece', async () => {
    const { peer } = await vendor({ latency: 40 })
    const started = Date.now()
    await peer.run('execute date')
    expect(Date.now() - started).toBeGreaterThan(80)
  })

  test.each([5, 'current date'])('pauses once behind %j, and goes on where it was', async (after) => {
    const clock = adjustableClock(stoppedClock(new Date('2026-11-28T12:00:00Z')))
    const { simulator, peer } = await vendor({ clock })
    simulator.setFaults({ pause: { after, for: 45_000 }, chunkBytes: 2 })
    peer.type('execute date\r')
    const whole = 'execute date\r\r\ncurrent date is: 2026-11-28\r\n\r\nFGT-LAB # '
    const until = typeof after === 'number' ? after : whole.indexOf(after) + after.length
    await vi.waitFor(() => expect(peer.seen).toHaveLength(until))
    await clock.pass(44_999)
    await pause(20)
    expect(peer.seen).toBe(whole.slice(0, until))
    await clock.pass(1)
    expect(await peer.until('# ')).toBe(whole)
    expect((await peer.run('execute date'))[0]).toBe('current date is: 2026-11-28')
  })

  test('takes a key during the pause for one that was typed at nothing', async () => {
    const clock = adjustableClock(stoppedClock(new Date('2026-11-28T12:00:00Z')))
    const { simulator, peer } = await vendor({ clock })
    simulator.setFaults({ pause: { after: '(y/n', for: 1000 } })
    peer.type(`execute fortitoken-cloud migrate-ftm ${license} root\r`)
    await vi.waitFor(() => expect(peer.seen).toMatch(/\(y\/n$/))
    peer.type('y')
    await vi.waitFor(() => expect(simulator.received.at(-1)).toMatchObject({ kind: 'stray', text: 'y' }))
  })

  test('breaks every line at a width of its own, the prompt and what is typed included', async () => {
    const { simulator, peer } = await vendor({ clock: stoppedClock(new Date('2026-11-28T12:00:00Z')) })
    simulator.setFaults({ wrapAt: 20 })
    peer.type('\r')
    await peer.until('FGT-LAB # ')
    peer.type('execute date\r')
    expect(await peer.until('FGT-LAB # ')).toBe(
      'execute da\r\nte\r\r\ncurrent date is: 202\r\n6-11-28\r\n\r\nFGT-LAB # ',
    )
  })

  test('throws a console message in between as often as it is told', async () => {
    const { simulator, peer } = await vendor()
    simulator.setFaults({ interject: { before: 'current date', line: 'NOTICE: link up', times: 1 } })
    const other = await Peer.at(simulator)
    await other.until('# ')
    expect((await peer.run('execute date'))[0]).toBe('NOTICE: link up')
    expect((await other.run('execute date'))[0]).toMatch(/^current date/)
  })

  test('throws a console message in between', async () => {
    const { simulator, peer } = await vendor()
    simulator.setFaults({ interject: { before: 'current date', line: 'NOTICE: link up' } })
    expect((await peer.run('execute date'))[0]).toBe('NOTICE: link up')
  })

  test.each([
    ['cut-not-started', 0],
    ['cut-committed', 1],
  ] as const)('%s: ends the next y, once', async (afterYes, users) => {
    const { simulator, peer } = await vendor()
    simulator.setFaults({ afterYes })
    peer.type(`execute fortitoken-cloud migrate-ftm ${license} root\r`)
    await peer.until('(y/n)')
    peer.type('y')
    await peer.untilClosed()
    expect(simulator.state().cloud.users).toHaveLength(users)
  })

  test('commits later, by whatever it is late, when the connection is long gone', async () => {
    const clock = adjustableClock(stoppedClock(new Date('2026-11-28T12:00:00Z')))
    const { simulator, peer } = await vendor({ clock })
    simulator.setFaults({ afterYes: 'cut-commits-late', lateBy: 901_000 })
    peer.type(`execute fortitoken-cloud migrate-ftm ${license} root\r`)
    await peer.until('(y/n)')
    peer.type('y')
    await peer.untilClosed()
    await clock.pass(900_999)
    expect(simulator.state().cloud.users).toEqual([])
    await clock.pass(1)
    expect(simulator.state().cloud.users).toHaveLength(1)
  })

  test('commits later, and prints the result then, where the connection stays', async () => {
    const clock = adjustableClock(stoppedClock(new Date('2026-11-28T12:00:00Z')))
    const { simulator, peer } = await vendor({ clock })
    simulator.setFaults({ afterYes: 'commits-late', lateBy: 30_000 })
    peer.type(`execute fortitoken-cloud migrate-ftm ${license} root\r`)
    await peer.until('(y/n)')
    peer.type('y')
    expect(await peer.until('y\r\n')).toBe('y\r\n')
    await clock.pass(29_999)
    expect(simulator.state().cloud.users).toEqual([])
    await clock.pass(1)
    expect(await peer.until('# ')).toContain('1: Converted admin(ftm-mig1)')
  })

  test('forgets what it has yet to do when it is switched off', async () => {
    const clock = adjustableClock(stoppedClock(new Date('2026-11-28T12:00:00Z')))
    const { simulator, peer } = await vendor({ clock })
    simulator.setFaults({ afterYes: 'cut-commits-late', lateBy: 1000 })
    peer.type(`execute fortitoken-cloud migrate-ftm ${license} root\r`)
    await peer.until('(y/n)')
    peer.type('y')
    await peer.untilClosed()
    await simulator.close()
    await clock.pass(1000)
    expect(simulator.state().cloud.users).toEqual([])
  })

  test('can be taken back', async () => {
    const { simulator, peer } = await vendor()
    simulator.setFaults({ stall: { direction: 'to-client', after: 0 } })
    simulator.setFaults({})
    expect((await peer.run('execute date'))[0]).toMatch(/^current date/)
  })
})

describe('what the device says in the place of what it should', () => {
  test('answers a command with what it is told, whatever its filter, and another one as ever', async () => {
    const { simulator, peer } = await vendor()
    const refusal = 'Cannot retrieve user information from FortiToken Cloud!'
    simulator.setFaults({
      answers: {
        'diagnose fortitoken-cloud show users': refusal,
        'diagnose fortitoken info': (output) => output.replace('FTKMOB22', 'unreadable\nFTKMOB22'),
      },
    })
    expect(await peer.run('diagnose fortitoken-cloud show users')).toEqual([refusal])
    expect(await peer.run('diagnose fortitoken-cloud show users | grep .')).toEqual([refusal])
    expect((await peer.run('diagnose fortitoken info')).slice(0, 2)).toEqual([
      'FORTITOKEN        DRIFT  STATUS',
      'unreadable',
    ])
    expect((await peer.run('diagnose fortitoken-cloud show service'))[0]).toContain('service ready')
  })

  test('asks in other words', async () => {
    const question = 'Warning: \u202eeverything.\nGo on? (Y/N)'
    const { simulator, peer } = await vendor()
    simulator.setFaults({ question })
    peer.type(`execute fortitoken-cloud migrate-ftm ${license} root\r`)
    await peer.until('(Y/N)')
    peer.type('n')
    await peer.until('# ')
    expect(simulator.received.at(-1)).toMatchObject({ kind: 'answer', text: 'n', question })
  })
})

describe('a session in which nothing is typed', () => {
  test('ends where it is told to, at the prompt and at the question', async () => {
    const clock = adjustableClock(stoppedClock(new Date('2026-11-28T12:00:00Z')))
    const { simulator, peer } = await vendor({ clock })
    simulator.setFaults({ idleTimeout: 300_000 })
    const other = await Peer.at(simulator)
    await other.until('# ')
    await peer.run('execute date')
    await clock.pass(200_000)
    peer.type(`execute fortitoken-cloud migrate-ftm ${license} root\r`)
    await peer.until('(y/n)')
    await clock.pass(100_000)
    await other.untilClosed()
    expect(peer.closed).toBe(false)
    await clock.pass(200_000)
    await peer.untilClosed()
    expect(simulator.state().cloud.users).toEqual([])
  })
})

describe('a question whose session is lost', () => {
  test.each([
    [undefined, 0],
    ['commits', 1],
  ] as const)('with cutAtQuestion %s: %i users migrate', async (cutAtQuestion, users) => {
    const clock = adjustableClock(stoppedClock(new Date('2026-11-28T12:00:00Z')))
    const { simulator, peer } = await vendor({ clock })
    simulator.setFaults({
      ...(cutAtQuestion && { cutAtQuestion }),
      whileAsking: { after: 1000, prints: '', then: 'drops', times: 1 },
    })
    peer.type(`execute fortitoken-cloud migrate-ftm ${license} root\r`)
    await peer.until('(y/n)')
    await clock.pass(1000)
    await peer.untilClosed()
    await vi.waitFor(() => expect(simulator.openSessions).toBe(0))
    expect(simulator.state().cloud.users).toHaveLength(users)
    expect(simulator.received.filter(({ kind }) => kind !== 'line')).toEqual([])
  })
})

describe('what comes while a question is open', () => {
  const documented = /^Warning: [\s\S]*Ready to proceed\? \(y\/n\)$/

  async function asked(whileAsking: WhileAsking) {
    const clock = adjustableClock(stoppedClock(new Date('2026-11-28T12:00:00Z')))
    const { simulator, peer } = await vendor({ clock })
    simulator.setFaults({ whileAsking })
    peer.type(`execute fortitoken-cloud migrate-ftm ${license} root\r`)
    await peer.until('Ready to proceed? (y/n)')
    await clock.pass(whileAsking.after - 1)
    expect(peer.seen).toBe('')
    await clock.pass(1)
    const answers = () => simulator.received.filter(({ kind }) => kind === 'answer')
    return { simulator, peer, answers, users: () => simulator.state().cloud.users.length }
  }

  test('a line: the question waits all the same, and the record says that the key came behind it', async () => {
    const { peer, answers, users } = await asked({ after: 8000, prints: '\nport3: link down\n' })
    expect(await peer.until('down\r\n')).toBe('\r\nport3: link down\r\n')
    peer.type('y')
    await peer.until('# ')
    expect(answers()[0]?.question).toMatch(/\(y\/n\)\nport3: link down$/)
    expect(answers()[0]?.question).not.toMatch(documented)
    expect(users()).toBe(1)
  })

  test('another question: the key answers that one, and nothing is migrated', async () => {
    const prints = '\nDo you want to continue? (y/n)'
    const { peer, answers, users } = await asked({ after: 1000, prints, then: 'asks' })
    await peer.until('continue? (y/n)')
    peer.type('y')
    expect(await peer.until('# ')).toBe('y\r\n\r\nFGT-LAB # ')
    expect(answers()).toMatchObject([{ text: 'y' }])
    expect(answers()[0]?.question).toMatch(
      /^Warning: [\s\S]*Ready to proceed\? \(y\/n\)\nDo you want to continue\? \(y\/n\)$/,
    )
    expect(users()).toBe(0)
  })

  test('its prompt: the question is over, and a key is the beginning of the next line', async () => {
    const { simulator, peer, answers, users } = await asked({ after: 300_000, prints: '\n', then: 'prompt' })
    expect(await peer.until('# ')).toBe('\r\n\r\nFGT-LAB # ')
    peer.type('y')
    await peer.until('y')
    peer.channel.close()
    await vi.waitFor(() => expect(simulator.received.at(-1)).toMatchObject({ kind: 'unfinished', text: 'y' }))
    expect(answers()).toEqual([])
    expect(users()).toBe(0)
  })

  test('the end of the session', async () => {
    const { peer, answers, users } = await asked({ after: 300_000, prints: '', then: 'closes' })
    await peer.untilClosed()
    expect(answers()).toEqual([])
    expect(users()).toBe(0)
  })

  test('comes too late where the answer is there already', async () => {
    const clock = adjustableClock(stoppedClock(new Date('2026-11-28T12:00:00Z')))
    const { simulator, peer } = await vendor({ clock })
    simulator.setFaults({ whileAsking: { after: 5000, prints: '\n', then: 'prompt' } })
    peer.type(`execute fortitoken-cloud migrate-ftm ${license} root\r`)
    await peer.until('(y/n)')
    peer.type('n')
    expect(await peer.until('# ')).toBe('n\r\n\r\nFGT-LAB # ')
    await clock.pass(10_000)
    expect((await peer.run('execute date'))[0]).toMatch(/^current date/)
  })
})

describe('the record of what was typed', () => {
  test('has all that an answer was given to, a message of the console in front of the question included', async () => {
    const { simulator, peer } = await vendor()
    simulator.setFaults({ interject: { before: 'Warning: Please', line: 'port3: link down' } })
    peer.type(`execute fortitoken-cloud migrate-ftm ${license} root\r`)
    await peer.until('(y/n)')
    peer.type('n')
    await peer.until('# ')
    expect(simulator.received.at(-1)?.question).toMatch(/^port3: link down\nWarning: [\s\S]*\(y\/n\)$/)
  })

  test('tells what came at no question, and when', async () => {
    const clock = adjustableClock(stoppedClock(new Date('2026-11-28T12:00:00Z')))
    const { simulator, peer } = await vendor({ clock })
    simulator.setFaults({ afterYes: 'commits-late', lateBy: 1000 })
    peer.type(`execute fortitoken-cloud migrate-ftm ${license} root\r`)
    await peer.until('(y/n)')
    await clock.pass(500)
    peer.type('yn')
    await peer.until('y\r\n')
    peer.type('y')
    await vi.waitFor(() => expect(simulator.received).toHaveLength(4))
    expect(simulator.received.map(({ kind, text, at }) => [kind, text, at])).toEqual([
      ['line', `execute fortitoken-cloud migrate-ftm ${license} root`, 0],
      ['answer', 'y', 500],
      ['stray', 'n', 500],
      ['stray', 'y', 500],
    ])
  })
})

describe('faults of the TCP connection', () => {
  test.each([0, 10, 300, 900])('cuts it after %i bytes to the client', async (after) => {
    const simulator = await simulate('vendor-page', {
      faults: { cut: { direction: 'to-client', after, layer: 'connection' } },
    })
    const socket = connect(simulator.port, '127.0.0.1')
    let bytes = 0
    socket.on('data', (chunk) => (bytes += chunk.length))
    // A whole key exchange is offered, so that the server has enough to say.
    socket.write(Buffer.concat([Buffer.from('SSH-2.0-peer\r\n')]))
    await Promise.race([new Promise((resolve) => socket.once('close', resolve)), pause(300)])
    socket.destroy()
    expect(bytes).toBeLessThanOrEqual(after)
    if (after <= 300) expect(bytes).toBe(after)
  })

  test('never lets a login through when it is cut during the handshake', async () => {
    const simulator = await simulate('vendor-page', {
      faults: { cut: { direction: 'to-device', after: 400, layer: 'connection' } },
    })
    await expect(logIn(simulator)).rejects.toThrow()
    expect(simulator.loginAttempts).toEqual([])
  })

  test('falls silent during the handshake and stays open', async () => {
    const simulator = await simulate('vendor-page', {
      faults: { stall: { direction: 'to-client', after: 5, layer: 'connection' } },
    })
    await expect(logIn(simulator, { readyTimeout: 200 })).rejects.toThrow(/Timed out/)
    simulator.setFaults({})
    await expect(logIn(simulator)).resolves.toBeDefined()
  })
})
