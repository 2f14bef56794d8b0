import type { CountsBecause, HandBlock, HandNote, HandState } from '../../contract/by-hand'
import type { ProblemError } from '../../contract/result'
import { flowing, poured, withoutFilter, type CommandScope, type ShowCommand } from '../../fortios/commands'
import { filledLinesOf, findCliError } from '../../fortios/output'
import { scopeName } from '../../fortios/scope-lines'
import { listAll, plural } from '../../text/words'
import type { TypedBetween } from '../../migration/fortigate'
import type { Bracket, Piece } from '../recording/recording'
import { blocksOf } from './blocks'
import { shownTime, type DeviceClock, type Moment } from './device-clock'
import { inNote, strayNotes, type HandedOver, type Taken } from './handed-over'
import type { Task } from './task'

const status = 'get system status'
/** How many commands are named in a note. */
const mostNamed = 5

/** Only what is typed from a time of the device on counts, and why. */
export interface CountsFrom {
  readonly time: number
  readonly because: CountsBecause
}

/** What a reading by hand is made with. */
export interface ReadingParts {
  readonly title: string
  /** When it was asked for. */
  readonly shownAt: Moment
  readonly clockOf: (serial: string) => DeviceClock
  /** Whether what is read settles an outcome. */
  readonly settles: boolean
  /** By the serial number of the FortiGate, which is empty before it is known. */
  readonly countsFrom: (serial: string) => readonly CountsFrom[]
  /** The command whose dialogue is known to be the last one, if one was seen to its end, and how often it was asked for. */
  readonly dialogue: { readonly line: string; readonly times: number } | null
  /** Which FortiGate is read; its serial number is empty before its first reading. */
  readonly device: () => { readonly hostname: string; readonly serial: string }
  readonly blockRules: () => { readonly listed: ReadonlySet<string>; readonly standsInGlobal: boolean }
  /** Whether it was handed over for an earlier request already: the device shows whole seconds, which may not tell. */
  readonly isUsed: (bracket: Bracket, task: Task) => boolean
  /** Told of each bracket that counts, once. */
  readonly counts: (bracket: Bracket) => void
}

interface Wanted {
  readonly scope: CommandScope
  readonly command: string
  resolve: ((output: string) => void)[]
  isRead: boolean
}

/** A piece that counts, and how new it is. */
interface Fresh {
  readonly piece: Piece
  readonly from: number
  readonly to: number
  readonly order: number
}

/** Asks for what some readings print, until all of it is there. */
export class ReadingTask implements Task {
  private readonly wanted = new Map<string, Wanted>()
  private readonly fresh = new Map<string, Fresh>()
  private readonly contradicting = new Set<string>()
  private readonly cut = new Set<string>()
  private readonly parts: ReadingParts
  private orders = 0
  /** What the recording that was handed over last shows at its end, unless that was handed over before. */
  private shownLast: Pick<Bracket, 'serial' | 'from'> | null = null
  private fail: (problem: ProblemError) => void = () => undefined
  private ended: ProblemError | null = null
  private made: readonly HandBlock[] | null = null
  private readonly givenUp: () => ProblemError

  constructor(parts: ReadingParts, givenUp: () => ProblemError) {
    this.parts = parts
    this.givenUp = givenUp
  }

  /** Says that a command will be read. */
  want(scope: CommandScope, command: string): Wanted {
    const key = keyOf(scope, command)
    const known = this.wanted.get(key)
    if (known) return known
    const wanted: Wanted = { scope, command, resolve: [], isRead: false }
    this.wanted.set(key, wanted)
    this.made = null
    return wanted
  }

  /** What the command printed, once that was handed over. @throws ProblemError if it is given up */
  read(scope: CommandScope, command: string): Promise<string> {
    const wanted = this.want(scope, command)
    if (this.ended) return Promise.reject(this.ended)
    const found = this.find(wanted)
    if (found !== null) {
      this.markRead(wanted)
      return Promise.resolve(found)
    }
    return new Promise((resolve, reject) => {
      wanted.resolve.push(resolve)
      const before = this.fail
      this.fail = (problem) => {
        before(problem)
        reject(problem)
      }
    })
  }

  /** What a command printed that counts already; `null` if there is none. */
  readonly has = (scope: CommandScope, command: string): string | null =>
    this.find({ scope, command, resolve: [], isRead: false })

  /** Between which times of the device all of it was typed; `null` if nothing was. */
  get typedBetween(): TypedBetween | null {
    const all = [...this.fresh.values()]
    if (all.length === 0) return null
    return { from: Math.min(...all.map(({ from }) => from)), to: Math.max(...all.map(({ to }) => to)) }
  }

