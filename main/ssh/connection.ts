import { createHash } from 'node:crypto'
import ssh2, { type Client, type ClientChannel, type ConnectConfig } from 'ssh2'
import { ProblemError } from '../contract/result'
import { explainConnectionError } from './connection-problem'
import type { ConnectionQuestions, Credentials, HostKey, Target } from './target'

export type { ClientChannel } from 'ssh2'

/** An interactive shell on the other end, as bytes. */
export interface ShellChannel {
  readonly write: (text: string) => void
  /** Sets the one listener for what arrives. */
  readonly onData: (listener: (chunk: Buffer) => void) => void
  /** Sets the one listener for the end; the problem says why, `null` where we closed it. */
  readonly onEnd: (listener: (problem: ProblemError | null) => void) => void
  readonly close: () => void
}

/** An open connection: logged in, with a shell. */
export interface SshConnection {
  readonly hostKey: HostKey
  readonly shell: ShellChannel
  /** Runs one command in a channel of its own, for SCP. */
  readonly exec: (command: string) => Promise<ClientChannel>
}

/** Wide enough that no command of ours is ever wrapped by the terminal. */
const terminal = { term: 'vt100', cols: 512, rows: 24 }

const handshakeSeconds = 20
const keepaliveSeconds = 15
const keepalivesMissed = 4

/**
 * Connects, has the host key judged, logs in and opens a shell. No credential is sent, and no login method is
 * tried, before `questions.trustHostKey` has answered `true`. A rejected login is not repeated.
 *
 * @param knownTypes host key types already trusted for this host; offered first, so that a host with several
 *   keys is recognised by the one that is known.
 * @throws ProblemError with a sentence for the person.
 */
export async function connect(
  target: Target,
  credentials: Credentials,
  questions: ConnectionQuestions,
  knownTypes: readonly string[] = [],
  signal?: AbortSignal,
): Promise<SshConnection> {
  const client = new ssh2.Client()
  let hostKey: HostKey | null = null
  let refused = false
  let gaveUp = false
  const clock = new PausableTimeout(handshakeSeconds * 1000, () => {
    client.emit('error', Object.assign(new Error('timeout'), { level: 'client-timeout' }))
    client.destroy()
  })

  const config: ConnectConfig = {
    host: target.host,
    port: target.port,
    username: target.user,
    readyTimeout: 0,
    keepaliveInterval: keepaliveSeconds * 1000,
    keepaliveCountMax: keepalivesMissed,
    tryKeyboard: true,
    ...(knownTypes.length > 0 && { algorithms: { serverHostKey: preferring(knownTypes) } }),
    hostVerifier: (key: Buffer, verdict: (ok: boolean) => void) => {
      hostKey = describeHostKey(target, key)
      clock.pause()
      questions.trustHostKey(hostKey).then(
        (trusted) => {
          refused = !trusted
          clock.resume()
          verdict(trusted)
        },
        () => {
          refused = true
          verdict(false)
        },
      )
    },
    authHandler: loginMethods(target, credentials, questions, clock, () => {
      gaveUp = true
    }),
  }

  const stop = () => {
    client.destroy()
  }
  signal?.addEventListener('abort', stop, { once: true })
  try {
    await new Promise<void>((resolve, reject) => {
      client.once('ready', resolve)
      client.on('error', reject)
      client.once('close', () => {
        reject(Object.assign(new Error('closed'), { code: 'ECONNRESET' }))
      })
      client.connect(config)
      // ssh2 writes each packet in two pieces; with Nagle's algorithm each keystroke would cost 40 ms.
      client.setNoDelay(true)
    })
  } catch (error) {
    client.destroy()
    if (signal?.aborted) throw cancelled()
    if (refused) throw hostKeyRefused(target)
    if (gaveUp) throw cancelled()
    throw new ProblemError(explainConnectionError(error as Error, target))
  } finally {
    clock.stop()
    signal?.removeEventListener('abort', stop)
    client.removeAllListeners('error')
    client.removeAllListeners('close')
  }
  if (!hostKey) throw hostKeyRefused(target)
  const shell = await openShell(client, target)
  const exec = (command: string) =>
    new Promise<ClientChannel>((resolve, reject) => {
      client.exec(command, (error, channel) => {
        if (error) reject(error)
        else resolve(channel)
      })
    })
  return { hostKey, shell, exec }
}

/** `SHA256:` and the unpadded base64 digest of the key blob; the type is the blob's first string. */
export function describeHostKey(target: Target, blob: Buffer): HostKey {
  const digest = createHash('sha256').update(blob).digest('base64').replace(/=+$/, '')
  const length = blob.length >= 4 ? blob.readUInt32BE(0) : 0
  const type = blob.subarray(4, 4 + Math.min(length, 64)).toString('latin1')
  return { host: target.host, port: target.port, type, fingerprint: `SHA256:${digest}` }
}

type AuthHandler = Exclude<NonNullable<ConnectConfig['authHandler']>, readonly unknown[]>

/**
 * The login as a sequence that types the password once: FortiOS counts each rejected attempt towards its
 * lock-out. Where the device offers keyboard-interactive, the password answers its first hidden prompt and every
 * further prompt (a token code) goes to the person; else the plain password method is used.
 */
