import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { ProblemError } from '../../contract/result'
import { readRecording } from '../../device/recording/read-recording'
import type { Recording, Stray } from '../../device/recording/recording'
import { readBackup } from '../../files/read-backup'
import { writeNamed } from '../../files/write-named'
import { RecordingMasker } from './recording-masker'

/** Largest recording that is read, in bytes. */
const largestRecording = 200_000_000

/** A recording that a person hands over, and where it is kept without its secrets. */
export interface SoughtRecording {
  readonly from: { readonly text: string } | { readonly path: string }
  readonly keepAt: string
}

/** A recording as it was read. */
export interface TakenRecording {
  readonly recording: Recording
  readonly lines: number
}

/** Reads a recording, and keeps it as it came, without its secrets. @throws ProblemError */
export async function takeRecording({ from, keepAt }: SoughtRecording): Promise<TakenRecording> {
  const text = 'text' in from ? from.text : await textOf(from.path)
  const end = text.includes('\n') || !text.includes('\r') ? '\n' : '\r'
  const { pieces, strays } = readRecording(text)
  const kept = new KeptLines(strays)
  try {
    mkdirSync(dirname(keepAt), { recursive: true, mode: 0o700 })
    await writeNamed(keepAt, masked(text, end, kept), 0o600)
  } catch (error) {
    throw ProblemError.because(error, {
      code: 'file-unwritable',
      message: `What was pasted can’t be saved at ${keepAt}, so it was not used.`,
      hint: 'Free some space or check that folder’s permissions, then hand it over again.',
    })
  }
  return { recording: { pieces, strays: kept.strays(end) }, lines: kept.lines }
}

/** The strays of a recording as they are kept: a line by itself does not show that it is the rest of a secret. */
class KeptLines {
  private readonly passages: readonly Stray[]
  private readonly texts: string[][] = []
  /** How many there were so far. */
  lines = 0
  private at = 0
  private last = 0

  constructor(strays: readonly Stray[]) {
    this.passages = strays
  }

  /** Takes the next line. */
  add(line: string, end: string): void {
    this.lines += 1
    const number = this.lines
    const next = this.passages[this.at]
    if (next !== undefined && number === next.line) {
      this.texts.push([])
      this.last = number + next.text.split(end).length - 1
      this.at += 1
    }
    if (number <= this.last) this.texts.at(-1)?.push(line)
  }

  strays(end: string): readonly Stray[] {
    return this.passages.map(({ line }, at) => ({ line, text: this.texts[at]?.join(end) ?? '' }))
  }
}

/** So many characters are written at once: all lines of a long recording would take more memory than its text. */
const charactersOfPiece = 200_000

/** What is kept of a recording, piece by piece, without secrets. A carriage return at the end of a line stays there. */
function* masked(text: string, end: string, kept: KeptLines): Generator<string> {
  const masker = new RecordingMasker()
  for (let from = 0; from <= text.length;) {
    const next = text.indexOf(end, from + charactersOfPiece)
    const piece = text.slice(from, next < 0 ? text.length : next)
    yield piece
      .split(end)
      .map((line) => {
        const to = endOf(line)
        const without = `${masker.mask(line.slice(0, to))}${line.slice(to)}`
        kept.add(without, end)
        return `${without}${end}`
      })
      .join('')
    from += piece.length + 1
  }
}

/** Where a line ends, in front of its carriage returns. */
function endOf(line: string): number {
  let end = line.length
  while (line.charCodeAt(end - 1) === 0x0d) end -= 1
  return end
}

async function textOf(path: string): Promise<string> {
  try {
    return (await readBackup(path, largestRecording)).text
  } catch (error) {
    if (!(error instanceof ProblemError) || error.problem.code !== 'backup-too-large') throw error
    throw new ProblemError({
      ...error.problem,
      message: `The recording ${path} holds more than 200 MB.`,
      hint: 'Choose the part of it that was recorded for this step.',
    })
  }
}
