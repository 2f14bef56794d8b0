import { randomBytes } from 'node:crypto'
import { chmodSync } from 'node:fs'
import { connect, createServer, type Server } from 'node:net'
import { join } from 'node:path'

/**
 * A door that only a living process can hold open: a socket in the folder of the locks, on Windows a named pipe. The
 * system closes it when the process ends, however it ends. So it tells a living run from a dead one without asking for
 * clocks, and without mistaking another program for the run because it was given the same process id.
 */
export interface LockDoor {
  /** What the lock names it by. */
  readonly name: string
  readonly close: () => void
}

/** How a name looks: it comes from files that anyone may write, and leads to a path. */
export const doorName = /^[0-9a-f]{16}$/

/** The longest path that a socket can have on every system, in bytes. */
const longestAddress = 100

/** How long an answer may take, in milliseconds: it comes from the system, not from the other run. */
const patience = 2_000

/** Opens a door; `null` if none can be had, as on a disk without sockets. */
export async function openDoor(folder: string): Promise<LockDoor | null> {
  const name = randomBytes(8).toString('hex')
  const address = addressOf(folder, name)
  if (Buffer.byteLength(address) > longestAddress) return null
  const server = createServer((visitor) => {
    visitor.on('error', () => undefined)
    visitor.destroy()
  })
  if (!(await isListening(server, address))) return null
  // It must keep no process from ending.
  server.unref()
  try {
    // Another user has to be able to knock; the umask has taken that right away.
    if (process.platform !== 'win32') chmodSync(address, 0o666)
  } catch {
    // Then the process id tells others.
  }
  return { name, close: () => server.close() }
}

/**
 * Whether someone holds a door open. `unknown` if that can't be told: there is none by that name any more, or it
 * may not be knocked at.
 */
export function knock(folder: string, name: string): Promise<'open' | 'closed' | 'unknown'> {
  return new Promise((resolve) => {
    const visitor = connect(addressOf(folder, name))
    const done = (answer: 'open' | 'closed' | 'unknown') => {
      visitor.destroy()
      resolve(answer)
    }
    visitor.setTimeout(patience, () => {
      done('unknown')
    })
    visitor.once('connect', () => {
      done('open')
    })
    visitor.on('error', ({ code }: NodeJS.ErrnoException) => {
      // A pipe ends with its process. A socket stays as a file, and refuses; if it is gone, someone removed it.
      const isClosed = code === 'ECONNREFUSED' || (code === 'ENOENT' && process.platform === 'win32')
      done(isClosed ? 'closed' : 'unknown')
    })
  })
}

/** The file that a door leaves behind if its process was killed; none on Windows. */
export function doorFile(name: string): string {
  return `${name}.sock`
}

function addressOf(folder: string, name: string): string {
  return process.platform === 'win32' ? `\\\\.\\pipe\\tokenferry-${name}` : join(folder, doorFile(name))
}

function isListening(server: Server, address: string): Promise<boolean> {
  return new Promise((resolve) => {
    server.on('error', () => {
      resolve(false)
    })
    server.listen(address, () => {
      resolve(true)
    })
  })
}
