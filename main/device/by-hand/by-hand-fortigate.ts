import { createHash } from 'node:crypto'
import { licenseName } from '../../contract/license-key'
import { ProblemError } from '../../contract/result'
import {
  flowing,
  flowingCommands,
  globalCommands,
  migrateCommand,
  rootCommands,
  vdomCommands,
  type CommandScope,
  type GlobalCommand,
  type RootCommand,
  type VdomCommand,
} from '../../fortios/commands'
import { parseSystemStatus } from '../../fortios/output'
import { enterGlobal, rootScope, scopeName, scopeOfDevice, scopeOfVdom } from '../../fortios/scope-lines'
import type { FortiGate, TypedBetween } from '../../migration/fortigate'
import type { LoginObserver } from '../../migration/link'
import { DryFortiGate } from '../../migration/plan/dry-fortigate'
import type { PersonAtTerminal } from './person'
import { CommandTask, KeyTask, type CommandEnd } from './question-task'
import { ReadingTask, type CountsFrom } from './reading-task'
import { shownTime } from './device-clock'
import type { Bracket } from '../recording/recording'

/** How long what was handed over for one reading serves the next one without being asked for again, in milliseconds. */
const sameBreath = 5_000

/** Where it is kept what was typed and handed over. */
export interface PastedRecord {
  readonly pasted: (command: string, scope: string, output: string) => void
  readonly note: (text: string) => void
}

/** What it is made with. */
export interface ByHandParts {
  readonly person: PersonAtTerminal
  readonly account: string
  readonly observer: Pick<LoginObserver, 'commandDone' | 'ended'>
  readonly record: PastedRecord
}

const reading: ReadonlySet<string> = new Set<string>([
  ...globalCommands,
  ...rootCommands,
  ...vdomCommands,
  ...flowingCommands,
])

/**
 * A FortiGate on which a person types, and hands over what the terminal showed. It types nothing and knows no network:
 * what it answers is what was handed over, if that is of this FortiGate and was typed since it was asked for.
 */
export class ByHandFortiGate implements FortiGate {
  readonly provenance = 'pasted'
  readonly cannot = {
    backUp:
      'When you work by hand, Tokenferry can’t fetch a backup. Make one in the web interface of the FortiGate (the administrator’s name at the top right, Configuration, Backup), or with a command of your own such as “execute backup config”, and choose that file.',
  }
  readonly account: string
  readonly localAddress = null
  readonly localPort = null
  readonly hostKey = ''
  private readonly parts: ByHandParts
  /** Whether the person has still to log in for what is asked for. */
  private isNewLogin = true
  private serial = ''
  private hostname = ''
  private version: string | null = null
  private mayOnlyRead = false
  private hasVdoms = false
  /** As the device listed them last: what is planned with. */
  private names: readonly string[] = []
  /** As it has listed them in the reading at hand: no other VDOM is entered. */
  private listed: ReadonlySet<string> = new Set()
  private standsInGlobal = false
  private mark = flowing('get system status')
  private task: ReadingTask | null = null
  private announced: ((fortigate: FortiGate) => Promise<unknown>) | null = null
  private last: { readonly task: ReadingTask; readonly at: number } | null = null
  private typedLast: TypedBetween | null = null
  /** The next reading has to be typed then or later, by the device’s own clock. */
  private nextFrom: number | null = null
  private dialogue: { readonly line: string; readonly times: number } | null = null
  private readonly asked = new Map<string, number>()
  private readonly kept = new Set<string>()
  private stop: ((problem: ProblemError) => void) | null = null
  private isOver = false

  constructor(parts: ByHandParts) {
    this.parts = parts
    this.account = parts.account
  }

  readonly latestTime = (): number | null => {
    const { person } = this.parts
    return person.clockOf(this.serial).latestAt(person.moment)
  }

  /** As the prompts of the last reading say. */
  get readOnly(): boolean {
    return this.mayOnlyRead
  }

  readonly lastTyped = (): TypedBetween | null => this.typedLast

  readonly keepApart = (milliseconds: number): void => {
    this.nextFrom = this.typedLast && this.typedLast.to + milliseconds
  }

  readonly useVdoms: FortiGate['useVdoms'] = ({ enabled, names }) => {
    this.hasVdoms = enabled
    this.listed = new Set(names)
    if (names.length > 0) this.names = names
    void this.plan()
  }

  readonly during: NonNullable<FortiGate['during']> = async ({ title, reads }, work) => {
    if (this.task) return work()
    return this.asking(title, reads, work)
  }

  readonly read = (command: GlobalCommand | RootCommand, signal?: AbortSignal): Promise<string> =>
    this.obtain(scopeOfDevice(command, this.hasVdoms), command, signal)

  readonly readVdom = (vdom: string, command: VdomCommand, signal?: AbortSignal): Promise<string> =>
    this.obtain(scopeOfVdom(vdom, this.hasVdoms), command, signal)

  readonly fetchBackup: FortiGate['fetchBackup'] = () => Promise.reject(byHandOnly(this.cannot.backUp))

