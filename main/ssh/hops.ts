import type { Duplex } from 'node:stream'
import { ProblemError } from '../contract/result'
import { cancelled, printable } from './connection-problem'
import type { Link } from './link'
import type { Target } from './target'

/** How long a jump host may take to reach the next host. */
const forwardSeconds = 20

/**
 * A connection from a jump host on to the next host.
 *
 * @throws ProblemError `jump-forbids` or `jump-no-way`, which name both.
 */
export function reachFrom(link: Link, to: Target, signal: AbortSignal | undefined): Promise<Duplex> {
  return new Promise((resolve, reject) => {
    const settle = () => {
      clearTimeout(timer)
      signal?.removeEventListener('abort', stop)
    }
    const fail = (problem: ProblemError) => {
      settle()
      reject(problem)
    }
    const stop = () => {
      fail(cancelled())
    }
    const timer = setTimeout(() => {
      fail(noWay(link, to, 'No answer came.'))
    }, forwardSeconds * 1000)
    signal?.addEventListener('abort', stop, { once: true })
    link.whenLost(fail)
    link.client.forwardOut('127.0.0.1', 0, to.host, to.port, (error, channel) => {
      if (error) {
        // RFC 4254, section 5.1: 1 says that it is prohibited.
        const { reason, message } = error as Error & { readonly reason?: unknown }
        fail(reason === 1 ? forbids(link, to, message) : noWay(link, to, message))
        return
      }
      settle()
      resolve(channel)
    })
  })
}

function forbids({ place }: Link, to: Target, detail: string): ProblemError {
  return new ProblemError({
    code: 'jump-forbids',
    message: `The jump host ${place.target.host} doesn’t forward connections to ${to.host} port ${to.port}.`,
    hint: 'Ask the people who run it; on an OpenSSH server, "AllowTcpForwarding" and "PermitOpen" control this.',
    detail: printable(detail),
  })
}

function noWay({ place }: Link, to: Target, detail: string): ProblemError {
  return new ProblemError({
    code: 'jump-no-way',
    message: `The jump host ${place.target.host} can’t reach ${to.host} port ${to.port}.`,
    hint: 'Check the address and port as seen from the jump host, and that SSH is allowed there ("set allowaccess ssh").',
    detail: printable(detail),
  })
}
