import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { ProblemError } from '../../contract/result'
import { readRecording } from '../../device/recording/read-recording'
import type { Recording } from '../../device/recording/recording'
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
  const lines = text.split('\n')
  try {
    mkdirSync(dirname(keepAt), { recursive: true, mode: 0o700 })
    await writeNamed(keepAt, masked(lines), 0o600)
  } catch (error) {
    throw ProblemError.because(error, {
      code: 'file-unwritable',
      message: `What was pasted can’t be kept at ${keepAt}, so it was not used.`,
      hint: 'Free some space or check the rights of that folder, then hand it over again.',
    })
  }
  return { recording: readRecording(text), lines: lines.length }
}

/** So many lines are written at once. */
const linesOfPiece = 4_096

/** What is kept of these lines, piece by piece, without secrets. A carriage return at the end of a line stays there. */
function* masked(lines: readonly string[]): Generator<string> {
  const masker = new RecordingMasker()
  for (let from = 0; from < lines.length; from += linesOfPiece) {
    const piece = lines.slice(from, from + linesOfPiece)
    yield piece
      .map((line) => {
        const end = endOf(line)
        return `${masker.mask(line.slice(0, end))}${line.slice(end)}\n`
      })
      .join('')
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
