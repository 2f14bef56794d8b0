import { Client, type ClientChannel } from 'ssh2'
import { atTheEnd } from '../../at-the-end'
import type { HandRequest } from '../../../main/contract/by-hand'
import type { Headless } from '../procedure/rehearsal'

/** The longest that a person waits for what a terminal has to show, in milliseconds. */
const patience = 20_000
/** What a terminal shows last when it waits for someone: a prompt, a question, or the end of a page. */
const waits = /(?:(?:^|\n)[^\n]*[#$] |\(y\/n\)|--More-- )$/
const prompts = /^\S+(?: \([^)\n]*\))? [#$] /gm
const prompt = /(?:^|\n)[^\n]*[#$] $/

/** A terminal in which a person is logged in on a simulated FortiGate, over SSH as it is. Nothing of ours is at its other end. */
export class Terminal {
  /** All that it has shown. */
  recording = ''
  private readonly client: Client
  private readonly shell: ClientChannel
  private heard: () => void = () => undefined
  private isClosed = false

  private constructor(client: Client, shell: ClientChannel) {
    this.client = client
    this.shell = shell
    shell.on('data', (chunk: Buffer) => {
      this.recording += chunk.toString('utf8')
      this.heard()
    })
    shell.on('close', () => {
      this.isClosed = true
      this.heard()
    })
  }

  static async logIn({ port, user, password }: { port: number; user: string; password: string }) {
    const client = new Client()
    await new Promise<void>((resolve, reject) => {
      client.on('ready', resolve).on('error', reject)
      client.on('keyboard-interactive', (_name, _text, _language, _prompts, finish) => finish([password]))
      client.connect({ host: '127.0.0.1', port, username: user, password, tryKeyboard: true })
    })
    atTheEnd(() => {
      client.end()
    })
    const shell = await new Promise<ClientChannel>((resolve, reject) => {
      client.shell({ term: 'xterm', cols: 120, rows: 40 }, (error, channel) => {
        if (error) reject(error)
        else resolve(channel)
      })
    })
    const terminal = new Terminal(client, shell)
    const banner = "(Press 'a' to accept)"
    await terminal.shows((text) => text.includes(banner) || prompt.test(text))
    if (terminal.recording.includes(banner)) {
      terminal.press('a')
      await terminal.shows((text) => prompt.test(text))
    }
    return terminal
  }

  /** Types a line, and presses the space bar at the end of each page. */
  async type(line: string): Promise<void> {
    let from = this.recording.length
    this.press(`${line}\r`)
    // Its echo first: before that, the prompt at which it is typed stands last.
    await this.shows((text) => text.includes(line) && waits.test(text), from)
    while (this.recording.endsWith('--More-- ')) {
      from = this.recording.length
      this.press(' ')
      await this.shows((text) => waits.test(text), from)
    }
  }

  /** Pastes several lines at once. */
  paste(text: string): void {
    this.press(text.replaceAll('\n', '\r'))
  }

  press(key: string): void {
    this.shell.write(key)
  }

  /** What was shown since a place in the recording. */
  since(place: number): string {
    return this.recording.slice(place)
  }

  async end(): Promise<void> {
    this.client.end()
    await pause(100)
  }

  /** Resolves once what it has shown since a place is as wanted, it is closed, or that does not come. */
  async shows(wanted: (text: string) => boolean, from = 0): Promise<void> {
    await new Promise<void>((resolve) => {
      const late = setTimeout(resolve, patience)
      this.heard = () => {
        if (!this.isClosed && !wanted(this.since(from))) return
        clearTimeout(late)
        resolve()
      }
      this.heard()
    })
    this.heard = () => undefined
  }
}

export function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds))
}

/** What a person does with a request, and hands over. */
export type Deed = (request: HandRequest, person: Person) => Promise<void>

/** Someone who types what is asked for, and hands it over in a way of their own. */
export function handing(over: (person: Person, request: number, text: string) => Promise<void>): Deed {
  return async (request, person) => {
    person.last = await person.terminal(request)
    await over(person, request.id, await person.doIt(request))
  }
}

/**
 * Someone who does what the window asks for: copies what is to be typed, types it in a terminal of their own, and
 * pastes what it showed.
 */
