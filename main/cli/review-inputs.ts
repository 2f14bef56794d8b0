import { availableParallelism } from 'node:os'
import type { Reviewed, ReviewFile } from '../contract/review'
import { reviewFiles, withoutMarks } from '../review/worker/review-files'
import { reviewBytes } from '../review/worker/review-file'
import { filePlace, isBlocked } from '../review/export/summary'
import { largestBackup } from '../files/read-backup'
import type { Walked } from '../files/walk-folder'
import { readStream } from '../files/read-stream'
import { showAllMarks } from '../text/marks'
import { listNames } from '../text/words'
import { exitCodes, MisuseError, rethrowAsMisuse, type ExitCode } from './command'
import { Progress } from './progress'

/**
 * An older report may lie in the folder that is reviewed; a backup in it is not to be replaced, nor is one that is
 * encrypted, cut, or can't be read now.
 */
export function pathsOfConfigurations({ files }: Reviewed): readonly string[] {
  return files.filter(({ error }) => error?.code !== 'not-fortios').map(({ path }) => path)
}

/** How many files are reviewed at once. @throws MisuseError if that is no number of workers */
export function workersOf(text: string | undefined): number {
  const workers = Number(text ?? availableParallelism())
  if (Number.isInteger(workers) && workers >= 1 && workers <= 64) return workers
  throw new MisuseError(`"${text ?? ''}" is not a valid number of workers; use 1 to 64.`)
}

/** Reviews all that was found, standard input as well. @param thread address of the bundled main/review/worker/entry.ts */
export async function reviewInputs(
  { files, passedOver }: Walked,
  thread: URL,
  workers: number,
): Promise<Reviewed> {
  const onDisk = files.filter(({ path }) => path !== '-')
  const progress = new Progress('Reviewing', onDisk.length)
  const reviews = await reviewFiles(onDisk, thread, { workers, onReview: progress.show })
  progress.clear()
  const byPath = new Map(onDisk.map(({ path }, at) => [path, reviews[at]]))
  if (files.length > onDisk.length) byPath.set('-', await reviewStandardInput())
  const inOrder = files.flatMap(({ path }) => byPath.get(path) ?? [])
  return {
    files: inOrder.flatMap((each) => each.files),
    passedOver: [...passedOver, ...inOrder.flatMap((each) => each.passedOver)],
  }
}

async function reviewStandardInput(): Promise<Reviewed> {
  const bytes = await readStream(process.stdin, 'Standard input', largestBackup).catch(rethrowAsMisuse)
  return withoutMarks(await reviewBytes(bytes, '-'))
}

/**
 * Says on standard error what could not be reviewed, and answers with which code the command ends.
 *
 * @throws MisuseError if there was no configuration at all
 */
export function judgeInputs({ files }: Reviewed, named: readonly string[]): ExitCode {
  for (const file of files) {
    if (file.error === null) continue
    const line = showAllMarks(`${filePlace(file)}: ${file.error.message}`)
    process.stderr.write(`tokenferry: ${line}\n`)
  }
  if (files.length === 0) throw new MisuseError(`No configuration was found in ${listNames(named)}.`)
  return exitCodeOf(files)
}

function exitCodeOf(files: readonly ReviewFile[]): ExitCode {
  if (files.some(({ error }) => error?.code === 'internal')) return exitCodes.fault
  if (files.some(({ error }) => error !== null)) return exitCodes.misuse
  return files.some(isBlocked) ? exitCodes.blocked : exitCodes.clear
}
