import { ProblemError } from '../../contract/result'
import { plural } from '../../text/words'

/** What may come out of one archive, those within it included. */
export interface ArchiveBounds {
  /** Bytes in all. */
  readonly unpacked: number
  readonly members: number
  /** How many times its packed size, once that is more than `harmless` bytes. Configurations come to 30. */
  readonly ratio: number
  readonly harmless: number
  /** Archives within an archive: their members are read, archives among those are not. */
  readonly nesting: number
  readonly milliseconds: number
}

/** What may come out of any archive. */
export const archiveBounds: ArchiveBounds = {
  unpacked: 2 * 1024 ** 3,
  members: 10_000,
  ratio: 200,
  harmless: 1024 ** 2,
  nesting: 1,
  milliseconds: 60_000,
}

/** What an archive may still take. Everything that comes out of one is counted before it is kept. */
export class Allowance {
  private readonly packed: number
  private readonly bounds: ArchiveBounds
  private readonly began = performance.now()
  private bytes = 0
  private members = 0

  /** @param packed size of the archive on the disk */
  constructor(packed: number, bounds: ArchiveBounds = archiveBounds) {
    this.packed = packed
    this.bounds = bounds
  }

  /** Bytes that may still come. */
  get left(): number {
    const { unpacked, ratio, harmless } = this.bounds
    return Math.max(0, Math.min(unpacked, Math.max(harmless, ratio * this.packed)) - this.bytes)
  }

  /** @throws ProblemError `archive-too-large` once it is too much */
  takeBytes(count: number): void {
    const { unpacked, ratio, harmless, milliseconds } = this.bounds
    this.bytes += count
    if (this.bytes > unpacked) throw tooMuch(`holds more than ${unpacked / 1024 ** 3} GiB`)
    if (this.bytes > harmless && this.bytes > ratio * this.packed)
      throw tooMuch(`unpacks to more than ${ratio} times its size`)
    if (performance.now() - this.began > milliseconds)
      throw tooMuch(`takes longer than ${milliseconds / 1000} seconds to unpack`)
  }

  /** @throws ProblemError `archive-too-large` once there are too many */
  takeMember(): void {
    this.members += 1
    if (this.members > this.bounds.members)
      throw tooMuch(`holds more than ${plural(this.bounds.members, 'file')}`)
  }

  /** The same pieces, each counted before it is handed on. @throws ProblemError as `takeBytes` */
  async *counted(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
    for await (const piece of pieces) {
      this.takeBytes(piece.length)
      yield piece
    }
  }

  /** Throws what says that it is too much, and nothing else: a member may be damaged without the others. */
  rethrow(error: unknown): void {
    if (error instanceof ProblemError && error.problem.code === 'archive-too-large') throw error
  }

  /** Whether an archive that is found so deep is opened. @param depth 0 for the file itself */
  opens(depth: number): boolean {
    return depth <= this.bounds.nesting
  }
}

function tooMuch(what: string): ProblemError {
  return new ProblemError({
    code: 'archive-too-large',
    message: `The archive ${what}: the rest of it was not read.`,
    hint: 'Unpack it and review the result.',
  })
}
