import type { Clock } from '../../clock'
import {
  mostNotes,
  type ByHandView,
  type HandBlock,
  type HandPaste,
  type HandPiece,
  type HandRequest,
} from '../../contract/by-hand'
import type { LongList } from '../../contract/rows'
import { notNow } from '../../migration/not-now'
import { bracketsOf } from '../recording/brackets'
import type { Recording } from '../recording/recording'
import { DeviceClock, type Moment } from './device-clock'
import type { HandedOver } from './handed-over'
import type { Task } from './task'

/** How many commands that were recognized are kept to be looked at. */
const mostPieces = 5_000

interface Standing {
  readonly isNewLogin: boolean
  readonly id: number
  readonly since: string
  readonly task: Task
}

/**
 * The person at the terminal: what they are asked for, one thing at a time, and what they hand over. One for as long as
 * a run is open, however often it is connected.
 */
export class PersonAtTerminal {
  readonly clock: Clock
  /** When it was last possible that something was typed that a FortiGate asks about, and on which. */
  lastDecision: { readonly at: Moment; readonly serial: string } | null = null
  /** Since when recordings are of interest, by the device’s clock, from what the journal says; `null` if nothing does. */
  readonly notBefore: number | null
  /** What recordings have told of the clock of each FortiGate, by its serial number. */
  private readonly clocks = new Map<string, DeviceClock>()
  /** For which request each bracket was handed over first, by its sum. */
  private readonly firstUses = new Map<string, Task>()
  private standing: Standing | null = null
  private lastId = 0
  private lastPaste: HandPaste | null = null
  private pieces: readonly HandPiece[] = []
  private pieceCount = 0
  private reading = 0
  private readonly changed: () => void

  constructor(clock: Clock, notBefore: number | null, changed: () => void) {
    this.clock = clock
    this.notBefore = notBefore
    this.changed = changed
  }

  /**
   * What is known of the clock of a FortiGate. A unit that is seen first behind a decision may be another one of that
   * cluster; one of another place has another time, and says nothing of this one.
   */
  clockOf(serial: string): DeviceClock {
    const known = this.clocks.get(serial)
    if (known) return known
    const { lastDecision } = this
    const decided = lastDecision && this.clocks.get(lastDecision.serial)
    const clock = decided?.copy() ?? new DeviceClock()
    if (serial !== '') this.clocks.set(serial, clock)
    return clock
  }

  /**
   * The latest that a FortiGate can have shown when something that it asks about was last answered.
   *
   * @param serial of the FortiGate; empty before it is known: then of the one on which it was answered
   */
  readonly countsFrom = (serial: string): number | null => {
    const { lastDecision } = this
    // Of a unit whose clock says nothing of that moment, that of the unit on which it was answered does.
    const latest =
      lastDecision &&
      (this.clockOf(serial || lastDecision.serial).latestAt(lastDecision.at) ??
        this.clockOf(lastDecision.serial).latestAt(lastDecision.at))
    if (latest === null || this.notBefore === null) return latest ?? this.notBefore
    return Math.max(latest, this.notBefore)
  }

  get moment(): Moment {
    return { monotonic: this.clock.monotonic(), wall: this.clock.now().getTime() }
  }

  /** Asks for something, until `done`. */
  ask(task: Task, isNewLogin: boolean): void {
    if (this.standing) throw new Error('A person was about to be asked for two things at once.')
    this.lastId += 1
    this.standing = { id: this.lastId, since: this.clock.now().toISOString(), task, isNewLogin }
    this.changed()
  }

  /** It is done, or does not come. */
  done(task: Task): void {
    if (this.standing?.task !== task) return
    this.standing = null
    this.changed()
  }

  /** Whether a bracket was handed over before, for an earlier request: it says nothing about this one. */
  isUsed(sum: string, task: Task): boolean {
    const first = this.firstUses.get(sum)
    if (first === undefined) this.firstUses.set(sum, task)
    return first !== undefined && first !== task
  }

  /** What is asked for has changed by itself. */
  readonly tell = (): void => {
    this.changed()
  }

  get view(): Omit<ByHandView, 'hasTerminal'> {
    return {
      request: this.request,
      isReading: this.reading > 0,
      lastPaste: this.lastPaste,
      pieces: this.pieceList,
    }
  }

  private get request(): HandRequest | null {
    if (!this.standing) return null
    const { id, since, isNewLogin, task } = this.standing
    return { id, since, isNewLogin, ...task.view }
  }

  private get pieceList(): LongList {
    return { count: this.pieces.length, revision: String(this.pieceCount) }
  }

  /** The newest first. */
  get recognized(): readonly HandPiece[] {
    return this.pieces
  }

  blocks(request: number): readonly HandBlock[] {
    return this.standing?.id === request ? this.standing.task.blocks : []
  }

  /** @throws ProblemError if it is not to be typed now */
  textToCopy(request: number, block: string | null, line: number | null): string {
    const text = this.at(request).copy(block, line)
    if (text === null)
      throw notNow(
        'This can’t be copied: it is not to be typed now, or its lines have to be copied one at a time.',
      )
    return text
  }

  /** @throws ProblemError if it is no longer asked for */
  giveUp(request: number): void {
    this.at(request).giveUp()
    this.changed()
  }

  /**
   * The person says that the clock of the FortiGate was set back.
   *
   * @throws ProblemError if what was handed over last does not look like it
   */
  clockSetBack(request: number): void {
    const { view, clockSetBack } = this.at(request)
    if (view.kind !== 'blocks' || !view.isClockBehind)
      throw notNow('What you handed over last doesn’t show that the clock of the FortiGate was set back.')
    clockSetBack?.(this.moment)
    this.changed()
  }

  /** @throws ProblemError if nothing is asked for by this number */
  refuseOther(request: number): void {
    this.at(request)
  }

  /** Reads something that was handed over. @throws ProblemError if it is no longer asked for once it is read */
  async handOver(
    request: number,
    file: string | null,
    read: () => Promise<{ readonly recording: Recording; readonly lines: number }>,
  ): Promise<void> {
    this.at(request)
    this.reading += 1
    this.changed()
    try {
      const pastedAt = this.moment
      const { recording, lines } = await read()
      // A file may have grown until it was read.
      const at = file === null ? pastedAt : this.moment
      this.take(this.at(request), { ...recording, ...bracketsOf(recording), at }, file, lines)
    } finally {
      this.reading -= 1
      this.changed()
    }
  }

  private take(task: Task, handed: HandedOver, file: string | null, lines: number): void {
    const { pieces: taken, notes } = task.take(handed)
    const at = this.clock.now().toISOString()
    const serialOf = new Map(
      handed.brackets.flatMap(({ serial, pieces }) => pieces.map((piece) => [piece, serial] as const)),
    )
    const recognized = handed.pieces.map((piece): HandPiece => ({
      at,
      command: piece.command.slice(0, 200),
      scope: piece.scope ?? '',
      lines: piece.output === '' ? 0 : piece.output.split('\n').length,
      serial: serialOf.get(piece) ?? null,
      isTaken: taken.has(piece),
    }))
    this.pieces = [...recognized.toReversed(), ...this.pieces].slice(0, mostPieces)
    this.pieceCount += recognized.length
    this.lastPaste = {
      ...{ at, file, lines },
      recognized: recognized.length,
      taken: taken.size,
      notes: notes.slice(0, mostNotes),
      moreNotes: Math.max(0, notes.length - mostNotes),
    }
  }

  private at(request: number): Task {
    if (this.standing?.id === request) return this.standing.task
    throw notNow('This is no longer asked for. See what Tokenferry asks for now.')
  }
}