  // --- Readings --------------------------------------------------------------------------------------------------

  private async asking<T>(
    title: string,
    reads: ((fortigate: FortiGate) => Promise<unknown>) | null,
    work: () => Promise<T>,
  ): Promise<T> {
    if (this.isOver) throw ended()
    const { person } = this.parts
    const settles = person.lastDecision !== null || person.notBefore !== null
    const apartFrom = this.nextFrom
    this.nextFrom = null
    const task = new ReadingTask(
      {
        title,
        settles,
        shownAt: person.moment,
        clockOf: (serial) => person.clockOf(serial),
        countsFrom: (serial) => this.countsFrom(serial, settles, apartFrom),
        dialogue: this.dialogue,
        device: () => ({ hostname: this.hostname, serial: this.serial }),
        blockRules: () => ({ listed: this.listed, standsInGlobal: this.standsInGlobal }),
        isUsed: (bracket, asking) => person.isUsed(sumOf(bracket), asking),
        counts: (bracket) => {
          this.counts(bracket)
        },
      },
      notHandedOver,
    )
    this.task = task
    this.announced = reads
    // A VDOM may be gone since they were listed last.
    this.listed = new Set()
    await this.plan()
    person.ask(task, this.isNewLogin)
    try {
      const result = await work()
      this.last = { task, at: person.clock.monotonic() }
      this.typedLast = task.typedBetween
      this.mark = task.mark
      this.isNewLogin = false
      this.standsInGlobal = false
      return result
    } finally {
      this.task = null
      this.announced = null
      person.done(task)
    }
  }

  private countsFrom(serial: string, settles: boolean, apartFrom: number | null): readonly CountsFrom[] {
    const { person } = this.parts
    const times = [
      [settles ? person.countsFrom(serial) : null, 'decision'],
      [person.clockOf(serial).countsFrom, 'set-back'],
      [apartFrom, 'apart'],
    ] as const
    return times.flatMap(([time, because]) => (time === null ? [] : [{ time, because }]))
  }

  /** Lets the reading say what it will read, on a FortiGate that only writes it down. */
  private async plan(): Promise<void> {
    const { task, announced, version } = this
    if (!task || !announced) return
    if (version === null) {
      task.want(rootScope, 'get system status')
      return
    }
    const vdoms = this.names.length > 0 ? this.names : ['root']
    const dry = new DryFortiGate({ version, hasVdoms: this.hasVdoms, vdoms, backupWay: 'file' }, rootScope)
    // As far as it gets: what it does not tell is asked for when it is read.
    await announced(dry).catch(() => undefined)
    if (this.task !== task) return
    for (const { scope, line } of dry.typed) {
      if (!reading.has(line)) continue
      const where = this.scopeNamed(scope)
      if (where) task.want(where, line)
    }
    this.parts.person.tell()
  }

  private scopeNamed(name: string): CommandScope | null {
    if (name === '') return rootScope
    if (this.listed.has(name)) return { kind: 'vdom', vdom: name }
    return name === 'global' ? { kind: 'global' } : null
  }

  private async obtain(scope: CommandScope, command: string, signal?: AbortSignal): Promise<string> {
    const { task } = this
    if (task) return this.obtainFrom(task, scope, command, signal)
    const known = this.servedJustNow(scope, command)
    if (known !== null) return known
    return this.asking(`“${command}”`, null, () => {
      if (!this.task) throw new Error('A reading has no request.')
      return this.obtainFrom(this.task, scope, command, signal)
    })
  }

  private servedJustNow(scope: CommandScope, command: string): string | null {
    const { last } = this
    if (!last || this.parts.person.clock.monotonic() - last.at > sameBreath) return null
    return last.task.has(scope, command)
  }

  private async obtainFrom(task: ReadingTask, scope: CommandScope, command: string, signal?: AbortSignal) {
    const stop = () => {
      task.end(stoppedByPerson())
    }
    if (signal?.aborted) stop()
    signal?.addEventListener('abort', stop, { once: true })
    const output = await task.read(scope, command).finally(() => {
      signal?.removeEventListener('abort', stop)
    })
    this.parts.observer.commandDone({ command, scope: scopeName(scope), milliseconds: 0, output })
    this.parts.person.tell()
    return output
  }

  /** A bracket counts: from now on it is known which FortiGate this is. */
  private counts(bracket: Bracket): void {
    const { serial, hostname, from, to, pieces } = bracket
    const { record } = this.parts
    this.serial = serial
    this.hostname = hostname
    this.mayOnlyRead = pieces.some(({ readOnly }) => readOnly)
    for (const { command, output } of pieces) {
      const status = command.startsWith('get system status') ? parseSystemStatus(output) : null
      if (status?.kind !== 'system-status') continue
      const { major, minor, patch } = status.version
      this.version = `${major}.${minor}.${patch}`
    }
    // What is handed over twice was typed once.
    const sum = sumOf(bracket)
    if (this.kept.has(sum)) return
    this.kept.add(sum)
    record.note(
      `Typed by a person on ${hostname} (${serial}) between ${shownTime(from)} and ${shownTime(to)} by its own clock, and pasted`,
    )
    for (const { command, scope, output } of pieces) record.pasted(command, scope ?? '', output)
  }

