import { createHash } from 'node:crypto'
import ssh2, { type Client, type ClientChannel, type ConnectConfig } from 'ssh2'
import { ProblemError } from '../contract/result'
import { explainConnectionError, printable, timedOut } from './connection-problem'
import type { ConnectionOptions, ConnectionQuestions, Credentials, HostKey, Target } from './target'

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
  /** Runs one command in a channel of its own, for SCP. @throws ProblemError `exec-refused`. */
  readonly exec: (command: string) => Promise<ClientChannel>
}

/** Wide enough that no command of ours is ever wrapped by the terminal. */
const terminal = { term: 'vt100', cols: 512, rows: 24 }

/** Until the device has proved who it is, without the time that a person takes to judge its key. */
const handshakeSeconds = 20
/** From then to the command line, without the time that a person takes to answer: a push to a phone may be pending. */
const loginSeconds = 120
const keepaliveSeconds = 15
const keepalivesMissed = 4

/**
 * Connects, has the host key judged, logs in and opens a shell. No credential is sent, and no login method is
 * tried, before `questions.trustHostKey` has answered `true`. A rejected login is not repeated.
 *
 * @throws ProblemError with a sentence for the person.
 */
export async function connect(
  target: Target,
  credentials: Credentials,
  questions: ConnectionQuestions,
  { knownTypes, signal }: ConnectionOptions = {},
): Promise<SshConnection> {
  if (signal?.aborted) throw cancelled()
  const client = new ssh2.Client()
  const known = knownTypes?.(target) ?? []
  let hostKey: HostKey | null = null
  const refuse = (problem: ProblemError) => {
    client.emit('error', problem)
    client.destroy()
  }
  const clock = new PausableTimeout(handshakeSeconds * 1000, () => {
    refuse(new ProblemError(timedOut(target)))
  })

  const config: ConnectConfig = {
    host: target.host,
    port: target.port,
    username: target.user,
    readyTimeout: 0,
    keepaliveInterval: keepaliveSeconds * 1000,
    keepaliveCountMax: keepalivesMissed,
    tryKeyboard: true,
    ...(known.length > 0 && { algorithms: { serverHostKey: preferring(known) } }),
    hostVerifier: (key: Buffer, verdict: (ok: boolean) => void) => {
      const shown = describeHostKey(target, key)
      // The keys of a long session are renewed; the device still has to be the one that was judged.
      if (hostKey) {
        verdict(hostKey.fingerprint === shown.fingerprint)
        return
      }
      hostKey = shown
      clock.pause()
      questions.trustHostKey(shown).then(
        (trusted) => {
          clock.resume()
          if (trusted) verdict(true)
          else refuse(hostKeyRefused(target))
        },
        (error: unknown) => {
          refuse(error instanceof ProblemError ? error : hostKeyRefused(target))
        },
      )
    },
    authHandler: loginMethods(target, credentials, questions, clock, () => {
      refuse(cancelled())
    }),
  }

  const stop = () => {
    refuse(cancelled())
  }
  signal?.addEventListener('abort', stop, { once: true })
  try {
    return await new Promise<SshConnection>((resolve, reject) => {
      // This listener stays: an error that comes after the end must not end the application.
      client.on('error', reject)
      client.once('close', () => {
        reject(Object.assign(new Error('closed'), { code: 'ECONNRESET' }))
      })
      client.once('handshake', () => {
        clock.restart(loginSeconds * 1000)
      })
      client.once('change password', () => {
        refuse(passwordExpired(target))
      })
      client.once('ready', () => {
        openShell(client, target).then((shell) => {
          if (hostKey) resolve({ hostKey, shell, exec: (command) => openExec(client, target, command) })
          else reject(hostKeyRefused(target))
        }, reject)
      })
      client.connect(config)
      // ssh2 writes each packet in two pieces; with Nagle's algorithm each keystroke would cost 40 ms.
      client.setNoDelay(true)
    })
  } catch (error) {
    client.destroy()
    throw error instanceof ProblemError
      ? error
      : new ProblemError(explainConnectionError(error as Error, target))
  } finally {
    clock.stop()
    signal?.removeEventListener('abort', stop)
  }
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
      // Giving up sends nothing: an empty answer would count as a wrong one.
      questions.answerPrompts({ name, instructions, prompts: asked }).then((answers) => {
        clock.resume()
        if (answers === null) onGiveUp()
        else finish(prompts.map((_prompt, at) => answers[at] ?? ''))
      }, onGiveUp)
    },
  }

  return (methodsLeft, partialSuccess, next) => {
    const offers = (method: string) => methodsLeft.includes(method as never)
    if (tried === 'nothing') {
      tried = 'none'
      next('none')
    } else if (credentials.method === 'key' && tried === 'none') {
      tried = 'key'
      next({
        type: 'publickey',
        username: target.user,
        key: credentials.key,
        passphrase: credentials.passphrase,
      })
    } else if ((tried === 'none' || (tried === 'key' && partialSuccess)) && offers('keyboard-interactive')) {
      tried = 'keyboard'
      next(keyboard)
    } else if (
      (tried === 'none' || (tried === 'keyboard' && !prompted)) &&
      passwordLeft !== null &&
      offers('password')
    ) {
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

function openShell(client: Client, target: Target): Promise<ShellChannel> {
  return new Promise((resolve, reject) => {
    client.shell(terminal, (error, channel) => {
      if (!error) resolve(shellOver(client, channel, target))
      else {
        reject(
          new ProblemError({
            code: 'no-shell',
            message: `${target.host} let ${target.user} in but opened no command line.`,
            hint: 'Use an administrator account that may use the CLI.',
            detail: error.message,
          }),
        )
      }
    })
  })
}

function shellOver(client: Client, channel: ClientChannel, target: Target): ShellChannel {
  let onEnd: (problem: ProblemError | null) => void = () => undefined
  let ended: { readonly problem: ProblemError | null } | null = null
  const end = (problem: ProblemError | null) => {
    if (ended) return
    ended = { problem }
    onEnd(problem)
  }
  const fail = (error: Error) => {
    end(new ProblemError({ ...lost(target), detail: printable(error.message) }))
  }
  client.on('error', fail)
  client.once('close', () => {
    end(new ProblemError(lost(target)))
  })
  channel.on('error', fail)
  channel.once('close', () => {
    end(new ProblemError(lost(target)))
    client.end()
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
      client.end()
    },
  }
}

function openExec(client: Client, target: Target, command: string): Promise<ClientChannel> {
  return new Promise((resolve, reject) => {
    client.exec(command, (error, channel) => {
      if (!error) resolve(channel)
      else {
        reject(
          new ProblemError({
            code: 'exec-refused',
            message: `${target.host} runs no command outside of its command line.`,
            hint: 'What is needed is read over the command line instead.',
            detail: error.message,
          }),
        )
      }
    })
  })
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

function passwordExpired(target: Target): ProblemError {
  return new ProblemError({
    code: 'password-expired',
    message: `${target.host} wants ${target.user} to choose a new password first.`,
    hint: 'Log in with another SSH client or in the web interface, change the password, then connect again.',
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
  private stopped = false
  private milliseconds: number
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
    if (!this.stopped) this.timer = setTimeout(this.onExpire, this.milliseconds)
  }

  restart(milliseconds: number) {
    this.milliseconds = milliseconds
    this.resume()
  }

  stop() {
    this.stopped = true
    this.pause()
  }
}
