import { createHash } from 'node:crypto'
import type { ReportCommand } from '../report/schema'
import { decodeLine } from './format'
import { linesOfFile } from './lines'
import { scopeAfter } from './older-scopes'

/** Lines of output that are kept of one command, and characters of one line. */
const keptLines = 60
const keptCharacters = 500

/**
 * What was typed on the device, where, and what it answered, from `transcript.log`, whose secrets are masked already.
 * Read line by line: memory does not grow with the length of the output. The same output of the same command is kept
 * once.
 */
export async function readCommands(transcript: string): Promise<readonly ReportCommand[]> {
  const commands: ReportCommand[] = []
  const seen = new Map<string, string>()
  let older = ''
  let open: OpenCommand | null = null
  let number = 0
  const close = (end: string | null) => {
    if (!open) return
    commands.push(open.close(end, seen))
    open = null
  }
  for await (const text of linesOfFile(transcript)) {
    number += 1
    const line = decodeLine(text)
    if (!line) continue
    if (line.direction === 'sent') {
      close(line.at)
      open = new OpenCommand(line.at, line.scope ?? older, line.text, number, line.pasted === true)
      older = scopeAfter(older, line.text)
    } else if (line.direction === 'received') {
      open?.add(line.at, line.text)
    } else {
      close(null)
      older = ''
    }
  }
  close(null)
  return commands
}

class OpenCommand {
  private readonly at: string
  private readonly scope: string
  private readonly command: string
  private readonly place: number
  private readonly sum = createHash('sha256')
  private readonly kept: string[] = []
  private count = 0
  private last: string
  private echoed: boolean
  private readonly pasted: boolean

  /** @param pasted then the echo was taken off already */
  constructor(at: string, scope: string, command: string, place: number, pasted: boolean) {
    this.at = at
    this.last = at
    this.scope = scope
    this.command = command
    this.place = place
    this.pasted = pasted
    this.echoed = pasted
  }

  add(at: string, text: string) {
    this.last = at
    if (!this.echoed && text.endsWith(this.command)) {
      this.echoed = true
      return
    }
    this.echoed = true
    this.count += 1
    this.sum.update(`${text}\n`)
    if (this.kept.length < keptLines) this.kept.push(text.slice(0, keptCharacters))
  }

  close(end: string | null, seen: Map<string, string>): ReportCommand {
    const output = this.kept.join('\n').trimEnd()
    const key = `${this.scope}\n${this.command}\n${this.sum.digest('hex')}`
    const sameAs = output === '' ? null : (seen.get(key) ?? null)
    if (sameAs === null) seen.set(key, this.at)
    return {
      at: this.at,
      scope: this.scope,
      command: this.command,
      seconds:
        Math.max(0, Date.parse(this.count > 0 ? this.last : (end ?? this.last)) - Date.parse(this.at)) / 1000,
      lines: output === '' ? 0 : this.count,
      output: sameAs === null ? output : '',
      cut: sameAs === null && this.count > this.kept.length,
      sameAs,
      transcriptLine: this.place,
      ...(this.pasted && { pasted: true as const }),
    }
  }
}
