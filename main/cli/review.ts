import { once } from 'node:events'
import type { Reviewed } from '../contract/review'
import { reportText } from '../review'
import { MisuseError, type Command } from './command'
import { checkForm, formOptions, keep, refuseOver, type Form } from './forms'
import { say } from './output'
import { findInputFiles } from './input-files'
import { parseCall } from './parse-call'
import { judgeInputs, pathsOfConfigurations, reviewInputs, workersOf } from './review-inputs'
import { summarizeFiles } from '../review/export/summary'
import { reviewAsText } from './review-table'

/** Characters that are written at once. */
const largePiece = 64 * 1024

/**
 * `tokenferry review`
 *
 * @param thread address of the bundled main/review/worker/entry.ts
 */
export const reviewCommand = (thread: URL): Command => ({
  summary: 'Show who and what in a backup would migrate, and what stands in the way',
  help: `tokenferry review <file|folder|pattern>... [--json | --csv FILE | --html FILE]

Reviews FortiGate backups offline: the licenses, tokens and users that would migrate to FortiToken Cloud, and what
stands in the way. "-" reads standard input. From a folder, its subfolders, an archive (zip, tar, 7z, gzip, bzip2,
xz, zstd) or an email message it takes all files that are configurations by their content; what is passed over is
listed with the reason.

  --json        everything, as JSON (docs/review.schema.json), on standard output
  --csv FILE    a row for each user, for a spreadsheet
  --html FILE   one page to read or print
  --workers N   how many files at once; one per core by default
  -h, --help    this text

Exits with 0 if nothing blocks, 1 if something blocks, 2 if a file that you named, or one that looks like a
configuration, can’t be reviewed, or the arguments are wrong, 3 on an internal error. Files passed over don’t count.
`,
  run: async (args) => {
    const { positionals, values } = parseCall(args, {
      ...formOptions,
      workers: { type: 'string' },
    })
    await checkForm(values)
    if (positionals.length === 0)
      throw new MisuseError('Name a file or a folder to review, or - for standard input.')
    const workers = workersOf(values.workers)
    const found = await findInputFiles(positionals)
    await refuseOver(positionals, values)
    const reviewed = await reviewInputs(found, thread, workers)
    await refuseOver(pathsOfConfigurations(reviewed), values).catch(async (error: unknown) => {
      await say(asText(reviewed))
      throw error
    })
    await write(reviewed, values)
    return judgeInputs(reviewed, positionals)
  },
})

async function write(reviewed: Reviewed, { json, csv, html }: Form): Promise<void> {
  const kept = () => ({ summary: summarizeFiles(reviewed), otherwise: () => asText(reviewed) })
  if (json === true) {
    for (const piece of inLargePieces(reportText(reviewed))) {
      if (!process.stdout.write(piece)) await once(process.stdout, 'drain')
    }
  } else if (csv !== undefined) {
    const { reviewAsCsv } = await import('../review/export/csv')
    await keep(csv, reviewAsCsv(reviewed), kept())
  } else if (html !== undefined) {
    const { reviewAsHtml } = await import('../review/export/html')
    await keep(html, reviewAsHtml(reviewed), kept())
  } else {
    await say(asText(reviewed))
  }
}

function asText(reviewed: Reviewed): string {
  return reviewAsText(reviewed, Math.min(process.stdout.columns || 100, 110))
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
