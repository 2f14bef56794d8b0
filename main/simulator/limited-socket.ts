import type { Socket } from 'node:net'
import { Duplex } from 'node:stream'
import type { Limit } from './faults'

/** A TCP connection through which exactly so many bytes go one way; then it is dropped, or silent in that direction. */
export class LimitedSocket extends Duplex {
  private readonly socket: Socket
  private readonly limit: Limit
  private readonly drops: boolean
  private left: number
  private isEnding = false

  constructor(socket: Socket, limit: Limit, drops: boolean) {
    super({ allowHalfOpen: false })
    this.socket = socket
    this.limit = limit
    this.drops = drops
    this.left = limit.after
    socket.on('data', (bytes) => {
      const passed = this.pass(bytes, 'to-device')
      if (passed.length > 0) this.push(passed)
      if (this.isOver) setImmediate(() => this.destroy())
    })
    socket.on('end', () => this.push(null))
    socket.on('close', () => this.destroy())
  }

  /** The port of the client, as on the socket itself. */
  get remotePort(): number | undefined {
    return this.socket.remotePort
  }

  override _read(): void {
    this.socket.resume()
  }

  override _write(bytes: Buffer, _encoding: BufferEncoding, done: (error?: Error | null) => void): void {
    const passed = this.pass(bytes, 'to-client')
    if (passed.length > 0) this.socket.write(passed, () => done())
    else done()
    if (this.isOver) this.endSoon()
  }

  override _final(done: (error?: Error | null) => void): void {
    this.socket.end(() => done())
  }

  override _destroy(error: Error | null, done: (error?: Error | null) => void): void {
    this.socket.destroy()
    done(error)
  }

  /** What was let through goes out first. Asked once: each time adds a listener to the socket. */
  private endSoon(): void {
    if (this.isEnding) return
    this.isEnding = true
    this.socket.destroySoon()
  }

  private pass(bytes: Buffer, direction: Limit['direction']): Buffer {
    if (direction !== this.limit.direction) return bytes
    const passed = bytes.subarray(0, this.left)
    this.left -= passed.length
    return passed
  }

  private get isOver(): boolean {
    return this.drops && this.left === 0
  }
}