  /** Whether what counted may still have been typed since it was asked for, by all that is known of the device’s clock now. */
  get isStillSince(): boolean {
    const typed = this.typedBetween
    const { clockOf, device, shownAt } = this.parts
    return typed === null || clockOf(device().serial).mayStillBeAfter(typed.from, shownAt)
  }

  /** Nothing more comes. */
  end(problem: ProblemError): void {
    this.ended = problem
    this.fail(problem)
  }

  readonly clockSetBack = (at: Moment): void => {
    if (this.shownLast) this.parts.clockOf(this.shownLast.serial).setBack(at)
  }

  readonly giveUp = (): void => {
    this.end(this.givenUp())
  }

  get view() {
    const { title, settles, countsFrom, device, shownAt, clockOf } = this.parts
    const { shownLast } = this
    const from = latestOf(countsFrom(shownLast?.serial ?? device().serial))
    const all = [...this.wanted.values()]
    return {
      kind: 'blocks' as const,
      title,
      settles,
      countsFrom: from && shownTime(from.time),
      countsBecause: from && from.because,
      isClockBehind: shownLast !== null && clockOf(shownLast.serial).isBehind(shownLast.from, shownAt),
      blocks: { count: this.blocks.length, revision: this.revision },
      read: all.filter(({ isRead }) => isRead).length,
      of: all.length,
      ...device(),
    }
  }

  private get revision(): string {
    const states = [...this.wanted.values()].map((each) => this.stateOf(each)[0])
    return `${this.orders}.${states.join('')}`
  }

  get blocks(): readonly HandBlock[] {
    this.made ??= this.makeBlocks()
    return this.made
  }

  private makeBlocks(): readonly HandBlock[] {
    const mayAllStop = this.refusesFilter
    const lines = [...this.wanted.values()].flatMap((each) => {
      if (each.command === status) return []
      const isRefused = this.isRefused(each)
      const mayStop = !mayAllStop && (isPaged(each.command) || isRefused)
      const line = mayAllStop || mayStop ? withoutFilter(each.command) : flowing(each.command)
      return [{ scope: each.scope, line, state: this.stateOf(each), mayStop }]
    })
    const onlyStatus =
      lines.length === 0 && [...this.wanted.values()].some(({ command }) => command === status)
    const rules = {
      ...this.parts.blockRules(),
      mark: this.mark,
      mayAllStop,
    }
    if (!onlyStatus) return blocksOf(lines, rules)
    // Two of them make a bracket.
    const [first] = this.wanted.values()
    const line = { line: rules.mark, scope: '' }
    const state = first ? this.stateOf(first) : 'missing'
    const both = [
      { ...line, state },
      { ...line, state: 'way' as const },
    ]
    const leave = rules.standsInGlobal ? [{ line: 'end', scope: 'global', state: 'way' as const }] : []
    return [
      {
        ...{ id: 'status', title: 'The whole FortiGate', scope: '', oneByOne: mayAllStop },
        ...{ lines: [...leave, ...both], state },
      },
    ]
  }

  readonly copy = (block: string | null, line: number | null): string | null => {
    const blocks = this.blocks.filter(({ id, oneByOne, state }) =>
      block === null ? !oneByOne && state !== 'read' : id === block,
    )
    if (line !== null) return blocks[0]?.lines[line]?.line ?? null
    if (blocks.length === 0 || blocks.some(({ oneByOne }) => oneByOne)) return null
    return blocks.flatMap(({ lines }) => lines.map((each) => `${each.line}\n`)).join('')
  }

  readonly take = (handed: HandedOver): Taken => {
    this.orders += 1
    this.made = null
    const notes: HandNote[] = []
    const before = new Set(this.fresh.values())
    this.shownLast = null
    for (const bracket of handed.brackets) {
      const why = this.whyNot(bracket, handed)
      if (why === null) this.count(bracket)
      else notes.push({ ...why, line: bracket.pieces[0]?.line ?? null })
    }
    const taken = new Set<Piece>()
    for (const each of this.fresh.values()) if (!before.has(each)) taken.add(each.piece)
    for (const wanted of this.wanted.values()) {
      const found = this.find(wanted)
      if (found === null) continue
      this.markRead(wanted)
      for (const resolve of wanted.resolve.splice(0)) resolve(found)
    }
    notes.push(...this.openNotes(handed), ...strayNotes(handed))
    return { pieces: taken, notes }
  }

