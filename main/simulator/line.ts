import type { ServerChannel } from 'ssh2'
import { pause, type Clock } from '../clock'
import { assumed } from './assumptions'
import type { Faults } from './faults'
import { Trouble } from './trouble'

/** Characters of what was printed that are kept: more than any question has. */
const mostShown = 10_000

/**
 * The wire between the terminal of the device and the client: passes bytes on, with the faults that are set.
 */
export class Line {
  private readonly channel: ServerChannel
  private readonly clock: Clock
  private readonly dropSocket: () => void
  private atWork = new Trouble({})
  private sent = 0
  private received = 0
  private printed = ''
  private stalled = false
  private paused = false
  private column = 0
  private printedOfLate = ''
  private isClosed = false
  private hasHungUp = false
  private listener: (bytes: Buffer) => void = () => undefined

  /** `drop` ends the TCP connection without a goodbye. */
  constructor(channel: ServerChannel, clock: Clock, drop: () => void) {
    this.channel = channel
    this.clock = clock
    this.dropSocket = drop
    channel.on('data', (bytes: Buffer) => this.receive(bytes))
    channel.on('error', () => undefined)
    channel.once('close', () => (this.isClosed = true))
  }

  /** Replaces the faults; counting starts again. */
  setTrouble(trouble: Trouble): void {
    this.atWork = trouble
    this.sent = this.received = 0
    this.printed = ''
    this.stalled = this.paused = false
  }

  get trouble(): Trouble {
    return this.atWork
  }

  get faults(): Faults {
    return this.atWork.faults
  }

  /** Whether the device ended the session; it was lost otherwise. */
  get hungUp(): boolean {
    return this.hasHungUp
  }

  get closed(): boolean {
    return this.isClosed
  }

  /** The last that was printed since `forget`, messages of the console included, lines ending in LF. */
  get shown(): string {
    return this.printedOfLate.replaceAll('\r\n', '\n')
  }

  /** Begins again with what was printed. */
  forget(): void {
    this.printedOfLate = ''
  }

  onBytes(listener: (bytes: Buffer) => void): void {
    this.listener = listener
  }

  onClose(listener: () => void): void {
    this.channel.once('close', listener)
  }

  /** Ends the TCP connection without a goodbye. */
  drop(): void {
    this.isClosed = true
    this.dropSocket()
  }

  /** Prints text whose lines end in CR LF; calls `out` once the last of it is on its way, and resolves when the client has room for more. */
  async print(text: string, out?: () => void): Promise<void> {
    const { chunkBytes, latency } = this.faults
    const printed = this.atWork.withConsole(text)
    this.printedOfLate = (this.printedOfLate + printed).slice(-mostShown)
    const bytes = Buffer.from(this.wrapped(printed))
    const size = chunkBytes ?? bytes.length
    if (bytes.length === 0) out?.()
    for (let at = 0; at < bytes.length && !this.isClosed; at += size) {
      if (latency) await pause(this.clock, latency)
      await this.send(bytes.subarray(at, at + size), at + size < bytes.length ? undefined : out)
    }
  }

  private async send(bytes: Buffer, out?: () => void): Promise<void> {
    if (this.stalled) out?.()
    if (this.stalled || this.isClosed) return
    const { cut, stall, cutAt, stallAt, garbleEvery } = this.faults
    const pausing = this.paused ? undefined : this.faults.pause
    let piece = bytes
    let ending: 'cut' | 'stall' | 'pause' | null = null
    const endAfter = (length: number, how: 'cut' | 'stall' | 'pause'): void => {
      if (length > piece.length) return
      piece = piece.subarray(0, Math.max(0, length))
      ending = how
    }
    if (cut?.direction === 'to-client' && !cut.layer) endAfter(cut.after - this.sent, 'cut')
    if (stall?.direction === 'to-client' && !stall.layer) endAfter(stall.after - this.sent, 'stall')
    if (typeof pausing?.after === 'number') endAfter(pausing.after - this.sent, 'pause')
    const behind = typeof pausing?.after === 'string' ? pausing.after : undefined
    for (const [marker, how] of [
      [cutAt, 'cut'],
      [stallAt, 'stall'],
      [behind, 'pause'],
    ] as const) {
      if (marker) endAfter(this.endOf(marker, bytes), how)
    }
    if (cutAt ?? stallAt ?? behind) this.printed = (this.printed + piece.toString('latin1')).slice(-200)
    const rest = bytes.subarray(piece.length)
    if (garbleEvery) piece = garbled(piece, garbleEvery, this.sent)
    this.sent += piece.length
    const hasRoom = piece.length === 0 || this.channel.write(piece)
    if (pausing && ending === 'pause') {
      this.paused = true
      if (rest.length === 0) out?.()
      await pause(this.clock, pausing.for)
      return this.send(rest, rest.length === 0 ? undefined : out)
    }
    out?.()
    if (!hasRoom) await this.room()
    if (ending === 'cut') this.drop()
    else if (ending === 'stall') this.stalled = true
  }

  /** The text with its lines broken at the width that a fault says. */
  private wrapped(text: string): string {
    const { wrapAt } = this.faults
    if (!wrapAt) return text
    let broken = ''
    for (const character of text) {
      if (character === '\r' || character === '\n') this.column = 0
      else if (character === '\b') this.column -= 1
      else if (this.column === wrapAt) {
        broken += assumed['terminal.wrap'].value
        this.column = 1
      } else this.column += 1
      broken += character
    }
    return broken
  }

  /** Where the marker ends in these bytes, also one that began in earlier ones; Infinity if it does not. */
  private endOf(marker: string, bytes: Buffer): number {
    const wanted = Buffer.from(marker).toString('latin1')
    const before = this.printed.slice(-Math.max(0, wanted.length - 1))
    const at = (before + bytes.toString('latin1')).indexOf(wanted)
    return at === -1 ? Infinity : at + wanted.length - before.length
  }

  private room(): Promise<void> {
    return new Promise((resolve) => {
      const go = (): void => {
        this.channel.off('drain', go)
        this.channel.off('close', go)
        resolve()
      }
      this.channel.on('drain', go)
      this.channel.on('close', go)
    })
  }

  private receive(bytes: Buffer): void {
    const { cut, stall } = this.faults
    const cutAfter = cut?.direction === 'to-device' && !cut.layer ? cut.after : Infinity
    const stallAfter = stall?.direction === 'to-device' && !stall.layer ? stall.after : Infinity
    const left = Math.min(cutAfter, stallAfter) - this.received
    const piece = bytes.subarray(0, Math.max(0, Math.min(bytes.length, left)))
    this.received += piece.length
    if (piece.length > 0) this.listener(piece)
    if (this.received >= cutAfter) this.drop()
  }

  /** Ends the session as the device does: exit status and the end of the channel. */
  close(): void {
    if (this.isClosed) return
    this.isClosed = this.hasHungUp = true
    this.channel.exit(0)
    this.channel.end()
  }
}

function garbled(bytes: Buffer, every: number, offset: number): Buffer {
  const copy = Buffer.from(bytes)
  for (let at = every - 1 - (offset % every); at < copy.length; at += every) copy[at] = 0xff
  return copy
}
