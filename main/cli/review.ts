import { once } from 'node:events'
import { availableParallelism } from 'node:os'
import { buffer } from 'node:stream/consumers'
import type { ReviewFile } from '../contract/review'
import { reportText } from '../review'
import { reviewFiles } from '../review/worker/review-files'
import { reviewBytes } from '../review/worker/review-file'
import { configurationEndings } from '../files/configuration-files'
import { exitCodes, MisuseError, type Command, type ExitCode } from './command'
import { checkForm, formOptions, writeTo, type Form } from './forms'
import { findInputFiles } from './input-files'
import { parseCall } from './parse-call'
import { showAllMarks } from '../text/marks'
import { Progress } from './progress'
import { isBlocked, summarizeFiles } from '../review/export/summary'
import { reviewAsText } from './review-table'

/** Characters that are written at once. */
const largePiece = 64 * 1024

const endings = configurationEndings.filter(Boolean).join(', ')

/**
 * `tokenferry review`
 *
 * @param thread address of the bundled main/review/worker/entry.ts
 */
export const reviewCommand = (thread: URL): Command => ({
  summary: 'Who and what in a backup would migrate, and what stands in the way',
  help: `tokenferry review <file|folder|pattern>... [--json | --csv FILE | --html FILE]

Reviews backups of FortiGates, offline: licenses, tokens and users that would migrate to FortiToken Cloud, and
what stands in the way. "-" reads standard input. Of a folder it takes all files below that end in
${endings}, or in nothing.

  --json        everything, as JSON (docs/review.schema.json), on standard output
  --csv FILE    a row for each user, for a spreadsheet
  --html FILE   one page to read or print
  --workers N   how many files at once; as many as there are cores where it is not said
  -h, --help    this text

Ends with 0 where nothing blocks, 1 where something blocks, 2 where a file can't be reviewed or the call is
wrong, 3 where we failed.
`,
  run: async (args) => {
    const { positionals, values } = parseCall(args, {
      ...formOptions,
      workers: { type: 'string' },
    })
    checkForm(values)
    if (positionals.length === 0)
      throw new MisuseError('Name a file or a folder to review, or - for standard input.')
    const files = await reviewAll(await findInputFiles(positionals), thread, workersOf(values.workers))
    await write(files, values)
    for (const { path, error } of files) {
      if (error !== null) process.stderr.write(`tokenferry: ${showAllMarks(`${path}: ${error.message}`)}\n`)
    }
    return exitCodeOf(files)
  },
})

function workersOf(text: string | undefined): number {
  const workers = Number(text ?? availableParallelism())
  if (Number.isInteger(workers) && workers >= 1 && workers <= 64) return workers
  throw new MisuseError(`"${text ?? ''}" is no number of workers; take one from 1 to 64.`)
}

async function reviewAll(
  paths: readonly string[],
  thread: URL,
  workers: number,
): Promise<readonly ReviewFile[]> {
  const onDisk = paths.filter((path) => path !== '-')
  const progress = new Progress('Reviewing', onDisk.length)
  const reviews = await reviewFiles(onDisk, thread, { workers, onReview: progress.show })
  progress.clear()
  const byPath = new Map(reviews.map((each) => [each.path, each]))
  if (paths.includes('-')) byPath.set('-', await reviewBytes(await buffer(process.stdin), '-'))
  return paths.flatMap((path) => byPath.get(path) ?? [])
}

async function write(files: readonly ReviewFile[], { json, csv, html }: Form): Promise<void> {
  if (json === true) {
    for (const piece of inLargePieces(reportText(files))) {
      if (!process.stdout.write(piece)) await once(process.stdout, 'drain')
    }
  } else if (csv !== undefined) {
    const { reviewAsCsv } = await import('../review/export/csv')
    await writeTo(csv, reviewAsCsv(files))
    sayWritten(csv, files)
  } else if (html !== undefined) {
    const { reviewAsHtml } = await import('../review/export/html')
    await writeTo(html, reviewAsHtml(files))
    sayWritten(html, files)
  } else {
    process.stdout.write(reviewAsText(files, Math.min(process.stdout.columns ?? 100, 110)))
  }
}

/** The same text in pieces that are worth writing. */
function* inLargePieces(pieces: Iterable<string>): Generator<string> {
  let text = ''
  for (const piece of pieces) {
    text += piece
    if (text.length < largePiece) continue
    yield text
    text = ''
  }
  yield text
}

function sayWritten(path: string, files: readonly ReviewFile[]): void {
  process.stdout.write(`${summarizeFiles(files)} Written to ${path}.\n`)
}

function exitCodeOf(files: readonly ReviewFile[]): ExitCode {
  if (files.some(({ error }) => error?.code === 'internal')) return exitCodes.fault
  if (files.some(({ error }) => error !== null)) return exitCodes.misuse
  return files.some(isBlocked) ? exitCodes.blocked : exitCodes.clear
}
