import { readSync, renameSync, writeFileSync } from 'node:fs'
import * as z from 'zod'
import { readOwnFile, withOwnFile } from '../files/own-file'
import type { RunState } from '../migration/run'
import { runSummarySchema, summaryOf, type RunSummary } from '../migration/summary'

/** Rises with every change of the summary, or of what it is concluded from: an older one then counts for nothing. */
const version = 6

const fileSchema = z.object({
  version: z.literal(version),
  /** The journal that it is of. */
  journal: z.object({
    bytes: z.number(),
    /** When it was last written to, in milliseconds since 1970, as the file system says. */
    changed: z.number(),
    /** The checksum of its last record. */
    sum: z.string(),
  }),
  run: runSummarySchema,
})
type JournalMark = z.infer<typeof fileSchema>['journal']

/**
 * The summary beside a journal, so that the first screen need not fold every journal there is. `null` if there is
 * none that fits: the length of the journal, the time of its last change and its last checksum are those that the
 * summary names. Then the journal says what is true of the run.
 */
export function readSummary(path: string, journal: string): RunSummary | null {
  try {
    const { data } = fileSchema.safeParse(JSON.parse(readOwnFile(path)))
    if (!data) return null
    const now = markOf(journal)
    const { bytes, changed, sum } = data.journal
    return now.bytes === bytes && now.changed === changed && now.sum === sum ? data.run : null
  } catch {
    return null
  }
}

/**
 * Writes the summary of a journal that was read between two looks at its mark; if it was written to meanwhile, or
 * nothing can be written, there is none, and it is folded again the next time.
 */
export function keepSummary(path: string, before: JournalMark, journal: string, run: RunState): void {
  try {
    const after = markOf(journal)
    if (after.bytes !== before.bytes || after.changed !== before.changed || after.sum !== before.sum) return
    const unfinished = `${path}.new`
    writeFileSync(unfinished, `${JSON.stringify({ version, journal: after, run: summaryOf(run) })}\n`, {
      mode: 0o600,
    })
    renameSync(unfinished, path)
  } catch {
    // It only saves time.
  }
}

/** A record ends with its checksum, `"}` and a line feed. */
const end = { sum: 64, after: '"}\n' } as const

/** What tells one state of a journal from another. @throws Error if it can't be read. */
export function markOf(journal: string): JournalMark {
  return withOwnFile(journal, (descriptor, { size, mtimeMs }) => {
    const bytes = Buffer.alloc(Math.min(size, end.sum + end.after.length))
    readSync(descriptor, bytes, 0, bytes.length, size - bytes.length)
    const text = bytes.toString('latin1')
    return { bytes: size, changed: mtimeMs, sum: text.endsWith(end.after) ? text.slice(0, end.sum) : '' }
  })
}
