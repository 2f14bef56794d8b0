import type { ClientChannel } from 'ssh2'
import type { Negotiated } from '../contract/negotiated'
import { cancelled } from './connection-problem'
import { reachFrom } from './hops'
import { openSshLink, type Link } from './link'
import { readyCredentials, type Readied } from './login-methods'
import type { HostOnTheWay } from './host-on-the-way'
import { openExec, openShell, type ShellChannel } from './shell-channel'
import type { ConnectionOptions, ConnectionQuestions, Credentials, Hop, HostKey, Target } from './target'

export type { ClientChannel } from 'ssh2'
export type { ShellChannel } from './shell-channel'

/** A host on the way, as it proved itself. */
interface Passed {
  readonly target: Target
  readonly hostKey: HostKey
  readonly negotiated: Negotiated
}

/** An open connection: logged in, with a shell. */
export interface SshConnection {
  readonly hostKey: HostKey
  /** The algorithms of the connection to the device itself. */
  readonly negotiated: Negotiated
  /** The jump hosts, in order from here. */
  readonly jumps: readonly Passed[]
  /** The port of this computer that the first host is reached from; `null` if it can't be told. */
  readonly localPort: number | null
  readonly shell: ShellChannel
  /** Runs one command in a channel of its own, for SCP. @throws ProblemError `exec-refused`. */
  readonly exec: (command: string) => Promise<ClientChannel>
}

/**
 * Connects, by way of the jump hosts, and opens a shell. Of each host the key is judged before any credential of it is
 * sent. When the shell ends, everything ends.
 *
 * @throws ProblemError with a sentence for the person that names the host where it went wrong.
 */
export async function openConnection(
  target: Target,
  credentials: Credentials,
  questions: ConnectionQuestions,
  { knownTypes, signal, jumps = [], oldAlgorithms = false }: ConnectionOptions = {},
): Promise<SshConnection> {
  if (signal?.aborted) throw cancelled()
  // What can't be used is known before the first host is dialled.
  const jumpLogins = await Promise.all(
    jumps.map((jump) => readied(jump, { target: jump.target, isJump: true, isOld: false })),
  )
  const deviceLogin = await readied({ target, credentials }, { target, isJump: false, isOld: oldAlgorithms })
  const links: Link[] = []
  const open = async ({ place, login }: ReadiedHop) => {
    const carrier = links.at(-1)
    const link = await openSshLink(place, login, questions, {
      over: carrier ? await reachFrom(carrier, place.target, signal) : null,
      depth: links.length,
      knownTypes: knownTypes?.(place.target) ?? [],
      signal,
    })
    links.push(link)
    return link
  }
  try {
    for (const login of jumpLogins) await open(login)
    const carriers = [...links]
    const device = await open(deviceLogin)
    return {
      hostKey: device.hostKey,
      negotiated: device.negotiated,
      jumps: carriers.map(({ place, hostKey, negotiated }) => ({
        target: place.target,
        hostKey,
        negotiated,
      })),
      localPort: (links[0] ?? device).localPort,
      shell: await openShell(device, carriers),
      exec: (command) => openExec(device, command),
    }
  } catch (error) {
    // Whatever is carried by a link fails with it.
    const broken = links.find(({ problem }) => problem)?.problem
    for (const { client } of links.reverse()) client.destroy()
    throw broken ?? error
  }
}

/** A host to be opened, and what was made ready for it. */
interface ReadiedHop {
  readonly place: HostOnTheWay
  readonly login: Readied
}

async function readied({ credentials }: Hop, place: HostOnTheWay): Promise<ReadiedHop> {
  return { place, login: await readyCredentials(credentials, place) }
}