  /** Why a bracket does not count; `null` if it does. */
  private whyNot(bracket: Bracket, handed: HandedOver): Omit<HandNote, 'line'> | null {
    const { device, clockOf, shownAt, countsFrom } = this.parts
    const { serial, hostname } = device()
    if (serial !== '' && bracket.serial !== serial) {
      return {
        kind: 'other-device',
        text: `This is from ${inNote(bracket.hostname)} with the serial number ${inNote(bracket.serial)}, not from ${hostname} (${serial}), so none of it was used. If the cluster has failed over, connect again.`,
      }
    }
    // Only what is of this FortiGate says anything about its clock.
    const clock = clockOf(bracket.serial)
    clock.handedOver(bracket.to, handed.at)
    const shown = shownTime(bracket.from)
    const isUsed = this.parts.isUsed(bracket, this)
    this.shownLast = isUsed ? null : bracket
    if (isUsed || clock.isBehind(bracket.from, shownAt)) {
      const isLast = bracket === handed.brackets.findLast((each) => each.serial === bracket.serial)
      return isUsed || !isLast
        ? {
            kind: 'too-old',
            text: `This was typed at ${shown} by the clock of the FortiGate, before it was asked for, so it was not used. Type the blocks again.`,
          }
        : {
            kind: 'clock-behind',
            text: `The clock of the FortiGate shows ${shown} here. Going by the last reading, it has to show ${shownTime(clock.earliestAfter(shownAt))} or later. If this is an older recording, type the blocks again. If the clock has been set back since, say so above.`,
          }
    }
    const missed = countsFrom(bracket.serial).filter(
      ({ time, because }) =>
        bracket.from < time && !(because === 'decision' && this.isBehindDialogue(bracket, handed)),
    )
    const from = latestOf(missed)
    if (from === null) return null
    return {
      kind: 'too-old',
      text: `This was typed at ${shown} by the clock of the FortiGate. Only what is typed from ${shownTime(from.time)} on ${reasons[from.because]}. Type the blocks again then.`,
    }
  }

  /** Whether it stands in one recording with the whole of the last dialogue, and behind it. */
  private isBehindDialogue(bracket: Bracket, { pieces }: HandedOver): boolean {
    const { dialogue } = this.parts
    if (dialogue === null) return false
    const dialogues = pieces.filter(({ command }) => command === dialogue.line)
    const last = dialogues.at(-1)
    return (
      dialogues.length === dialogue.times &&
      last?.isWhole === true &&
      /\(y\/n\)\s*y\b/.test(last.output) &&
      (bracket.pieces[0]?.line ?? 0) > last.line
    )
  }

  private count(bracket: Bracket): void {
    const { clockOf, shownAt, counts } = this.parts
    clockOf(bracket.serial).typedAfter(bracket.from, shownAt)
    counts(bracket)
    for (const piece of bracket.pieces) {
      if (piece.scope === null) continue
      const key = keyOfText(piece.scope, piece.command)
      if (!piece.isWhole) {
        if (!this.fresh.has(key)) this.cut.add(key)
        continue
      }
      const known = this.fresh.get(key)
      if (known && known.from > bracket.from) continue
      // Two within one second that say different things: which of them is the newer one can’t be told.
      const isUnclear =
        known?.from === bracket.from &&
        known.piece.output !== piece.output &&
        withoutFilter(piece.command) !== status
      if (isUnclear) this.contradicting.add(key)
      else if (known?.from !== bracket.from) this.contradicting.delete(key)
      this.cut.delete(key)
      this.fresh.set(key, { piece, from: bracket.from, to: bracket.to, order: this.orders })
    }
  }

  private find({ scope, command }: Wanted): string | null {
    const of = (line: string) => {
      const key = keyOf(scope, line)
      const found = this.fresh.get(key)
      return found && !this.contradicting.has(key) ? found : null
    }
    if (command === status) return this.findStatus()
    const plain = withoutFilter(command)
    if (isShow(plain)) {
      const whole = of(plain)
      if (isPaged(command)) return whole?.piece.output ?? null
      const found = newer(of(poured(plain)), whole)
      // Read page by page it holds all that the filter would have let through.
      return found && filledLinesOf(found.piece.output).join('\n')
    }
    const filtered = of(flowing(plain))
    const isAnswer = filtered !== null && findCliError(filtered.piece.output) === null
    return newer(of(plain), isAnswer ? filtered : null)?.piece.output ?? null
  }

  /** It says the same wherever it is typed. */
  private findStatus(): string | null {
    let newest: Fresh | null = null
    for (const each of this.fresh.values()) {
      if (withoutFilter(each.piece.command) === status) newest = newer(newest, each)
    }
    return newest?.piece.output ?? null
  }

  private isRefused({ scope, command }: Wanted): boolean {
    const filtered = this.fresh.get(keyOf(scope, flowing(command)))
    return (
      flowing(command) !== command && filtered !== undefined && findCliError(filtered.piece.output) !== null
    )
  }

