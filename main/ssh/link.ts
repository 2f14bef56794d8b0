import type { Duplex } from 'node:stream'
import ssh2, { type Client, type ConnectConfig } from 'ssh2'
import { ProblemError } from '../contract/result'
import type { Negotiated } from '../contract/negotiated'
import { agreedAlgorithms, offeredAlgorithms } from './algorithms'
import { cancelled, explainConnectionError, lost, passwordExpired, timedOut } from './connection-problem'
import { HostKeyCheck } from './host-key'
import { exchangeKeysOurselves } from './key-exchange'
import { HostWords } from './host-words'
import { loginMethods, type Readied } from './login-methods'
import { PausableTimeout } from './pausable-timeout'
import type { HostOnTheWay } from './host-on-the-way'
import type { ConnectionQuestions, HostKey } from './target'

/** Until the host has proved who it is, without the time that a person takes to judge its key. */
const handshakeSeconds = 20
/** From then to the end of the login, without the time that a person takes to answer: a push to a phone may be pending. */
const loginSeconds = 120
const keepaliveSeconds = 15
const keepalivesMissed = 4

/** How one host is reached. */
export interface Way {
  /** What the bytes go over; a connection of its own if there is none. */
  readonly over: Duplex | null
  /** How many links carry this one. They notice first if the network is gone. */
  readonly depth: number
  readonly knownTypes: readonly string[]
  readonly signal: AbortSignal | undefined
}

/** One host, logged in. */
export class Link {
  readonly place: HostOnTheWay
  readonly client: Client
  readonly hostKey: HostKey
  readonly negotiated: Negotiated
  /** Why it ended; `null` while it is open. */
  problem: ProblemError | null = null
  private onLost: (problem: ProblemError) => void = () => undefined

  constructor(place: HostOnTheWay, client: Client, hostKey: HostKey, negotiated: Negotiated) {
    this.place = place
    this.client = client
    this.hostKey = hostKey
    this.negotiated = negotiated
    client.on('error', (error) => {
      this.end(lost(place, error.message))
    })
    client.once('close', () => {
      this.end(lost(place))
    })
  }

  /** The port of this computer that the link goes out from; `null` if another link carries it. */
  get localPort(): number | null {
    // ssh2 has no public way to its socket, and a FortiGate lists a session by this port.
    const { _sock: socket } = this.client as unknown as { readonly _sock?: { readonly localPort?: unknown } }
    return typeof socket?.localPort === 'number' ? socket.localPort : null
  }

  /** Sets the one listener for the end. */
  whenLost(listener: (problem: ProblemError) => void): void {
    this.onLost = listener
    if (this.problem) listener(this.problem)
  }

  private end(problem: ProblemError) {
    if (this.problem) return
    this.problem = problem
    this.onLost(problem)
  }
}

/**
 * Connects to one host, has its key judged and logs in. No credential is sent, and no login method is tried, before
 * `questions.trustHostKey` has answered `true`. A rejected login is not repeated.
 *
 * @throws ProblemError with a sentence for the person that names the host.
 */
export async function openSshLink(
  place: HostOnTheWay,
  credentials: Readied,
  questions: ConnectionQuestions,
  { over, depth, knownTypes, signal }: Way,
): Promise<Link> {
  if (signal?.aborted) throw cancelled()
  const { host, port, user } = place.target
  const client = new ssh2.Client()
  const refuse = (problem: ProblemError) => {
    client.emit('error', problem)
    client.destroy()
  }
  const clock = new PausableTimeout(handshakeSeconds * 1000, () => {
    refuse(new ProblemError(timedOut(place)))
  })
  /** The person thinks: the clock stands still. */
  const thinking = async <T>(answer: Promise<T>): Promise<T> => {
    clock.pause()
    const value = await answer
    clock.resume()
    return value
  }
  const words = new HostWords()
  const hostKey = new HostKeyCheck(place, (key) => thinking(questions.trustHostKey(key)), refuse)

  const config: ConnectConfig = {
    host,
    port,
    username: user,
    readyTimeout: 0,
    keepaliveInterval: keepaliveSeconds * 1000,
    keepaliveCountMax: keepalivesMissed + 2 * depth,
    tryKeyboard: true,
    algorithms: offeredAlgorithms({ isOld: place.isOld, knownTypes }),
    hostVerifier: hostKey.verify,
    authHandler: loginMethods(credentials, {
      place,
      ask: (prompts) => thinking(questions.answerPrompts(prompts)),
      refuse,
      said: (text) => {
        words.add(text)
      },
    }),
    ...(over && { sock: over }),
  }
  // A channel stays half open when its other end is gone, where a socket would not.
  over?.once('end', () => over.destroy())

  const stop = () => {
    refuse(cancelled())
  }
  signal?.addEventListener('abort', stop, { once: true })
  try {
    return await new Promise<Link>((resolve, reject) => {
      // This listener stays: an error that comes after the end must not end the application.
      client.on('error', reject)
      client.once('close', () => {
        reject(Object.assign(new Error('closed'), { code: 'ECONNRESET' }))
      })
      let negotiated: Negotiated | null = null
      client.once('handshake', (agreed) => {
        negotiated = agreedAlgorithms(agreed)
        clock.restart(loginSeconds * 1000)
      })
      client.on('banner', (text) => {
        words.add(text)
      })
      client.once('change password', (text) => {
        words.add(text)
        refuse(passwordExpired(place))
      })
      client.once('ready', () => {
        if (negotiated) resolve(new Link(place, client, hostKey.key, negotiated))
      })
      client.connect(config)
      exchangeKeysOurselves(client)
      // ssh2 writes each packet in two pieces; with Nagle's algorithm each keystroke would cost 40 ms.
      client.setNoDelay(true)
    })
  } catch (error) {
    client.destroy()
    throw words.beside(
      error instanceof ProblemError ? error.problem : explainConnectionError(error as Error, place),
    )
  } finally {
    clock.stop()
    signal?.removeEventListener('abort', stop)
  }
}
