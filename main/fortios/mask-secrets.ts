import { openAfter, type OpenValue } from './open-value'
import { isSecretOption, mayBeSecretOption } from './secret-options'
import { isPlainWord, maskText, maskValues } from './secret-values'

/** What is set, wherever in its line: at its start, behind a prompt, in a script that is itself a value. */
const statement = /\b(?:set|append|select)\s+\\?["']?([\w+.-]{1,64})\\?["']?\s+/gi
/** `kim (community) # `; no statement looks like one. */
const prompt = /^\s*(?!(?:set|append|select|unset|edit|config) )[^\s#$"'][^#$"']{0,200}[#$] ?/i
/** As most lines of a configuration are: one option with one word, an entry, its end. Nothing in it can go on. */
const plainLine = /^ *(?:set ([\w-]{1,64}) (?:"[\w.@-]*"|[\w.@-]+)|edit (?:"[\w.@-]*"|[\w.@-]+)|next)$/
const verb = /set|append|select/i
/** `psksecret   : …`, as `get` prints it. */
const outputPair = /^\s*(?:- )?["']?([\w+.-]{1,64})["']?\s{0,80}([:=])\s{0,20}(?=\S)/
/** What is asked for: of a table, or of the one that the session is in. */
const asking = /^\s*(?:get|show)(?:\s+(?!\|)(\S.*))?$/i
const mayAsk = /get|show/i
/** What a recording puts in front of a line: a time, a host. */
const stamp = String.raw`(?:[^\s"'][^"']{0,200}[\dZ\])>:|]\s+)?`
const opening = new RegExp(String.raw`^\s*${stamp}config\s+(\S.*)$`, 'i')
const closing = new RegExp(String.raw`^\s*${stamp}(?:end|abort)\s*$`, 'i')
const beforeStatement = new RegExp(String.raw`^\s*${stamp}$`)
const mayNest = /config|end|abort/i
const entry = /^\s*edit\s/i
const beginKey = /-{4,5} ?BEGIN [A-Z0-9 ]*PRIVATE KEY(?: BLOCK)? ?-{4,5}|Private-Lines:/i
const endKey = /-{4,5} ?END [A-Z0-9 ]*PRIVATE KEY(?: BLOCK)? ?-{4,5}|Private-MAC:/i

interface FoundSecret {
  /** Where its value begins. */
  readonly at: number
  /** Whether it is what the line itself sets, not what a value says. */
  readonly isOwn: boolean
}

/** Tables in each other that are remembered, and characters of a path; the deepest seen in configurations is 8. */
const deepest = 32
const longestPath = 200

/**
 * Masks the secrets of device text, line by line, in the order of the text: the table, a private key or a value that
 * goes over several lines is remembered from one line to the next.
 */
export class SecretMasker {
  private inPrivateKey = false
  /** The secret that goes on in the next line. */
  private secret: OpenValue = null
  /** The readable value that does. It may be a script, with statements of its own. */
  private value: OpenValue = null
  private readonly tables: string[] = []
  /** The same as one text. */
  private path = ''
  /** The table that was asked for. */
  private asked = ''
  /** How many tables are around the value that goes on. */
  private around = 0

  /** The line without its secrets. `line` carries no line ending. */
  mask(line: string): string {
    const { value, inPrivateKey } = this
    if (value === null && this.secret === null && !inPrivateKey && this.isPlain(line)) return line
    this.value = value === null ? null : openAfter(line, value)
    const masked = this.secret === null ? this.maskLine(line, value) : this.maskSecret(line, value)
    if (value !== null && this.value === null) {
      this.secret = null
      this.leaveTo(this.around)
      if (inPrivateKey) this.inPrivateKey = false
    }
    return masked
  }

  /** A quick look that spares most lines the long one. */
  private isPlain(line: string): boolean {
    const plain = plainLine.exec(line)
    if (plain === null || !isPlainWord(line)) return false
    return plain[1] === undefined || !isSecretOption(plain[1], undefined, this.path)
  }

  private maskSecret(line: string, around: OpenValue): string {
    this.secret = openAfter(unescaped(line, around), this.secret)
    return maskText
  }

  /** @param around what the readable value is in that began in an earlier line. */
  private maskLine(line: string, around: OpenValue): string {
    if (this.inPrivateKey) return this.maskKeys(line)
    this.follow(line)
    this.listen(line)
    const found = this.secretIn(line, around)
    if (found === null) return this.maskKeys(line)
    const within = around ?? this.value
    // One that is set in a value ends with it.
    if (found.isOwn || within !== null) this.secret = openAfter(unescaped(line.slice(found.at), within), null)
    return `${maskValues(line.slice(0, found.at))}${maskText}`
  }

  /** The first secret that is set in a line. Remembers the readable value that goes on. */
  private secretIn(line: string, around: OpenValue): FoundSecret | null {
    const pair = around === null && /[:=]/.test(line) ? outputPair.exec(line) : null
    if (pair !== null && this.isSecretPair(pair)) return { at: pair[0].length, isOwn: false }
    if (!verb.test(line) || entry.test(line)) return null
    const start = line.length - withoutPrompt(line).length
    statement.lastIndex = 0
    for (let found = statement.exec(line); found !== null; found = statement.exec(line)) {
      const isOwn = around === null && beforeStatement.test(line.slice(start, found.index))
      const at = statement.lastIndex
      const table = `${this.path} ${line.slice(0, found.index)}`
      if (isSecretOption(found[1] ?? '', firstWord(line, at), table)) return { at, isOwn }
      if (isOwn) this.beginValue(line.slice(at))
    }
    return null
  }

  /** Of a table that is not known each option counts that is a secret in any; a `get` prints it with a colon. */
  private isSecretPair([, name = '', sign]: readonly string[]): boolean {
    const table = `${this.path} ${this.asked}`.trim()
    if (isSecretOption(name, undefined, table)) return true
    return table === '' && sign === ':' && mayBeSecretOption(name)
  }

  /** Remembers which table was asked for. */
  private listen(line: string): void {
    if (!mayAsk.test(line)) return
    const found = asking.exec(withoutPrompt(line))
    if (found !== null) this.asked = (found[1] ?? '').slice(0, longestPath)
  }

  private beginValue(text: string): void {
    this.value = openAfter(text, null)
    if (this.value === null) return
    this.around = this.tables.length
    this.follow(text.replace(/^["']/, ''))
  }

  /** Goes into a table, or leaves one; a script in a value leaves none of those around it. */
  private follow(line: string): void {
    if (!mayNest.test(line)) return
    const text = withoutPrompt(line)
    const table = opening.exec(text)?.[1]
    if (table !== undefined) {
      this.tables.push(table.slice(0, longestPath))
      if (this.tables.length > deepest) this.tables.shift()
      this.path = this.tables.join(' ')
    } else if (closing.test(text) && (this.value === null || this.tables.length > this.around)) {
      this.leaveTo(this.tables.length - 1)
    }
  }

  private leaveTo(depth: number): void {
    if (depth < 0 || depth >= this.tables.length) return
    this.tables.length = depth
    this.path = this.tables.join(' ')
  }

  /** Whatever stands between the first line of a private key and its last. */
  private maskKeys(line: string): string {
    if (!this.inPrivateKey && !line.includes('--') && !/private-/i.test(line)) return maskValues(line)
    let rest = line
    let kept = ''
    for (;;) {
      const mark = (this.inPrivateKey ? endKey : beginKey).exec(rest)
      if (!this.inPrivateKey) kept += maskValues(mark ? rest.slice(0, mark.index) : rest)
      if (!mark) return this.inPrivateKey && kept === '' ? maskText : kept
      if (!this.inPrivateKey) kept += maskText
      else if (kept === '') kept = maskText
      this.inPrivateKey = !this.inPrivateKey
      rest = rest.slice(mark.index + mark[0].length)
    }
  }
}

/** The text without its secrets; line endings are kept. */
export function maskSecrets(text: string): string {
  if (isHarmless(text)) return text
  const masker = new SecretMasker()
  return text
    .split('\n')
    .map((line) => (line.endsWith('\r') ? `${masker.mask(line.slice(0, -1))}\r` : masker.mask(line)))
    .join('\n')
}

/** A value of one word: it sets nothing, and begins no key. */
const oneWord = /^[\w.@-]*$/

/** A quick look that spares most values of a configuration the long one. */
function isHarmless(text: string): boolean {
  if (oneWord.test(text) && isPlainWord(text)) return true
  return !verb.test(text) && !/PRIVATE/i.test(text) && maskValues(text) === text && !/[:=]/.test(text)
}

function withoutPrompt(line: string): string {
  return /[#$]/.test(line) ? line.replace(prompt, '') : line
}

/** The word at this place; only that it is `ENC`, or a switch, matters. */
function firstWord(line: string, at: number): string {
  return /^["']?([^\s"']*)/.exec(line.slice(at, at + 12))?.[1] ?? ''
}

/** What a script says that is itself a value, or was. */
function unescaped(text: string, around: OpenValue): string {
  return around === '"' || text.startsWith('\\"') ? text.replaceAll(/\\(.)/g, '$1') : text
}
