import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { ReportLook } from '../contract/snapshot'
import type { JournalRecord } from '../migration/journal'
import { planSchema, type MigrationPlan } from '../migration/plan/schema'
import type { RunState } from '../migration/run'
import { showMarksOfJson } from '../text/marks'
import { announcementAsText } from './announcements/as-text'
import { renderPlan } from './plan/html'
import { renderCalendar } from './report/calendar'
import { renderCsv } from './report/csv'
import { renderCommands } from './report/commands-page'
import { renderReport } from './report/html'
import type { ReportImage } from './report/page-one'
import { makeReport } from './report/report'
import { writeBundle } from './bundle'
import { bundleNames, pastedName } from './bundle-names'
import { readCommands } from './transcript/commands'
import type { Signer } from './signing-key'

export { fontSheet } from './report/document'
export { printedFamilies } from './report/run-report-style'

/** Prints a page without scripts; it is self-contained but for `fontSheet`. */
export type PrintPdf = (page: string, paper: PrintedPaper) => Promise<Uint8Array>

/** What a page is printed on, and what stands in the margin of each sheet. */
interface PrintedPaper {
  readonly size: ReportLook['paper']
  readonly title: string
  /** Empty if it is no rehearsal. */
  readonly mark: string
}

/** What evidence is written from. */
export interface EvidenceSources {
  readonly run: RunState
  readonly records: readonly JournalRecord[]
  /** The journal and the transcript on the disk, complete up to now. */
  readonly journal: string
  readonly transcript: string
  /** Where the plan that was saved in the run lies, if one was. */
  readonly plan?: string
  /** The folder of what a person pasted, if anybody did. */
  readonly pasted?: string
  readonly look: ReportLook
  readonly logo: ReportImage | null
  readonly signer: Signer
  /** `null` if nothing can print, as on the command line. */
  readonly printPdf: PrintPdf | null
  readonly now: Date
}

/** Rows of a list on paper. Chromium needs seven hundred kilobytes of memory for each; nobody reads on beyond. */
const mostPrinted = 500

/** Writes the bundle of a run into `folder`: the report in all its forms, the journal, the transcript, the sums. */
export async function writeEvidence(folder: string, sources: EvidenceSources): Promise<void> {
  const { run, records, journal, transcript, plan: planFile, look, logo, signer, printPdf, now } = sources
  const commands = await readCommands(transcript)
  const plan = await savedPlan(run, planFile)
  const report = makeReport({
    run,
    records,
    commands,
    plan: plan?.devices[0] ?? null,
    company: look.company,
    signedWith: signer.fingerprint,
    timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    now,
  })
  const rehearsal = run.mode === 'rehearsal'
  const files = new Map<string, string | Uint8Array>([
    ['commands.html', renderCommands(report)],
    ['report.json', `${showMarksOfJson(JSON.stringify(report, null, 1))}\n`],
    ...renderCsv(report),
    [
      'dates.ics',
      renderCalendar(
        report.dates,
        { runId: run.id, device: report.device?.hostname ?? '', rehearsal },
        now,
        run.change,
      ),
    ],
    ...announcementFiles(run),
    [bundleNames.backups, sumsOf(run)],
  ])
  if (plan) files.set('plan.html', renderPlan(plan, logo))
  const papers = async (rootHash: string) => {
    const page = renderReport(report, { logo, rootHash })
    const made = new Map<string, string | Uint8Array>([['report.html', page]])
    if (printPdf) {
      const mark = rehearsal ? 'REHEARSAL: no real device was touched' : ''
      const sheets = renderReport(report, { logo, rootHash, most: mostPrinted, isPrinted: true })
      made.set('report.pdf', await printPdf(sheets, { size: look.paper, title: report.title, mark }))
    }
    return made
  }
  const copies = new Map<string, string>([
    [bundleNames.journal, journal],
    [bundleNames.transcript, transcript],
  ])
  for (const file of await pastedFiles(sources.pasted)) copies.set(pastedName(basename(file)), file)
  if (plan && planFile !== undefined) copies.set('plan.json', planFile)
  await writeBundle(folder, { files, copies, papers, rehearsal }, signer)
}

async function pastedFiles(folder: string | undefined): Promise<readonly string[]> {
  if (folder === undefined) return []
  const names = await readdir(folder).catch(() => [])
  return names
    .filter((name) => name.endsWith('.txt'))
    .sort()
    .map((name) => join(folder, name))
}

/** The texts for people, as they were kept last. */
function announcementFiles({ announcements }: RunState): readonly (readonly [string, string])[] {
  return [...announcements].map(([key, { text }]) => [`text-${key}.txt`, announcementAsText(text)])
}

/** The plan that was saved in the run; `null` if none was, or its file is gone, was changed since, or is of another version. */
async function savedPlan({ plan }: RunState, file: string | undefined): Promise<MigrationPlan | null> {
  if (plan === null || file === undefined) return null
  const bytes = await readFile(file).catch(() => null)
  if (bytes === null || createHash('sha256').update(bytes).digest('hex') !== plan.sha256) return null
  // Another version of Tokenferry may have saved it: that must not keep a report from being written.
  return planSchema.safeParse(JSON.parse(bytes.toString('utf8'))).data ?? null
}

/** The sums of the backups, as `sha256sum` writes them. */
function sumsOf({ backup, backupAfter }: RunState): string {
  return [backup, backupAfter]
    .flatMap((taken) => (taken ? [`${taken.sha256}  ${basename(taken.path)}\n`] : []))
    .join('')
}