function loginMethods(
  target: Target,
  credentials: Credentials,
  questions: ConnectionQuestions,
  clock: PausableTimeout,
  onGiveUp: () => void,
): AuthHandler {
  let tried: 'nothing' | 'none' | 'key' | 'keyboard' | 'password' = 'nothing'
  let prompted = false
  let passwordLeft = credentials.method === 'password' ? credentials.password : null

  const keyboard = {
    type: 'keyboard-interactive' as const,
    username: target.user,
    prompt: (
      name: string,
      instructions: string,
      _language: string,
      prompts: readonly { prompt: string; echo?: boolean }[],
      finish: (answers: string[]) => void,
    ) => {
      prompted = true
      const only = prompts.length === 1 ? prompts[0] : undefined
      if (prompts.length === 0) {
        finish([])
        return
      }
      if (only && !only.echo && passwordLeft !== null && /pass/i.test(only.prompt)) {
        const password = passwordLeft
        passwordLeft = null
        finish([password])
        return
      }
      clock.pause()
      const asked = prompts.map(({ prompt, echo }) => ({ text: prompt, echo: echo === true }))
      questions.answerPrompts({ name, instructions, prompts: asked }).then(
        (answers) => {
          clock.resume()
          if (answers === null) onGiveUp()
          finish(answers === null ? prompts.map(() => '') : [...answers])
        },
        () => {
          onGiveUp()
          finish(prompts.map(() => ''))
        },
      )
    },
  }

  return (methodsLeft, partialSuccess, next) => {
    const offers = (method: string) => methodsLeft.includes(method as never)
    if (tried === 'nothing') {
      tried = 'none'
      next('none')
    } else if (credentials.method === 'key' && tried === 'none') {
      tried = 'key'
      next({ type: 'publickey', username: target.user, key: credentials.key, passphrase: credentials.passphrase })
    } else if ((tried === 'none' || (tried === 'key' && partialSuccess)) && offers('keyboard-interactive')) {
      tried = 'keyboard'
      next(keyboard)
    } else if ((tried === 'none' || (tried === 'keyboard' && !prompted)) && passwordLeft !== null && offers('password')) {
      tried = 'password'
      const password = passwordLeft
      passwordLeft = null
      next({ type: 'password', username: target.user, password })
    } else if (tried === 'password' && partialSuccess && offers('keyboard-interactive')) {
      tried = 'keyboard'
      next(keyboard)
    } else {
      next(false as never)
    }
  }
}

function preferring(types: readonly string[]): ssh2.ServerHostKeyAlgorithm[] {
  const all: ssh2.ServerHostKeyAlgorithm[] = [
    'ssh-ed25519',
    'ecdsa-sha2-nistp256',
    'ecdsa-sha2-nistp384',
    'ecdsa-sha2-nistp521',
    'rsa-sha2-512',
    'rsa-sha2-256',
    'ssh-rsa',
  ]
  const isKnown = (algorithm: string) =>
    types.includes(algorithm) || (types.includes('ssh-rsa') && algorithm.startsWith('rsa-sha2-'))
  return [...all.filter(isKnown), ...all.filter((algorithm) => !isKnown(algorithm))]
}

async function openShell(client: Client, target: Target): Promise<ShellChannel> {
  let onData: (chunk: Buffer) => void = () => undefined
  let onEnd: (problem: ProblemError | null) => void = () => undefined
  let ended = false
  const end = (problem: ProblemError | null) => {
    if (ended) return
    ended = true
    onEnd(problem)
  }
  client.on('error', (error) => {
    end(new ProblemError({ ...lost(target), detail: error.message }))
  })
  client.on('close', () => {
    end(new ProblemError(lost(target)))
  })
  const channel = await new Promise<ClientChannel>((resolve, reject) => {
    client.shell(terminal, (error, stream) => {
      if (error) {
        client.destroy()
        reject(
          new ProblemError({
            code: 'no-shell',
            message: `${target.host} let ${target.user} in but opened no command line.`,
            hint: 'Use an administrator account that may use the CLI.',
            detail: error.message,
          }),
        )
      } else resolve(stream)
    })
  })
  channel.on('data', (chunk: Buffer) => {
    onData(chunk)
  })
  channel.on('close', () => {
    end(new ProblemError(lost(target)))
    client.end()
  })
  return {
    write: (text) => {
      if (!ended) channel.write(text)
    },
    onData: (listener) => {
      onData = listener
    },
    onEnd: (listener) => {
      onEnd = listener
    },
    close: () => {
      end(null)
      client.end()
    },
  }
}

function lost(target: Target) {
  return {
    code: 'connection-lost',
    message: `The connection to ${target.host} was lost.`,
    hint: 'Connect again; what was already read and decided is kept.',
  }
}

function cancelled(): ProblemError {
  return new ProblemError({
    code: 'cancelled',
    message: 'Connecting was stopped.',
    hint: 'Nothing was changed. Connect again when you are ready.',
  })
}

function hostKeyRefused(target: Target): ProblemError {
  return new ProblemError({
    code: 'host-key-refused',
    message: `The host key of ${target.host} was not trusted, so nothing was sent.`,
    hint: 'Compare the fingerprint with the one shown on the console of the FortiGate, then connect again.',
  })
}

/** A deadline that does not run while a person is thinking. */
class PausableTimeout {
  private timer: NodeJS.Timeout | null = null
  private readonly milliseconds: number
  private readonly onExpire: () => void

  constructor(milliseconds: number, onExpire: () => void) {
    this.milliseconds = milliseconds
    this.onExpire = onExpire
    this.resume()
  }

  pause() {
    if (this.timer) clearTimeout(this.timer)
    this.timer = null
  }

  resume() {
    this.pause()
    this.timer = setTimeout(this.onExpire, this.milliseconds)
  }

  stop() {
    this.pause()
  }
}