  /** Whether a FortiGate has refused the filter where it would have shown what it is. */
  private refusesFilter = false

  /** What shows which FortiGate it is, and when, in the form that this one takes. */
  get mark(): string {
    return this.refusesFilter ? status : flowing(status)
  }

  private markRead(wanted: Wanted): void {
    wanted.isRead = true
    this.made = null
  }

  private stateOf(wanted: Wanted): HandState {
    if (wanted.isRead || this.find(wanted) !== null) return 'read'
    return this.keysOf(wanted).some((key) => this.cut.has(key) || this.contradicting.has(key))
      ? 'part'
      : 'missing'
  }

  private keysOf({ scope, command }: Wanted): readonly string[] {
    return [command, flowing(command), withoutFilter(command)].map((each) => keyOf(scope, each))
  }

  /** What is still open, and why, as far as this recording says. */
  private openNotes(handed: HandedOver): readonly HandNote[] {
    const notes: HandNote[] = []
    const open = [...this.wanted.values()].filter((each) => this.find(each) === null)
    this.refusesFilter ||= handed.pieces.some(
      ({ command, output, isWhole }) =>
        command === flowing(status) && isWhole && findCliError(output) !== null,
    )
    for (const each of open) {
      const name = nameOf(each)
      const keys = this.keysOf(each)
      const among = (pieces: readonly Piece[]) =>
        pieces.findLast(
          (piece) => piece.scope !== null && keys.includes(keyOfText(piece.scope, piece.command)),
        )
      const unplaced = among(handed.unplaced)
      const cut = handed.pieces.findLast((piece) => piece === among(handed.pieces) && !piece.isWhole)
      const nowhere = handed.pieces.findLast(
        ({ scope, command }) => scope === null && withoutFilter(command) === withoutFilter(each.command),
      )
      if (keys.some((key) => this.contradicting.has(key))) {
        notes.push({
          kind: 'contradicts',
          line: among(handed.pieces)?.line ?? null,
          text: `${name} was handed over twice with different output, within one second on the FortiGate’s clock. Type it again.`,
        })
      } else if (cut) {
        notes.push({
          kind: 'cut',
          line: cut.line,
          text: `The output of ${name} is not complete up to the next prompt. Copy more of the terminal, or type it again.`,
        })
      } else if (unplaced) {
        notes.push({
          kind: 'unplaced',
          line: unplaced.line,
          text: `${name} is not between two “${status}” of one FortiGate in this recording, so it is unknown which device it is from and when it was typed. Type the whole block, and hand over everything it printed.`,
        })
      } else if (nowhere) {
        notes.push({
          kind: 'unplaced',
          line: nowhere.line,
          text: `The prompt doesn’t show in which VDOM ${name} was typed. Type the whole block, from its first line.`,
        })
      }
    }
    const missing = open.filter((each) => this.stateOf(each) === 'missing')
    if (missing.length > 0) {
      const named = missing.slice(0, mostNamed).map(nameOf)
      const more = missing.length - named.length
      notes.push({
        kind: 'missing',
        line: null,
        text: `Still to come: ${listAll(more === 0 ? named : [...named, plural(more, 'more command')])}.`,
      })
    }
    return notes
  }
}

/** What is certain of what is typed from then on. */
const reasons: Readonly<Record<CountsBecause, string>> = {
  decision: 'is certainly later than the decision',
  'set-back': 'can be told apart from what was typed before its clock was set back',
  apart: 'is long enough after the last reading to show whether the FortiGate is still at work',
}

function latestOf(all: readonly CountsFrom[]): CountsFrom | null {
  return all.reduce<CountsFrom | null>(
    (latest, each) => (latest === null || each.time > latest.time ? each : latest),
    null,
  )
}

function nameOf({ scope, command }: Pick<Wanted, 'scope' | 'command'>): string {
  return scope.kind === 'vdom' ? `“${command}” of ${scope.vdom}` : `“${command}”`
}

/** The newer one of two; the later one if both are of the same moment. */
function newer(one: Fresh | null, other: Fresh | null): Fresh | null {
  if (one === null || other === null) return one ?? other
  if (one.from !== other.from) return one.from > other.from ? one : other
  return one.order > other.order ? one : other
}

function isShow(command: string): command is ShowCommand {
  return /^show\b/.test(command)
}

/** Whether it is a `show` in the form in which pages wait for a key. */
function isPaged(command: string): boolean {
  return isShow(command) && withoutFilter(command) === command
}

function keyOf(scope: CommandScope, command: string): string {
  return keyOfText(scopeName(scope), command)
}

function keyOfText(scope: string, command: string): string {
  return `${scope}\0${command}`
}
