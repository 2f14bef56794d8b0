import type { Rights } from './accounts'
import type { LoggedIn } from './logins'
import { assumed } from './assumptions'
import { commands } from './commands'
import { configure } from './configure'
import type { SimulatedDevice } from './device'
import type { Faults } from './faults'
import type { Line } from './line'
import { promptOf, scopeOf, type CliPlace } from './cli-place'
import type { LoginShell } from './login-shell'
import { get, lines, refused, show, type Output } from './show'
import type { Terminal } from './terminal'
import type { YesFate } from './trouble'
import { passLogin } from './after-login'
import { grep, means, readCommandLine } from './words'

/** What a session needs from the simulator around it. */
export interface SessionContext {
  readonly device: SimulatedDevice
  readonly rights: Rights
  readonly line: Line
  readonly terminal: Terminal
  /** Text to be accepted before the first prompt, `null` for none. */
  readonly banner: string | null
  /** Milliseconds before each line of the result of a migration. */
  readonly resultLineDelay: number
  readonly loggedIn: () => readonly LoggedIn[]
  /** Told of a command as it is entered, and once the prompt is back. */
  readonly occasion: (when: 'before' | 'after', command: string) => void
}

/** One administrator at the command line. */
export class Session implements LoginShell {
  readonly device: SimulatedDevice
  readonly rights: Rights
  readonly terminal: Terminal
  readonly resultLineDelay: number
  private readonly whoIsLoggedIn: () => readonly LoggedIn[]
  private readonly occasion: SessionContext['occasion']
  private readonly line: Line
  private readonly banner: string | null
  private readonly places: CliPlace[]
  /** The command being run, `null` at the prompt. */
  command: string | null = null

  constructor(context: SessionContext) {
    this.device = context.device
    this.rights = context.rights
    this.terminal = context.terminal
    this.resultLineDelay = context.resultLineDelay
    this.whoIsLoggedIn = context.loggedIn
    this.occasion = context.occasion
    this.line = context.line
    this.banner = context.banner
    this.places = [this.outermost()]
  }

  get faults(): Faults {
    return this.line.faults
  }

  get loggedIn(): readonly LoggedIn[] {
    return this.whoIsLoggedIn()
  }

  get place(): CliPlace {
    return this.places.at(-1) ?? this.outermost()
  }

  enter(place: CliPlace): void {
    this.places.push(place)
  }

  leave(): boolean {
    if (this.places.length === 1) return false
    this.places.pop()
    return true
  }

  /** `(global)`, `(root)` and so on; the empty text in the outermost shell. */
  get scopeName(): string {
    return promptOf(this.place).trim().slice(1, -1)
  }

  /** Runs until the administrator leaves or the connection ends. */
  async run(): Promise<void> {
    if (this.banner !== null && !(await this.acceptBanner(this.banner))) return this.line.close()
    if (!(await passLogin(this.terminal, this.faults.atLogin ?? null))) return this.line.close()
    let last: string | null = null
    for (;;) {
      const command = last
      const line = await this.terminal.readCommand(this.prompt(), '\r\r\n', () => {
        if (command !== null) this.occasion('after', command)
      })
      last = null
      if (line === null) return this.line.close()
      if (!line.trim()) continue
      this.command = last = line.trim()
      this.occasion('before', line.trim())
      const goesOn = !this.terminal.closed && (await this.execute(line))
      this.command = null
      if (!goesOn || this.terminal.closed) return this.line.close()
      await this.terminal.print('\n')
    }
  }

  yesFate(): YesFate {
    return this.line.trouble.yesFate()
  }

  vanish(): Promise<Output> {
    this.line.drop()
    return this.fallSilent()
  }

  fallSilent(): Promise<Output> {
    return new Promise((resolve) => {
      if (this.terminal.closed) resolve([])
      else this.line.onClose(() => resolve([]))
    })
  }

  private outermost(): CliPlace {
    const { configuration } = this.device
    if (!configuration.multiVdom) return { kind: 'device', scope: configuration.deviceWide }
    const own = this.rights.onlyVdom === null ? undefined : configuration.vdom(this.rights.onlyVdom)
    return own ? { kind: 'vdom', scope: own } : { kind: 'root' }
  }

  private prompt(): string {
    return `${this.device.promptName}${promptOf(this.place)} ${this.rights.readOnly ? '$' : '#'} `
  }

  private async acceptBanner(banner: string): Promise<boolean> {
    const text = banner.endsWith('\n') ? banner : `${banner}\n`
    const key = await this.terminal.ask(`${text}(Press 'a' to accept):`)
    return key !== null && assumed['terminal.banner-refused'].value(key)
  }

  /** Runs one line; `false` if the administrator logs out. */
  private async execute(line: string): Promise<boolean> {
    const { words, raw, filter } = readCommandLine(line)
    if (words[0] === 'exit' || words[0] === 'quit') {
      if (this.places.length === 1) return false
      await this.put(lines(...assumed['cli.exit'].value), null)
      return true
    }
    if (filter && this.faults.noFilter) await this.put(refused('|'), null)
    else await this.put(await this.answerTo(words, raw), filter)
    return true
  }

  private async put(output: Output, filter: readonly string[] | null): Promise<void> {
    const filtered = filter && grep(filter, output)
    if (filtered) await this.terminal.pour(filtered)
    else if (filter) await this.terminal.pour(refused(filter[0] ?? '|'))
    else if (this.device.pages) await this.terminal.page(output)
    else await this.terminal.pour(output)
  }

  /** The output of a command, or what a fault has in its place. */
  private async answerTo(words: readonly string[], raw: readonly string[]): Promise<Output> {
    const answer = this.faults.answers?.[words.join(' ')]
    if (typeof answer === 'string') return lines(answer)
    const output = await this.outputOf(words, raw)
    return answer ? [answer([...output].join(''))] : output
  }

  private outputOf(words: readonly string[], raw: readonly string[]): Output | Promise<Output> {
    const [verb = '', ...rest] = words
    const configured = configure(this, words, raw)
    if (configured) return configured
    if (means(verb, 'show', 2)) return show(this.device, this.place, rest)
    const inPlace = commands.filter(({ places }) => places?.includes(this.place.kind) ?? true)
    const depths = inPlace.map(({ words: path }) => depth(path, words))
    const deepest = Math.max(0, ...depths)
    const found = inPlace.filter((command, index) => depths[index] === command.words.length)
    const command =
      found.find(({ words: path }) => path.every((word, index) => word === words[index])) ?? found[0]
    if (command) return this.runCommand(command, words)
    if (means(verb, 'get', 1) && deepest < 3 && scopeOf(this.place)) return get(this.place, rest)
    if (deepest === 0) return lines('Unknown action 0')
    return refused(words[deepest] ?? null)
  }

  private runCommand(command: (typeof commands)[number], words: readonly string[]): Output | Promise<Output> {
    const args = words.slice(command.words.length)
    const [least, most] = command.takes ?? [0, 0]
    if (args.length < least) return refused(null)
    if (args.length > most) return refused(args[most] ?? null)
    if (command.changes && this.rights.readOnly) return lines(...assumed['cli.permission'].value)
    return command.run(this, args)
  }
}

function depth(path: readonly string[], words: readonly string[]): number {
  const off = path.findIndex((word, index) => !word.startsWith(words[index] ?? ' '))
  return off === -1 ? path.length : off
}