  // --- The command and the key -----------------------------------------------------------------------------------

  readonly askToMigrate: FortiGate['askToMigrate'] = async (license, vdom) => {
    const { record, person } = this.parts
    if (this.isOver) throw ended()
    const command = migrateCommand(license, vdom)
    const scope = scopeOfDevice(null, this.hasVdoms)
    const times = (this.asked.get(command) ?? 0) + 1
    this.asked.set(command, times)
    this.dialogue = null
    const compared = this.last?.task
    const isComparedSince = () => compared?.isStillSince !== false
    const key = { license, vdom }
    const shared = {
      key,
      times,
      mark: this.mark,
      place: { key, command, hostname: this.hostname, serial: this.serial, scope: scopeName(scope) },
    }
    const way = [...(scope.kind === 'global' && !this.standsInGlobal ? [enterGlobal] : []), this.mark]
    this.standsInGlobal = scope.kind === 'global'
    const end = await this.dialogueStep<CommandEnd>(
      (done, ends) =>
        new CommandTask(
          {
            ...shared,
            way,
            shownAt: person.moment,
            clock: person.clockOf(this.serial),
            isComparedSince,
            ends,
          },
          done,
        ),
    )
    const done = (output: string) => {
      record.pasted(command, scopeName(scope), output)
      this.parts.observer.commandDone({ command, scope: scopeName(scope), milliseconds: 0, output })
    }
    if (end.kind === 'ended') {
      done(end.text)
      return end
    }
    record.note(`The question about ${licenseName(key)}, typed by a person and pasted`)
    let isOpen = true
    this.stop = () => {
      isOpen = false
    }
    return {
      kind: 'question',
      text: end.text,
      isBehindEcho: true,
      get isOpen() {
        return isOpen
      },
      answer: async (answer, onLine) => {
        if (!isOpen) throw ended()
        isOpen = false
        const printed = await this.dialogueStep<string>(
          (resolve, ends) =>
            new KeyTask({ ...shared, answer, question: end.text, typedAt: end.typedAt, ends }, resolve),
        )
        this.dialogue = { line: command, times }
        done(`${end.text}${answer}\n${printed}`)
        for (const line of printed.split('\n')) onLine(line)
        return printed
      },
    }
  }

  private async dialogueStep<T>(
    make: (done: (value: T) => void, ends: (problem: ProblemError) => void) => CommandTask | KeyTask,
  ): Promise<T> {
    const { person } = this.parts
    // From now on it may be answered; until it is read, nobody knows what the FortiGate was told, and when.
    const { serial } = this
    person.lastDecision = { at: person.moment, serial }
    // What was read before says nothing any more, however soon it is asked for again.
    this.last = null
    const over: (() => void)[] = []
    try {
      return await new Promise<T>((resolve, reject) => {
        const task = make(resolve, (problem) => {
          person.lastDecision = { at: person.moment, serial }
          this.end(problem)
        })
        this.stop = reject
        over.push(() => {
          person.done(task)
        })
        person.ask(task, this.isNewLogin)
      })
    } finally {
      this.stop = null
      for (const leave of over) leave()
    }
  }

  // --- The end ---------------------------------------------------------------------------------------------------

  readonly close = (): void => {
    this.end(null)
  }

  /** Whether nothing more is typed in this terminal session. */
  get isClosed(): boolean {
    return this.isOver
  }

  /** Nothing more is typed in it. */
  private end(problem: ProblemError | null): void {
    if (this.isOver) return
    this.isOver = true
    const why = problem ?? ended()
    this.stop?.(why)
    this.stop = null
    this.task?.end(why)
    this.parts.observer.ended(problem)
  }
}

function sumOf(bracket: Bracket): string {
  const { serial, from, to, pieces } = bracket
  const said = pieces.map(({ scope, command, output }) => [scope, command, output])
  return createHash('sha256')
    .update(JSON.stringify([serial, from, to, said]))
    .digest('hex')
}

function byHandOnly(message: string): ProblemError {
  return new ProblemError({ code: 'not-now', message, hint: 'Nothing was done.' })
}

function notHandedOver(): ProblemError {
  return new ProblemError({
    code: 'given-up',
    message: 'The requested output was not handed over, so it was not read.',
    hint: 'Read again when you can type on the FortiGate.',
  })
}

function stoppedByPerson(): ProblemError {
  return new ProblemError({
    code: 'cancelled',
    message: 'Stopped.',
    hint: 'Nothing was asked and nothing was changed.',
  })
}

function ended(): ProblemError {
  return new ProblemError({
    code: 'connection-closed',
    message: 'The work at the terminal has ended.',
    hint: 'Connect again; what was already read and decided is kept.',
  })
}
