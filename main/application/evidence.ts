import { join } from 'node:path'
import { ProblemError } from '../contract/result'
import type { JournalRecord } from '../migration/journal'
import type { RunState } from '../migration/run'
import type { Settings } from '../settings/settings-schema'
import type { RunFolder } from '../store/run-folders'
import type { Desktop } from './desktop'

/** What evidence is written about. */
export interface EvidenceOf {
  readonly run: RunState
  readonly records: readonly JournalRecord[]
  readonly folder: RunFolder
}

/** What it is written with. */
export interface EvidenceMeans {
  readonly desktop: Pick<Desktop, 'keeper' | 'printPdf'>
  readonly look: Settings['report']
  readonly dataFolder: string
  readonly now: () => Date
}

/** Writes the bundle of a run; answers the path of its report. @throws ProblemError `report-unwritable` */
export async function writeRunEvidence(
  { run, records, folder }: EvidenceOf,
  { desktop, look, dataFolder, now }: EvidenceMeans,
): Promise<string> {
  const [{ writeEvidence }, { openSigningKey }] = await Promise.all([
    import('../evidence/write-evidence'),
    import('../evidence/signing-key'),
  ])
  const { company, paper, logo } = look
  const bundle = folder.evidence(run)
  try {
    await writeEvidence(bundle, {
      run,
      records,
      journal: folder.journal,
      transcript: folder.transcript,
      look: { company, paper },
      logo: logo && { address: logo.address },
      signer: openSigningKey(dataFolder, desktop.keeper),
      printPdf: desktop.printPdf,
      now: now(),
    })
  } catch (error) {
    throw ProblemError.because(error, {
      code: 'report-unwritable',
      message: `The report can’t be written to ${bundle}.`,
      hint: 'Free some space or check the rights of that folder, then finish again.',
    })
  }
  return join(bundle, 'report.html')
}
