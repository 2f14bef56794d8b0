import { closeSync, fstatSync, openSync, readFileSync, readSync, renameSync, writeFileSync } from 'node:fs'
import * as z from 'zod'
import { stepIds } from '../contract/steps'
import type { Verdict } from '../contract/verdict'
import { earlierEnds, isUnsettled, openAfterYes, toldInVain, type RunState } from '../migration/run'
import { serialsOf } from '../migration/readings/device'
import { verdictOf } from '../migration/verdict'

/** What the first screen tells of a run, as facts: its words are made when it is shown. */
const runSummarySchema = z.object({
  id: z.string(),
  hostname: z.string().nullable(),
  serial: z.string().nullable(),
  /** All units of the cluster, as it was approved and as it was last seen. */
  serials: z.array(z.string()),
  step: z.enum(stepIds),
  ticket: z.string(),
  /** ISO 8601. */
  touchedAt: z.string(),
  /** The license of which nobody knows what became of it. */
  unknown: z.string().nullable(),
  /** The licenses whose `y` is not settled (`openAfterYes`). */
  openAfterYes: z.array(z.string()),
  /** What the device may have been told of licenses that it did not migrate in this run (`toldInVain`). */
  told: z.array(
    z.object({
      key: z.object({ license: z.string(), vdom: z.string() }),
      yesAt: z.array(z.string()),
      wasInDoubt: z.boolean(),
    }),
  ),
  /** Whether it was finished before and is open again. */
  reopened: z.boolean(),
  verified: z.boolean(),
  finished: z
    .object({
      at: z.string(),
      verdict: z.object({
        state: z.enum(['incomplete', 'attention', 'unproven', 'complete']),
        sentence: z.string(),
      }),
      reports: z.number(),
    })
    .nullable(),
})
export type RunSummary = z.infer<typeof runSummarySchema>

/** Rises with every change of the above, or of what it is concluded from: an older summary then counts for nothing. */
const version = 4

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

/** The facts of a run. */
export function summaryOf(run: RunState): RunSummary {
  const approved = run.approvedDevice
  const units = [approved, run.connected?.reading].flatMap((each) => (each ? serialsOf(each) : []))
  return {
    id: run.id,
    hostname: approved?.status.hostname ?? null,
    serial: approved?.status.serial ?? null,
    serials: [...new Set(units)],
    step: run.step,
    ticket: run.request.ticket,
    touchedAt: run.touchedAt,
    unknown: run.licenses.find(isUnsettled)?.key.license ?? null,
    openAfterYes: openAfterYes(run).map(({ key }) => key.license),
    told: toldInVain(run).map((each) => ({ ...each, yesAt: [...each.yesAt] })),
    reopened: run.finishedBefore !== null,
    verified: run.verification !== null,
    finished: run.finished && {
      at: run.finished.at,
      verdict: inShort(verdictOf(run)),
      reports: earlierEnds(run).length + 1,
    },
  }
}

function inShort({ state, sentence }: Verdict): Pick<Verdict, 'state' | 'sentence'> {
  return { state, sentence }
}

/**
 * The summary beside a journal, so that the first screen need not fold every journal there is. `null` where there is
 * none that fits: the length of the journal, the time of its last change and its last checksum are those that the
 * summary names. Then the journal says what is true of the run.
 */
export function readSummary(path: string, journal: string): RunSummary | null {
  try {
    const { data } = fileSchema.safeParse(JSON.parse(readFileSync(path, 'utf8')))
    if (!data) return null
    const now = markOf(journal)
    const { bytes, changed, sum } = data.journal
    return now.bytes === bytes && now.changed === changed && now.sum === sum ? data.run : null
  } catch {
    return null
  }
}

/**
 * Writes the summary of a journal that was read between two looks at its mark; where it was written to meanwhile, or
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

/** What tells one state of a journal from another. @throws Error where it can't be read. */
export function markOf(journal: string): JournalMark {
  const descriptor = openSync(journal, 'r')
  try {
    const { size, mtimeMs } = fstatSync(descriptor)
    const bytes = Buffer.alloc(Math.min(size, end.sum + end.after.length))
    readSync(descriptor, bytes, 0, bytes.length, size - bytes.length)
    const text = bytes.toString('latin1')
    return { bytes: size, changed: mtimeMs, sum: text.endsWith(end.after) ? text.slice(0, end.sum) : '' }
  } finally {
    closeSync(descriptor)
  }
}
