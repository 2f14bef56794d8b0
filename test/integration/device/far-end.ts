import { ProblemError } from '../../../main/contract/result'
import type { OpenQuestion } from '../../../main/device/open-question'
import { Shell } from '../../../main/device/shell'
import type { ShellChannel } from '../../../main/ssh/connection'

/** What to print after something was typed: text, bytes, or nothing. */
export type Answers = (typed: string) => string | Buffer | undefined

/** The far end of a shell that a test plays: it prints in pieces of a chosen size, each in a turn of its own. */
export class FarEnd implements ShellChannel {
  readonly written: string[] = []
  /** What the shell recorded: lines that came, with their ends, and what was typed. */
  readonly received: string[] = []
  readonly ends: (string | null)[] = []
  closed = false
  private readonly size: number
  private readonly answers: Answers
  private readonly queue: Buffer[] = []
  private listener: (chunk: Buffer) => void = () => undefined
  private hangUp: (problem: ProblemError | null) => void = () => undefined

  constructor(answers: Answers, size = Number.MAX_SAFE_INTEGER) {
    this.answers = answers
    this.size = size
  }

  write = (text: string) => {
    this.written.push(text)
    const answer = this.answers(text)
    if (answer !== undefined) this.print(answer)
  }

  print = (text: string | Buffer) => {
    const bytes = Buffer.from(text as string)
    const isIdle = this.queue.length === 0
    for (let at = 0; at < bytes.length; at += this.size) this.queue.push(bytes.subarray(at, at + this.size))
    if (isIdle) setImmediate(this.pump)
  }

  private readonly pump = () => {
    const chunk = this.queue[0]
    if (!chunk) return
    this.listener(chunk)
    this.queue.shift()
    if (this.queue.length > 0) setImmediate(this.pump)
  }

  onData = (listener: (chunk: Buffer) => void) => {
    this.listener = listener
  }

  onEnd = (listener: (problem: ProblemError | null) => void) => {
    this.hangUp = listener
  }

  close = () => {
    if (this.closed) return
    this.closed = true
    this.hangUp(null)
  }
}

/** A shell at such a far end, not opened yet. */
export function shellAt(answers: Answers, size?: number): { far: FarEnd; shell: Shell } {
  const far = new FarEnd(answers, size)
  const record = { sent: () => undefined, received: (line: string) => far.received.push(line) }
  const shell = new Shell(far, record, (problem) => far.ends.push(problem?.problem.code ?? null))
  return { far, shell }
}

/** The same, opened at its first prompt. */
export async function openedAt(answers: Answers, size?: number, prompt = 'FGT # ') {
  const { far, shell } = shellAt(answers, size)
  const opening = shell.open(() => Promise.resolve(true))
  far.print(prompt)
  await opening
  return { far, shell }
}

/** Output as FortiOS prints it: the echo, the lines, an empty line, the prompt. */
export function printed(command: string, lines: readonly string[], prompt = 'FGT # '): string {
  return `${command}\r\r\n${lines.map((line) => `${line}\r\n`).join('')}\r\n${prompt}`
}

/** Sizes of the pieces in which each conversation is played. */
export const sizes = [1, 2, 3, 7, 1460, Number.MAX_SAFE_INTEGER]

/** The code of the problem that something fails with; `null` if it does not fail. */
export function codeOf(work: Promise<unknown>): Promise<string | null> {
  return work.then(
    () => null,
    (error: unknown) => {
      if (error instanceof ProblemError) return error.problem.code
      throw error
    },
  )
}

/** The question of a command that asks; `isKnown` says which texts may be answered with `y`, else none. */
export async function questionOf(
  shell: Shell,
  command: string,
  isKnown: (text: string) => boolean = () => false,
): Promise<OpenQuestion> {
  const limits = { idle: 60_000, overall: 10 * 60_000 }
  const asked = await shell.ask(command, { question: limits, answer: limits, isKnown })
  if (typeof asked === 'string') throw new Error(`It asked nothing: ${asked}`)
  return asked
}
