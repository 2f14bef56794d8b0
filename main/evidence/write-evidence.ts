import { basename } from 'node:path'
import type { ReportLook } from '../contract/snapshot'
import type { JournalRecord } from '../migration/journal'
import type { RunState } from '../migration/run'
import { renderCalendar } from './report/calendar'
import { renderCsv } from './report/csv'
import { renderReport, type ReportImage } from './report/html'
import { makeReport } from './report/report'
import { bundleNames, writeBundle } from './bundle'
import { readCommands } from './transcript/commands'
import type { Signer } from './signing-key'

/** Prints a self-contained page without scripts. */
export type PrintPdf = (page: string, paper: PrintedPaper) => Promise<Uint8Array>

/** What a page is printed on, and what stands in the margin of each sheet. */
interface PrintedPaper {
  readonly size: ReportLook['paper']
  readonly title: string
  /** Empty where it is no rehearsal. */
  readonly mark: string
}

/** What evidence is written from. */
export interface EvidenceSources {
  readonly run: RunState
  readonly records: readonly JournalRecord[]
  /** The journal and the transcript on the disk, complete up to now. */
  readonly journal: string
  readonly transcript: string
  readonly look: ReportLook
  readonly logo: ReportImage | null
  readonly signer: Signer
  /** `null` where nothing can print, as on the command line. */
  readonly printPdf: PrintPdf | null
  readonly now: Date
}

/** Rows of a list on paper. Chromium needs seven hundred kilobytes of memory for each; nobody reads on beyond. */
const mostPrinted = 500

/** Writes the bundle of a run into `folder`: the report in all its forms, the journal, the transcript, the sums. */
export async function writeEvidence(folder: string, sources: EvidenceSources): Promise<void> {
  const { run, records, journal, transcript, look, logo, signer, printPdf, now } = sources
  const commands = await readCommands(transcript)
  const report = makeReport({
    run,
    records,
    commands,
    company: look.company,
    signedWith: signer.fingerprint,
    now,
  })
  const page = renderReport(report, logo)
  const rehearsal = run.mode === 'rehearsal'
  const files = new Map<string, string | Uint8Array>([
    ['report.html', page],
    ['report.json', `${JSON.stringify(report, null, 1)}\n`],
    ...renderCsv(report),
    [
      'dates.ics',
      renderCalendar(report.dates, { runId: run.id, device: report.device?.hostname ?? '', rehearsal }, now),
    ],
    [bundleNames.backups, sumsOf(run)],
  ])
  if (printPdf) {
    const mark = rehearsal ? 'REHEARSAL: no real device was touched' : ''
    const sheets = renderReport(report, logo, mostPrinted)
    files.set('report.pdf', await printPdf(sheets, { size: look.paper, title: report.title, mark }))
  }
  const copies = new Map([
    [bundleNames.journal, journal],
    [bundleNames.transcript, transcript],
  ])
  await writeBundle(folder, { files, copies, rehearsal }, signer)
}

/** The sums of the backups, as `sha256sum` writes them. */
function sumsOf({ backup, backupAfter }: RunState): string {
  return [backup, backupAfter]
    .flatMap((taken) => (taken ? [`${taken.sha256}  ${basename(taken.path)}\n`] : []))
    .join('')
}
