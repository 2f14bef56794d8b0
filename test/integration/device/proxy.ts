import { connect, createServer, type AddressInfo, type Socket } from 'node:net'
import { atTheEnd } from '../../at-the-end'

/** What a link does to the bytes that go over it. */
export interface Link {
  /** Milliseconds that every byte takes, each way. */
  readonly delay?: number
  /** What the client gets before the first byte of the server. */
  readonly greeting?: string | Buffer
}

/** A TCP link on loopback to a port, with faults; it ends with the tests of the file. */
export async function linkTo(port: number, { delay = 0, greeting }: Link = {}) {
  const sockets = new Set<Socket>()
  let frozen = false
  const forward = (from: Socket, to: Socket) => {
    from.on('data', (bytes: Buffer) => {
      const pass = () => {
        if (!frozen && to.writable) to.write(bytes)
      }
      if (delay > 0) setTimeout(pass, delay)
      else pass()
    })
    from.once('close', () => {
      sockets.delete(from)
      if (!frozen) to.destroy()
    })
    from.on('error', () => undefined)
  }
  const server = createServer({ noDelay: true }, (client) => {
    const device = connect({ port, host: '127.0.0.1', noDelay: true })
    for (const socket of [client, device]) sockets.add(socket)
    if (greeting !== undefined) client.write(greeting)
    forward(client, device)
    forward(device, client)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  atTheEnd(
    () =>
      new Promise<void>((resolve) => {
        server.close(() => {
          resolve()
        })
        for (const socket of sockets) socket.destroy()
      }),
  )
  return {
    port: (server.address() as AddressInfo).port,
    /** Lets nothing more through, not even an end: the other side is gone without a word. */
    freeze: () => {
      frozen = true
    },
    /** Resets every connection. */
    reset: () => {
      for (const socket of sockets) socket.resetAndDestroy()
    },
    get open() {
      return sockets.size
    },
  }
}
