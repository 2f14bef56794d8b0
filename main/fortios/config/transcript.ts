import { readRecordedPrompt, type PromptLine } from './prompt'
import { isConfigurationLine, quoteAfter } from './quotes'

/**
 * The configuration that a recording of a terminal shows: a log of PuTTY, a copy from a terminal window, the output
 * of a script. Pages, erased text, control sequences, prompts, and all but the output of `show` are taken out. The
 * commands that lead into and out of a scope (`config global`, `config vdom`, `edit <vdom>`, `end`) stay, so that
 * tables of several VDOMs are told apart. Lines end in LF.
 *
 * A line within a quoted value is text, also where it reads like a prompt.
 */
export function readTranscript(text: string): string {
  const lines = unwrap(linesOnScreen(text))
  const session = new Session()
  for (let index = 0; index < lines.length; index += 1) session.line(lines[index] ?? '', lines, index)
  const output = session.finish()
  return output.length === 0 ? '' : output.join('\n') + '\n'
}

/** What a typed command has opened. Of those that set something nothing is kept: they are no output. */
type Opened = 'global' | 'vdoms' | 'vdom' | 'config' | 'edit'

/** Follows what was typed, and collects the output of `show`. */
class Session {
  private readonly opened: Opened[] = []
  /** Whether lines are kept: at first until a prompt tells that they are not output of a `show`. */
  private keeps = true
  private sawPrompt = false
  /** The quote that is open in what was kept. */
  private quote = ''
  private readonly output: string[] = []

  line(line: string, lines: readonly string[], index: number): void {
    const prompt = this.quote === '' ? readRecordedPrompt(line) : null
    if (prompt === null) {
      if (this.keeps) this.keep(line)
      return
    }
    this.beforePrompt()
    this.followPrompt(prompt)
    this.command(prompt, lines, index)
  }

  finish(): readonly string[] {
    this.dropBlankLines()
    while (this.opened.length > 0) this.end()
    return this.output
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

/** The lines as they stood on the screen in the end, without the banner of a PuTTY log. */
function linesOnScreen(text: string): string[] {
  const lines = text.split(text.includes('\n') ? '\n' : '\r')
  return lines.map((line) => withoutPager(drawn(line))).filter((line) => !/^=~=~=~=[^\n]*=~=~=~=/.test(line))
}

/** All control characters but the tab. */
const control = /[\u0000-\u0008\u000a-\u001f\u007f]/
/** ESC [ … letter, and ESC ] … BEL. Only erasing to the end of the line changes what a line holds. */
const controlSequence = /\u001b(?:\[([0-9;?]*)([A-Za-z@])|\][^\u0007\u001b]*(?:\u0007|\u001b\\)|.)/y

/** What a line looks like when its control characters are carried out, as a terminal does. */
function drawn(line: string): string {
  const text = line.replace(/\r+$/, '')
  if (!control.test(text)) return text
  const cells: string[] = []
  let column = 0
  for (let position = 0; position < text.length; position += 1) {
    const character = text.charAt(position)
    if (character === '\r') column = 0
    else if (character === '\b') column = Math.max(0, column - 1)
    else if (character === '\u001b') {
      controlSequence.lastIndex = position
      const sequence = controlSequence.exec(text)
      if (sequence === null) continue
      if (sequence[2] === 'K') cells.length = Math.min(cells.length, column)
      position += sequence[0].length - 1
    } else if (character === '\t' || !control.test(character)) {
      cells[column] = character
      column += 1
    }
  }
  return cells.join('').trimEnd()
}

/** A `--More-- ` that was wiped out with blanks, or recorded without its erasure. */
function withoutPager(line: string): string {
  return line.startsWith('--More--') ? line.replace(/^--More--(?: {10}| |$)/, '') : line
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