export class Person {
  readonly app: Headless
  readonly requests: HandRequest[] = []
  /** What is done in the place of the usual, by the kind of the request; `null` for nothing. */
  instead: Partial<Record<HandRequest['kind'], Deed | null>> = {}
  private readonly logIn: () => Promise<Terminal>
  private known: Terminal | null = null
  private seen = 0
  private loggedInFor = 0
  private stopped = false
  private work: Promise<void> = Promise.resolve()

  constructor(app: Headless, logIn: () => Promise<Terminal>) {
    this.app = app
    this.logIn = logIn
  }

  /** Looks at the window from now on. */
  attend(): void {
    this.work = this.watch()
    atTheEnd(() => this.leave())
  }

  async leave(): Promise<void> {
    this.stopped = true
    await this.work
  }

  get request(): HandRequest | null {
    return this.app.snapshot.run?.byHand?.request ?? null
  }

  async terminal({ id, isNewLogin }: HandRequest): Promise<Terminal> {
    const { known } = this
    if (known && (!isNewLogin || this.loggedInFor === id)) return known
    this.loggedInFor = id
    if (known) await known.end()
    const terminal = await this.logIn()
    this.known = terminal
    return terminal
  }

  /** Hands over a text for a request. */
  async handOver({ id }: HandRequest, text: string): Promise<void> {
    await this.app.result('pasteRecording', { request: id, text })
  }

  /** Types what a request asks for, and answers what the terminal showed. */
  async doIt(request: HandRequest): Promise<string> {
    const terminal = this.last ?? (await this.terminal(request))
    const from = terminal.recording.lastIndexOf('\n') + 1
    if (request.kind === 'command') {
      const place = terminal.recording.lastIndexOf('\n') + 1
      for (const line of request.way) await terminal.type(line)
      await terminal.type(await this.copied(request.id, null, null))
      return terminal.since(place)
    }
    if (request.kind === 'key') {
      const place = terminal.recording.lastIndexOf(
        'get system status',
        terminal.recording.lastIndexOf('migrate-ftm'),
      )
      const behind = terminal.recording.length
      terminal.press(request.key ?? '')
      await terminal.shows((text) => prompt.test(text), behind)
      return terminal.since(terminal.recording.lastIndexOf('\n', place) + 1)
    }
    for (const { id, lines, oneByOne, state } of await this.app.call('handBlocks', { request: request.id })) {
      if (state === 'read') continue
      const begin = terminal.recording.length
      if (oneByOne) for (const at of lines.keys()) await terminal.type(await this.copied(request.id, id, at))
      else terminal.paste(await this.copied(request.id, id, null))
      // However slow this computer is: behind each line its prompt is back.
      const isBack = (text: string) => (text.match(prompts)?.length ?? 0) >= lines.length && prompt.test(text)
      await terminal.shows(isBack, begin)
    }
    return terminal.since(from)
  }

  last: Terminal | null = null

  private async copied(request: number, block: string | null, line: number | null): Promise<string> {
    await this.app.call('copyForHand', { request, block, line })
    return this.app.copied.at(-1) ?? ''
  }

  private async watch(): Promise<void> {
    while (!this.stopped) {
      const { request } = this
      const mark = request && (request.kind === 'blocks' ? `${request.blocks.revision}/${request.of}` : '')
      if (request && (request.id !== this.seen || mark !== this.mark)) {
        this.seen = request.id
        this.mark = mark
        if (this.requests.at(-1)?.id !== request.id) this.requests.push(request)
        const other = this.instead[request.kind]
        if (other === undefined) {
          this.last = await this.terminal(request)
          await this.handOver(request, await this.doIt(request))
          // Typed too soon to be certain, or copied before it was all there: once more.
          const { id } = request
          const isOpen = request.kind === 'blocks' && this.request?.id === id
          if (isOpen && this.app.run.byHand?.lastPaste?.notes.length !== 0) {
            await pause(300)
            this.mark = null
          }
        } else if (other !== null) await other(request, this)
      }
      await pause(10)
    }
  }

  private mark: string | null = null

  /** Does what is asked for now, though it was tried before. */
  again(): void {
    this.mark = null
  }
}
