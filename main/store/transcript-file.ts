import { createWriteStream, type WriteStream } from 'node:fs'
import type { TranscriptLine } from '../contract/view'

const marks = { sent: '>', received: ' ', note: '#' } as const

/** The transcript of a run as a text file: time, direction and line. Its lines come with their secrets masked. */
export class TranscriptFile {
  private readonly stream: WriteStream

  /** @param onError told once, where the file can't be written; the session itself goes on. */
  constructor(path: string, onError: (error: Error) => void) {
    this.stream = createWriteStream(path, { flags: 'a', mode: 0o600 })
    // Once: an error that comes after the first says nothing new, and must not end the application either.
    let told = false
    this.stream.on('error', (error) => {
      if (!told) onError(error)
      told = true
    })
  }

  write(lines: readonly TranscriptLine[]): void {
    if (this.stream.destroyed || this.stream.writableEnded) return
    this.stream.write(lines.map(({ at, direction, text }) => `${at} ${marks[direction]} ${text}\n`).join(''))
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

  close(): void {
    this.stream.end()
  }
}
