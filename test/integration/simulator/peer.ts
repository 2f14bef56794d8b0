import { readFileSync } from 'node:fs'
import type { Socket } from 'node:net'
import ssh2, { type Client, type ClientChannel, type ConnectConfig } from 'ssh2'
import { onTestFinished } from 'vitest'
import { samples, startSimulator, type Simulator, type SimulatorOptions } from '../../../main/simulator'

/** The text of a sample that ships with the product. */
export function sampleText(id: 'vendor-page' | 'company'): string {
  const file = samples.find((sample) => sample.id === id)?.file ?? ''
  return readFileSync(new URL(`../../../assets/${file}`, import.meta.url), 'utf8')
}

/** A simulator of a sample, which ends with the test; results of migrations come without delay. */
export async function simulate(
  id: 'vendor-page' | 'company',
  options: Partial<SimulatorOptions> = {},
): Promise<Simulator> {
  const sample = samples.find((candidate) => candidate.id === id)
  const simulator = await startSimulator({
    configuration: sampleText(id),
    rehearsalPassword: 'rehearsal',
    resultLineDelay: 0,
    ha: sample?.ha ?? null,
    serial: sample?.serial,
    banner: { beforeLogin: null, afterLogin: null },
    ...options,
  })
  onTestFinished(() => simulator.close())
  return simulator
}

/** A key pair, of a type that ssh2 always makes well. */
export function keyPair(): { readonly public: string; readonly private: string } {
  return ssh2.utils.generateKeyPairSync('ecdsa', { bits: 256 })
}

/** Logs in with ssh2; rejects if that fails. */
export function logIn(simulator: Pick<Simulator, 'port'>, how: ConnectConfig = {}): Promise<Client> {
  const client = new ssh2.Client()
  onTestFinished(() => void client.end())
  return new Promise((resolve, reject) => {
    client.on('error', reject)
    client.on('close', () => reject(new Error('The connection was closed.')))
    client.on('ready', () => resolve(client.setNoDelay(true)))
    client.connect({
      host: '127.0.0.1',
      port: simulator.port,
      username: 'admin',
      password: 'rehearsal',
      ...how,
    })
  })
}

/** A person at a terminal, who sees every byte. */
export class Peer {
  readonly channel: ClientChannel
  private readonly client: Client
  /** Everything that came, as it came. */
  seen = ''
  closed = false
  private wake: () => void = () => undefined

  private constructor(client: Client, channel: ClientChannel) {
    this.client = client
    this.channel = channel
    channel.on('data', (bytes: Buffer) => {
      this.seen += bytes.toString('latin1')
      this.wake()
    })
    channel.on('close', () => {
      this.closed = true
      this.wake()
    })
  }

  static async at(simulator: Pick<Simulator, 'port'>, how: ConnectConfig = {}): Promise<Peer> {
    const client = await logIn(simulator, how)
    client.on('error', () => undefined)
    const channel = await new Promise<ClientChannel>((resolve, reject) => {
      client.shell({ term: 'vt100', cols: 512, rows: 24 }, (error, opened) => {
        if (error) reject(error)
        else resolve(opened)
      })
    })
    return new Peer(client, channel)
  }

  /** The port of this end of the connection, which is how a FortiGate lists the session. */
  get localPort(): number {
    // ssh2 has no other way to it.
    return (this.client as unknown as { readonly _sock: Socket })._sock.localPort ?? 0
  }

  /** Drops the TCP connection without a goodbye. */
  lose(): void {
    this.client.destroy()
  }

  type(text: string): void {
    this.channel.write(text)
  }

  /** What came since the last call, once it ends in one of these texts. */
  async until(...endings: readonly string[]): Promise<string> {
    await this.wait(() => endings.some((ending) => this.seen.endsWith(ending)), endings.join(' or '))
    const seen = this.seen
    this.seen = ''
    return seen
  }

  async untilClosed(): Promise<string> {
    await this.wait(() => this.closed, 'the end of the session')
    return this.seen
  }

  /** Types a command, turns every page, and returns the lines between the echo and the prompt. */
  async run(command: string, prompt = /\r\n[\w.~-]+(?:\(\w+\))?(?: \([^)]*\))? [#$] $/): Promise<string[]> {
    this.seen = ''
    this.type(`${command}\r`)
    for (;;) {
      await this.wait(
        () => this.closed || this.seen.endsWith('--More-- ') || prompt.test(this.seen),
        `the end of ${command}`,
      )
      if (this.closed || prompt.test(this.seen)) break
      this.seen = this.seen.slice(0, -'--More-- '.length)
      this.type(' ')
    }
    const text = this.seen.replaceAll('\r         \r', '').replace(prompt, '')
    this.seen = ''
    return text.split('\r\n').slice(1, -1)
  }

  private async wait(done: () => boolean, what: string): Promise<void> {
    const limit = Date.now() + 5000
    while (!done()) {
      const left = limit - Date.now()
      if (left <= 0)
        throw new Error(`Waited in vain for ${what}; the terminal shows: ${this.seen.slice(-400)}`)
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, left)
        this.wake = () => {
          clearTimeout(timer)
          resolve()
        }
      })
    }
  }
}
