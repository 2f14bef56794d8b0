import { connect } from 'node:net'
import { describe, expect, it, vi } from 'vitest'
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
  it.each([0, 1, 17, 200])('cuts after %i bytes to the client', async (after) => {
    const { simulator, peer } = await vendor()
    simulator.setFaults({ cut: { direction: 'to-client', after } })
    peer.type('show user fortitoken\r')
    expect(await peer.untilClosed()).toHaveLength(after)
  })

  it('cuts after so many bytes to the device', async () => {
    const { simulator, peer } = await vendor()
    simulator.setFaults({ cut: { direction: 'to-device', after: 4 } })
    peer.type('execute date\r')
    await peer.untilClosed()
    expect(simulator.received).toEqual([])
  })

  it('stalls either way and keeps the connection', async () => {
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

  it('cuts right behind a text, also where the text comes in pieces', async () => {
    const { simulator, peer } = await vendor()
    simulator.setFaults({ cutAt: 'Ready to proceed? (y/n)', chunkBytes: 3 })
    peer.type(`execute fortitoken-cloud migrate-ftm ${license} root\r`)
    expect(await peer.untilClosed()).toMatch(/Ready to proceed\? \(y\/n\)$/)
  })

  it('is silent behind a text', async () => {
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

  it('garbles every n-th byte', async () => {
    const { simulator, peer } = await vendor()
    simulator.setFaults({ garbleEvery: 5 })
    peer.type('execute date\r')
    await vi.waitFor(() => expect(peer.seen.length).toBeGreaterThan(50))
    for (const [index, letter] of [...peer.seen].entries()) {
      expect(letter === '\xff').toBe(index % 5 === 4)
    }
  })

  it('sends one byte at a time', async () => {
    const { simulator, peer } = await vendor()
    simulator.setFaults({ chunkBytes: 1 })
    const sizes: number[] = []
    peer.channel.on('data', (bytes: Buffer) => sizes.push(bytes.length))
    expect((await peer.run('execute date'))[0]).toMatch(/^current date is: /)
    expect(sizes.length).toBeGreaterThan(30)
    expect(Math.max(...sizes)).toBeLessThan(8)
  })

  it('waits before each piece', async () => {
    const { peer } = await vendor({ latency: 40 })
    const started = Date.now()
    await peer.run('execute date')
    expect(Date.now() - started).toBeGreaterThan(80)
  })

  it('throws a console message in between', async () => {
    const { simulator, peer } = await vendor()
    simulator.setFaults({ interject: { before: 'current date', line: 'NOTICE: link up' } })
    expect((await peer.run('execute date'))[0]).toBe('NOTICE: link up')
  })

  it.each([
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

  it('can be taken back', async () => {
    const { simulator, peer } = await vendor()
    simulator.setFaults({ stall: { direction: 'to-client', after: 0 } })
    simulator.setFaults({})
    expect((await peer.run('execute date'))[0]).toMatch(/^current date/)
  })
})

describe('faults of the TCP connection', () => {
  it.each([0, 10, 300, 900])('cuts it after %i bytes to the client', async (after) => {
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

  it('never lets a login through when it is cut during the handshake', async () => {
    const simulator = await simulate('vendor-page', {
      faults: { cut: { direction: 'to-device', after: 400, layer: 'connection' } },
    })
    await expect(logIn(simulator)).rejects.toThrow()
    expect(simulator.loginAttempts).toEqual([])
  })

  it('falls silent during the handshake and stays open', async () => {
    const simulator = await simulate('vendor-page', {
      faults: { stall: { direction: 'to-client', after: 5, layer: 'connection' } },
    })
    await expect(logIn(simulator, { readyTimeout: 200 })).rejects.toThrow(/Timed out/)
    simulator.setFaults({})
    await expect(logIn(simulator)).resolves.toBeDefined()
  })
})
