import { closeSync, createWriteStream, fstatSync, openSync, readSync, type WriteStream } from 'node:fs'
import { finished } from 'node:stream'
import type { TranscriptLine } from '../../contract/rows'
import { encodeLine } from './format'

/** The transcript of a run as a text file. Its lines come with their secrets masked. */
export class TranscriptFile {
  private readonly stream: WriteStream

  /** @param onError told once, if the file can't be written; the session itself goes on. */
  constructor(path: string, onError: (error: Error) => void) {
    const isTorn = endsWithinLine(path)
    this.stream = createWriteStream(path, { flags: 'a', mode: 0o600 })
    // Once: an error that comes after the first says nothing new, and must not end the application either.
    let told = false
    this.stream.on('error', (error) => {
      if (!told) onError(error)
      told = true
    })
    // What a crash left of a line must not swallow the first line of this session.
    if (isTorn) this.stream.write('\n')
  }

  write(lines: readonly TranscriptLine[]): void {
    if (this.stream.destroyed || this.stream.writableEnded) return
    this.stream.write(lines.map(encodeLine).join(''))
  }

  /** Resolves when all that was written is in the file, or can't be. */
  flushed(): Promise<void> {
    if (this.stream.destroyed || this.stream.writableEnded) return Promise.resolve()
    return new Promise((resolve) => {
      this.stream.write('', () => {
        resolve()
      })
    })
  }

  /** Resolves when the file is let go, with all that was written in it, if it could be. */
  close(): Promise<void> {
    return new Promise((resolve) => {
      if (this.stream.closed) {
        resolve()
        return
      }
      finished(this.stream, () => {
        if (this.stream.closed) resolve()
        else this.stream.once('close', resolve)
      })
      this.stream.end()
    })
  }
}

/** Whether the last line of a file has no end; also if it can't be read, since an empty line does no harm. */
function endsWithinLine(path: string): boolean {
  try {
    const descriptor = openSync(path, 'r')
    try {
      const { size } = fstatSync(descriptor)
      const last = Buffer.alloc(1)
      return size > 0 && (readSync(descriptor, last, 0, 1, size - 1) === 0 || last[0] !== 0x0a)
    } finally {
      closeSync(descriptor)
    }
  } catch {
    return false
  }
}
