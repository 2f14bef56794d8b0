import { firmwareMark } from './header'
import { readRecordedPrompt, type PromptLine } from './prompt'
import { isConfigurationLine, quoteAfter } from './quotes'
import { screenLines } from './screen-lines'

/**
 * The configuration that a recording of a terminal shows: a log of PuTTY, a copy from a terminal window, the output
 * of a script. Pages, erased text, control sequences, prompts, and all but the output of `show` are taken out. The
 * commands that lead into and out of a scope (`config global`, `config vdom`, `edit <vdom>`, `end`) stay, so that
 * tables of several VDOMs are told apart. What `get system status` says of the firmware becomes a header, as RANCID
 * writes it; so does the name of a second device that the recording shows. Lines end in LF.
 *
 * A line within a quoted value is text, even if it reads like a prompt.
 */
export function readTranscript(text: string): string {
  const lines = unwrap(screenLines(text))
  const session = new Session()
  for (let index = 0; index < lines.length; index += 1) session.line(lines[index] ?? '', lines, index)
  const output = session.finish()
  return output.length === 0 ? '' : output.join('\n') + '\n'
}

/** What a typed command has opened. Of those that set something nothing is kept: they are no output. */
type Opened = 'global' | 'vdoms' | 'vdom' | 'config' | 'edit'

/** What was shown of one device. */
interface Shown {
  /** As its prompt has it; `null` before the first prompt. */
  host: string | null
  /** What its `get system status` says of the firmware, as comments. */
  readonly status: string[]
  readonly output: string[]
}

/** Follows what was typed, and collects the output of `show`. */
class Session {
  private readonly opened: Opened[] = []
  /** Whether lines are kept: at first until a prompt tells that they are not output of a `show`. */
  private keeps = true
  private sawPrompt = false
  /** The quote that is open in what was kept. */
  private quote = ''
  private readonly devices: [Shown, ...Shown[]] = [{ host: null, status: [], output: [] }]
  private shown: Shown = this.devices[0]
  /** Whether the lines are those of `get system status`. */
  private isStatus = false

  private get output(): string[] {
    return this.shown.output
  }

  line(line: string, lines: readonly string[], index: number): void {
    const prompt = this.quote === '' ? readRecordedPrompt(line) : null
    if (prompt === null) {
      this.keeps ||= beginsConfiguration(line, lines, index)
      if (this.keeps) this.keep(line)
      else if (this.isStatus && ofFirmware.test(line)) this.shown.status.push(`#${line}`)
      return
    }
    this.beforePrompt()
    this.followDevice(prompt)
    this.followPrompt(prompt)
    this.command(prompt, lines, index)
  }

  finish(): readonly string[] {
    this.dropBlankLines()
    while (this.opened.length > 0) this.end()
    const [first, ...others] = this.devices.filter(({ output }) => output.length > 0)
    if (first === undefined) return []
    const named = others.flatMap(({ host, status, output }) => [
      ...(status.length > 0 ? status : [`#Hostname: ${host ?? ''}`]),
      ...output,
    ])
    return [...first.status, ...first.output, ...named]
  }

  private keep(line: string): void {
    if (this.quote === '' && errorLine.test(line)) return
    if (this.quote !== '' || isConfigurationLine(line)) this.quote = quoteAfter(line, this.quote)
    this.output.push(line)
  }

  private beforePrompt(): void {
    this.dropBlankLines()
    if (this.sawPrompt) return
    this.sawPrompt = true
    if (!this.output.some((line) => isConfigurationLine(line))) this.output.length = 0
  }

  private dropBlankLines(): void {
    while (this.output.length > 0 && (this.output.at(-1) ?? '').trim() === '') this.output.pop()
  }

  /** The prompt says on which device the session is. Of a name that is cut that can't be told. */
  private followDevice({ host }: PromptLine): void {
    this.shown.host ??= host
    if (host === this.shown.host || host.includes('~') || this.shown.host.includes('~')) return
    while (this.opened.length > 0) this.end()
    const known = this.devices.find((each) => each.host === host)
    this.shown = known ?? { host, status: [], output: [] }
    if (known === undefined) this.devices.push(this.shown)
  }

  /** The prompt says where the session is: a scope may have been refused, or entered before the recording began. */
  private followPrompt({ scope }: PromptLine): void {
    if (scope === null) while (this.opened.length > 0) this.end()
    if (this.opened.length > 0) return
    if (scope === 'global') this.enter('global', 'config global')
    if (scope === 'vdom') this.enter('vdoms', 'config vdom')
  }

