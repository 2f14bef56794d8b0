import { join } from 'node:path'
import type { Policy } from '../contract/policy'
import { ProblemError, type Problem } from '../contract/result'
import type { JournalRecord } from '../migration/journal'
import type { RunState } from '../migration/run'
import type { Settings } from '../settings/settings-schema'
import type { RunFolder } from '../store/run-folders'
import type { Desktop } from './desktop'
import { signedOtherwise } from './wanted-key'

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
  readonly policy: Policy
  /** Told what a person has to know of the key that signs. */
  readonly onKey: (problem: Problem) => void
  readonly now: () => Date
}

/** Writes the bundle of a run; answers the path of its report. @throws ProblemError `report-unwritable` */
export async function writeRunEvidence(
  { run, records, folder }: EvidenceOf,
  { desktop, look, dataFolder, policy, onKey, now }: EvidenceMeans,
): Promise<string> {
  const [{ writeEvidence }, { openSigningKey }] = await Promise.all([
    import('../evidence/write-evidence'),
    import('../evidence/signing-key'),
  ])
  const { company, paper, logo } = look
  const bundle = folder.evidence(run)
  try {
    const { signer, problems } = openSigningKey(dataFolder, desktop.keeper)
    for (const problem of problems) onKey(problem)
    const otherwise = run.mode === 'live' && signedOtherwise(policy, signer.fingerprint)
    if (otherwise) onKey(otherwise)
    await writeEvidence(bundle, {
      run,
      records,
      journal: folder.journal,
      transcript: folder.transcript,
      plan: folder.plan,
      pasted: folder.pasted,
      look: { company, paper },
      logo: logo && { address: logo.address },
      signer,
      printPdf: desktop.printPdf,
      now: now(),
    })
  } catch (error) {
    throw ProblemError.because(error, {
      code: 'report-unwritable',
      message: `The report can’t be saved to ${bundle}.`,
      hint: 'Free some space, check that folder’s permissions, or close the program that has an earlier report open, then finish again.',
    })
  }
  return join(bundle, 'report.html')
}
