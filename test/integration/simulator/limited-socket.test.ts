import { connect, createServer, type AddressInfo, type Socket } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { LimitedSocket } from '../../../main/simulator/limited-socket'

/** Both ends of a TCP connection on loopback. */
async function ends(): Promise<{ readonly device: Socket; readonly client: Socket }> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const accepted = new Promise<Socket>((resolve) => server.once('connection', resolve))
  const client = connect({ port: (server.address() as AddressInfo).port, host: '127.0.0.1' })
  const device = await accepted
  onTestFinished(() => {
    for (const socket of [client, device]) socket.destroy()
    server.close()
  })
  return { device, client }
}

test('what was let through goes out, and the connection ends once, however much is written behind it', async () => {
  const { device, client } = await ends()
  const wire = new LimitedSocket(device, { after: 4, direction: 'to-client', layer: 'connection' }, true)
  wire.on('error', () => undefined)
  let came = ''
  client.on('data', (bytes) => (came += bytes.toString()))
  const before = device.listenerCount('finish')
  for (let times = 0; times < 20; times += 1) wire.write('abc')
  await new Promise((resolve) => setImmediate(resolve))
  expect(device.listenerCount('finish') - before).toBeLessThanOrEqual(1)
  await new Promise((resolve) => client.once('close', resolve))
  expect(came).toBe('abca')
})
