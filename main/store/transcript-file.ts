import { createWriteStream, type WriteStream } from 'node:fs'
import type { TranscriptLine } from '../contract/view'

const marks = { sent: '>', received: ' ', note: '#' } as const

/** The transcript of a run as a text file: time, direction and line. Its lines come with their secrets masked. */
export class TranscriptFile {
  private readonly stream: WriteStream

  /** @param onError told once, where the file can't be written; the session itself goes on. */
  constructor(path: string, onError: (error: Error) => void) {
    this.stream = createWriteStream(path, { flags: 'a', mode: 0o600 })
    this.stream.once('error', onError)
  }

  write(lines: readonly TranscriptLine[]): void {
    if (this.stream.destroyed) return
    this.stream.write(lines.map(({ at, direction, text }) => `${at} ${marks[direction]} ${text}\n`).join(''))
  }

  close(): void {
    this.stream.end()
  }
}
