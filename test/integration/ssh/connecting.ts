import { atTheEnd } from '../../at-the-end'
import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { createServer, type AddressInfo, type Socket } from 'node:net'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { onTestFinished } from 'vitest'
import { ProblemError, type Problem } from '../../../main/contract/result'
import { openConnection, type SshConnection } from '../../../main/ssh/connection'
import type {
  ConnectionQuestions,
  Credentials,
  DevicePrompts,
  Hop,
  HostKey,
  Target,
} from '../../../main/ssh/target'

/** What was asked while connecting. */
export interface Asked {
  readonly keys: HostKey[]
  readonly prompts: DevicePrompts[]
}

/** How one attempt goes; every key is trusted and every prompt refused if nothing else is said. */
export interface Attempt {
  readonly target: Pick<Target, 'port'> & Partial<Target>
  readonly credentials: Credentials
  readonly questions?: Partial<ConnectionQuestions>
  readonly knownTypes?: readonly string[]
  readonly signal?: AbortSignal
  readonly jumps?: readonly Hop[]
  readonly oldAlgorithms?: boolean
}

/** Connects; the connection ends with the test. */
export async function attempt(how: Attempt): Promise<{ connection: SshConnection; asked: Asked }> {
  const asked: Asked = { keys: [], prompts: [] }
  const connection = await openConnection(
    { host: '127.0.0.1', user: 'admin', ...how.target },
    how.credentials,
    {
      trustHostKey: (key) => {
        asked.keys.push(key)
        return how.questions?.trustHostKey?.(key) ?? Promise.resolve(true)
      },
      answerPrompts: (prompts) => {
        asked.prompts.push(prompts)
        return how.questions?.answerPrompts?.(prompts) ?? Promise.resolve(null)
      },
    },
    {
      knownTypes: () => how.knownTypes ?? [],
      signal: how.signal,
      jumps: how.jumps,
      oldAlgorithms: how.oldAlgorithms,
    },
  )
  onTestFinished(() => {
    connection.shell.close()
  })
  return { connection, asked }
}

/** Connects in vain; answers the problem. */
export function failure(how: Attempt): Promise<Problem> {
  return attempt(how).then(
    () => {
      throw new Error('It connected.')
    },
    (error: unknown) => {
      if (error instanceof ProblemError) return error.problem
      throw error
    },
  )
}

/** A TCP server on loopback that does this with each connection; answers its port. */
export async function serverThat(does: (socket: Socket) => void): Promise<number> {
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    sockets.add(socket)
    socket.on('error', () => undefined)
    does(socket)
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
  return (server.address() as AddressInfo).port
}

/** A port on which nothing listens. */
export async function closedPort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}

/** A key pair made by OpenSSH: the path of the private key, and both texts. */
export async function keyPair(folder: string, type: string, passphrase = '', ...options: readonly string[]) {
  const file = join(folder, `${type}-${passphrase === '' ? 'open' : 'closed'}${options.join('')}`)
  await promisify(execFile)('ssh-keygen', [
    ...['-q', '-a', '1', '-C', 'test', '-t', type, '-N', passphrase, '-f', file],
    ...options,
  ])
  return { file, private: readFileSync(file, 'utf8'), public: readFileSync(`${file}.pub`, 'utf8') }
}
