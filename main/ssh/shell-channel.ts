import type { ClientChannel } from 'ssh2'
import { ProblemError } from '../contract/result'
import { lost } from './connection-problem'
import type { Link } from './link'
import { hostTitle } from './host-on-the-way'

/** An interactive shell on the other end, as bytes. */
export interface ShellChannel {
  readonly write: (text: string) => void
  /** Sets the one listener for what arrives. */
  readonly onData: (listener: (chunk: Buffer) => void) => void
  /** Sets the one listener for the end; the problem says why, `null` if we closed it. */
  readonly onEnd: (listener: (problem: ProblemError | null) => void) => void
  readonly close: () => void
}

/** Wide enough that no command of ours is ever wrapped by the terminal. */
const terminal = { term: 'vt100', cols: 512, rows: 24 }

/**
 * Opens a shell at the last of some links, each of which carries the next. It ends with the first that breaks, and all
 * of them end with it.
 *
 * @throws ProblemError `no-shell`.
 */
export function openShell(device: Link, carriers: readonly Link[]): Promise<ShellChannel> {
  return new Promise((resolve, reject) => {
    const links = [...carriers, device]
    for (const link of links) link.whenLost(reject)
    device.client.shell(terminal, (error, channel) => {
      if (!error) resolve(shellOver(channel, device, links))
      else {
        reject(
          new ProblemError({
            code: 'no-shell',
            message: `${hostTitle(device.place)} accepted the login of ${device.place.target.user} but opened no command line.`,
            hint: 'Use an administrator account that is allowed to use the CLI.',
            detail: error.message,
          }),
        )
      }
    })
  })
}

function shellOver(channel: ClientChannel, device: Link, links: readonly Link[]): ShellChannel {
  let onEnd: (problem: ProblemError | null) => void = () => undefined
  let ended: { readonly problem: ProblemError | null } | null = null
  const end = (problem: ProblemError | null) => {
    if (ended) return
    ended = { problem }
    onEnd(problem)
    for (const link of [...links].reverse()) link.client.end()
  }
  for (const link of links) link.whenLost(end)
  channel.on('error', (error: Error) => {
    end(lost(device.place, error.message))
  })
  channel.once('close', () => {
    end(lost(device.place))
  })
  channel.stderr.resume()
  return {
    write: (text) => {
      if (!ended) channel.write(text)
    },
    // What came before there is a listener waits in the channel.
    onData: (listener) => {
      channel.on('data', (chunk: Buffer) => {
        if (!ended) listener(chunk)
      })
    },
    onEnd: (listener) => {
      onEnd = listener
      if (ended) listener(ended.problem)
    },
    close: () => {
      end(null)
    },
  }
}

/** Runs one command at a host in a channel of its own. @throws ProblemError `exec-refused`. */
export function openExec({ client, place }: Link, command: string): Promise<ClientChannel> {
  return new Promise((resolve, reject) => {
    client.exec(command, (error, channel) => {
      if (!error) resolve(channel)
      else {
        reject(
          new ProblemError({
            code: 'exec-refused',
            message: `${hostTitle(place)} runs no commands outside its command line.`,
            hint: 'Tokenferry reads what it needs over the command line instead.',
            detail: error.message,
          }),
        )
      }
    })
  })
}
