import { readFileSync } from 'node:fs'
import { connect, createServer, type AddressInfo, type Socket } from 'node:net'
import ssh2, { type ServerChannel } from 'ssh2'
import { startSimulator } from '../../../main/simulator'

/** What is served. Every file is a path. */
export interface ServerPlan {
  readonly hostKey: string
  /** In the form of `authorized_keys`; its holder may log in as `admin`. */
  readonly publicKey: string
  /** Simulated FortiGates; a page has `lines` less two lines, none for no pages at all. */
  readonly simulators: readonly {
    readonly configuration: string
    readonly lines?: number | undefined
    /** Milliseconds before each piece of output. */
    readonly latency?: number | undefined
    /** Milliseconds that a byte takes there and back over the link to it. */
    readonly roundTrip?: number | undefined
  }[]
  /** Command lines that only know `show`, and print it as fast as SSH allows: the whole text, or page by page. */
  readonly bare: readonly { readonly text: string; readonly pages: boolean }[]
}

/** Where it is served, on 127.0.0.1, in the order of the plan. */
export interface Served {
  readonly simulators: readonly number[]
  readonly bare: readonly number[]
}

export async function serve({ hostKey, publicKey, simulators, bare }: ServerPlan): Promise<Served> {
  const key = readFileSync(hostKey, 'utf8')
  const accounts = [{ user: 'admin', publicKeys: [readFileSync(publicKey, 'utf8')] }]
  const started = await Promise.all(
    simulators.map(({ configuration, lines = 1e9, latency = 0 }) =>
      startSimulator({
        configuration: readFileSync(configuration, 'utf8'),
        hostKey: key,
        accounts,
        terminalLines: lines,
        latency,
        banner: { beforeLogin: null, afterLogin: null },
      }),
    ),
  )
  return {
    simulators: await Promise.all(
      started.map(async ({ port }, at) => {
        const roundTrip = simulators[at]?.roundTrip
        return roundTrip === undefined ? port : delayed(port, roundTrip / 2)
      }),
    ),
    bare: await Promise.all(bare.map((each) => serveBare(key, readFileSync(each.text, 'utf8'), each.pages))),
  }
}

/** A link to a port on which every byte takes so many milliseconds each way, however many are under way. */
function delayed(port: number, milliseconds: number): Promise<number> {
  const forward = (from: Socket, to: Socket) => {
    from.on('data', (bytes: Buffer) => {
      setTimeout(() => {
        if (to.writable) to.write(bytes)
      }, milliseconds)
    })
    from.once('close', () => setTimeout(() => to.destroy(), milliseconds))
    from.on('error', () => undefined)
  }
  const server = createServer({ noDelay: true }, (client) => {
    const device = connect({ port, host: '127.0.0.1', noDelay: true })
    forward(client, device)
    forward(device, client)
  })
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      resolve((server.address() as AddressInfo).port)
    })
  })
}

const prompt = 'FGT-BARE # '
const linesOfPage = 22

/** Lets everybody in. */
function serveBare(hostKey: string, text: string, pages: boolean): Promise<number> {
  const parts = pages ? pagesOf(text) : [Buffer.from(withCrLf(text))]
  const ssh = new ssh2.Server({ hostKeys: [hostKey] }, (connection) => {
    connection.on('error', () => undefined)
    connection.on('authentication', (attempt) => {
      attempt.accept()
    })
    connection.on('session', (accept) => {
      const session = accept()
      session.on('pty', (acceptPty) => acceptPty?.())
      session.on('shell', (acceptShell) => {
        const channel = acceptShell()
        channel.once('close', () => connection.end())
        answer(channel, parts)
      })
    })
  })
  // ssh2 writes each packet in two pieces; with Nagle's algorithm each page would cost 40 ms.
  const server = createServer({ noDelay: true }, (socket) => {
    socket.on('error', () => undefined)
    ssh.injectSocket(socket)
  })
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      resolve((server.address() as AddressInfo).port)
    })
  })
}

function answer(channel: ServerChannel, parts: readonly Buffer[]): void {
  let typed = ''
  let at = parts.length
  const next = () => {
    const erased = at === 0 ? '' : '\r         \r'
    const page = parts[at] ?? Buffer.alloc(0)
    at += 1
    const end = at < parts.length ? '--More-- ' : `\r\n${prompt}`
    channel.write(Buffer.concat([Buffer.from(erased), page, Buffer.from(end)]))
  }
  channel.write(prompt)
  channel.on('data', (bytes: Buffer) => {
    for (const key of bytes.toString('latin1')) {
      if (at < parts.length) {
        if (key === ' ') next()
      } else if (key === '\n' || key === '\r') {
        channel.write(`${typed}\r\r\n`)
        if (typed === 'exit') {
          channel.exit(0)
          channel.end()
        } else {
          at = 0
          next()
        }
        typed = ''
      } else typed += key
    }
  })
}

function pagesOf(text: string): readonly Buffer[] {
  const lines = text.split('\n')
  const pages: Buffer[] = []
  for (let at = 0; at < lines.length; at += linesOfPage) {
    pages.push(Buffer.from(`${lines.slice(at, at + linesOfPage).join('\r\n')}\r\n`))
  }
  return pages
}

function withCrLf(text: string): string {
  return text.replaceAll('\n', '\r\n')
}