  private command({ scope, command }: PromptLine, lines: readonly string[], index: number): void {
    const [verb = '', ...rest] = command.split(/\s+/)
    this.keeps = isCut(verb, 'show', 2)
    this.isStatus = this.shown.status.length === 0 && statusCommand.test(command)
    if (command.startsWith('#') || (isCut(verb, 'config', 3) && isFollowedByOutput(lines, index))) {
      this.keeps = true
      this.keep(command)
    } else if (isCut(verb, 'config', 3)) this.config(rest.join(' '), scope)
    else if (isCut(verb, 'edit', 2)) this.edit(command)
    else if (verb === 'end' || verb === 'abort') this.end()
    else if (verb === 'next') this.next()
  }

  private config(path: string, scope: string | null): void {
    if (scope === null && path === 'global') this.enter('global', 'config global')
    else if (scope === null && path === 'vdom') this.enter('vdoms', 'config vdom')
    else this.opened.push('config')
  }

  private edit(command: string): void {
    if (this.opened.at(-1) === 'vdom') this.next()
    if (this.opened.at(-1) === 'vdoms') this.enter('vdom', command)
    else this.opened.push('edit')
  }

  private enter(scope: Opened, line: string): void {
    this.opened.push(scope)
    this.output.push(line)
  }

  private end(): void {
    const scope = this.opened.pop()
    if (scope === 'edit' && this.opened.at(-1) === 'config') this.opened.pop()
    else if (scope === 'vdom') {
      this.opened.pop()
      if (!this.leftEmpty('edit ') || !this.leftEmpty('config vdom')) this.output.push('end')
    } else if (scope === 'vdoms' || scope === 'global') {
      if (!this.leftEmpty('config ')) this.output.push('end')
    }
  }

  private next(): void {
    const scope = this.opened.at(-1)
    if (scope === 'edit') this.opened.pop()
    else if (scope === 'vdom') {
      this.opened.pop()
      if (!this.leftEmpty('edit ')) this.output.push('next')
    }
  }

  /** Takes the command back that led into a scope of which nothing was shown. Returns whether it was so. */
  private leftEmpty(entering: string): boolean {
    if (this.output.at(-1)?.startsWith(entering) !== true) return false
    this.output.pop()
    return true
  }
}

/** Whether configuration begins here, whatever was typed to see it: a block, or a header. */
function beginsConfiguration(line: string, lines: readonly string[], index: number): boolean {
  if (line.startsWith(firmwareMark)) return true
  if (!/^\s*config\s+\S/.test(line)) return false
  const next = lines.slice(index + 1, index + 10).find((each) => each.trim() !== '')
  return next !== undefined && isConfigurationLine(next)
}

/** `get system status`, whole or cut short, and the lines of its answer that a header is made of. */
const statusCommand = /^get? +sys\w* +stat\w*$/
const ofFirmware = /^(?:Version: \S+ v\d|Virtual domain configuration:)/

/** What a device answers instead of output. */
const errorLine = /^(?:command parse error before|Command fail\. Return code|Unknown action|current vf=)/

function isCut(word: string, whole: string, shortest: number): boolean {
  return word.length >= shortest && whole.startsWith(word)
}

/** Whether the `config` behind a prompt was not typed but is the first line of output, its command not recorded. */
function isFollowedByOutput(lines: readonly string[], index: number): boolean {
  for (let next = index + 1; next < lines.length; next += 1) {
    const line = lines[next] ?? ''
    if (line.trim() !== '') return readRecordedPrompt(line) === null
  }
  return false
}

/** The narrowest terminal that is thought to have cut lines. Lines of a certificate are 64 wide. */
const narrowest = 80

/**
 * Joins lines that a terminal window has cut at its width: then no line is longer, and most lines of just that
 * length are followed by one that reads like no line of configuration.
 */
function unwrap(lines: string[]): string[] {
  const width = lines.reduce((longest, line) => Math.max(longest, line.length), 0)
  const isFull = (index: number) => lines[index]?.length === width
  const goesOn = (index: number) => {
    const after = lines[index + 1] ?? ''
    return after !== '' && !isConfigurationLine(after) && readRecordedPrompt(after) === null
  }
  const full = lines.flatMap((_, index) => (isFull(index) ? [index] : []))
  const cut = full.filter(goesOn)
  if (width < narrowest || cut.length * 2 <= full.length) return lines
  const whole: string[] = []
  let joins = false
  lines.forEach((line, index) => {
    if (joins) whole.push((whole.pop() ?? '') + line)
    else whole.push(line)
    joins = isFull(index) && goesOn(index)
  })
  return whole
}
