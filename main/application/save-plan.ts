import { createHash } from 'node:crypto'
import type { PlanFormat } from '../contract/plan-formats'
import type { ReviewFile } from '../contract/review'
import type { MigrationPlan } from '../migration/plan/schema'
import { notNow } from '../migration/not-now'
import { refuseElsewhere } from '../migration/steps/action'
import { notePlan } from '../migration/steps/note-plan'
import { planningSteps } from '../migration/steps/planning'
import type { Settings } from '../settings/settings-schema'
import type { RunFolders } from '../store/run-folders'
import { saveFile } from './chosen-file'
import type { Desktop } from './desktop'
import type { OpenRun } from './open-run'
import { rehearsalOf } from './rehearsal-of-device'
import { saveSigned } from './signed-file'

/** What a plan is saved with. */
export interface PlanMeans {
  readonly desktop: Pick<Desktop, 'chooseWhereToSave' | 'keeper' | 'printPdf'>
  readonly look: Settings['report']
  readonly version: string
  readonly now: () => Date
}

/** Rows of a list on paper, as in the report. */
const mostPrinted = 500

/**
 * Saves the plan of the open run where the person chooses, signed as the evidence is, and notes that in the run.
 *
 * @returns the path, or `null` if the person chose none
 * @throws ProblemError if there is nothing to plan yet, or a file can’t be written or would be lost
 */
export async function savePlanOfRun(
  format: PlanFormat,
  { procedure, folder }: OpenRun,
  means: PlanMeans & { readonly folders: RunFolders; readonly dataFolder: string },
): Promise<string | null> {
  const { desktop, look, version, now, folders, dataFolder } = means
  refuseElsewhere(procedure.state, planningSteps)
  if (!procedure.state.inventory) throw notNow('There is nothing to plan until the inventory has been read.')
  const hostname = procedure.state.approvedDevice?.status.hostname ?? ''
  const path = await askForPath(`plan ${hostname}`, format, desktop)
  if (path === null) return null
  const [{ openSigningKey }, { makeDevicePlan }, { subjectOfRun }, { planInShort }, { planAsJson }] =
    await Promise.all([
      import('../evidence/signing-key'),
      import('../migration/plan/plan'),
      import('../migration/plan/of-run'),
      import('../migration/plan/differences'),
      import('../evidence/plan/json'),
    ])
  const { signer } = openSigningKey(dataFolder, desktop.keeper)
  const { state, findings } = procedure
  const device = await makeDevicePlan(subjectOfRun(state, findings, await rehearsalOf(state, folders)))
  const plan: MigrationPlan = {
    version: 1,
    mode: state.mode,
    writtenAt: now().toISOString(),
    application: version,
    company: look.company,
    signedWith: signer.fingerprint,
    devices: [device],
    passedOver: [],
  }
  const kept = Buffer.from([...planAsJson(plan)].join(''))
  const content = await contentOf(plan, format, look, desktop)
  await saveSigned(path, content, signer, 'plan')
  // Last: if one of those can’t be written, the plan that was saved before stays the one that the run is compared with.
  await saveFile(folder.plan, kept, 'plan')
  const sha256 = createHash('sha256').update(kept).digest('hex')
  await procedure.perform(notePlan(planInShort(device, { sha256, format })))
  return path
}

/**
 * Saves the plan for reviewed files where the person chooses. It is not signed: nothing was read from a device.
 *
 * @returns the path, or `null` if the person chose none
 */
export async function savePlanOfReviews(
  format: PlanFormat,
  files: readonly ReviewFile[],
  { desktop, look, version, now }: PlanMeans,
): Promise<string | null> {
  const [only] = files
  const name = files.length === 1 ? `plan ${only?.device?.hostname ?? ''}` : 'plan'
  const path = await askForPath(name, format, desktop)
  if (path === null) return null
  const { planReviews } = await import('../evidence/plan/plan-reviews')
  const about = { application: version, company: look.company, now: now() }
  const plan = await planReviews({ files, passedOver: [] }, about)
  await saveFile(path, await contentOf(plan, format, look, desktop), 'plan')
  return path
}

function askForPath(
  name: string,
  format: PlanFormat,
  { chooseWhereToSave, printPdf }: PlanMeans['desktop'],
): Promise<string | null> {
  if (format === 'pdf' && printPdf === null) throw notNow('Nothing here can print a PDF.')
  return chooseWhereToSave(`${name.replaceAll(/[^\w-]+/g, ' ').trim()}.${format}`)
}

async function contentOf(
  plan: MigrationPlan,
  format: PlanFormat,
  { logo, paper }: Settings['report'],
  { printPdf }: PlanMeans['desktop'],
): Promise<Uint8Array> {
  const image = logo && { address: logo.address }
  switch (format) {
    case 'json': {
      const { planAsJson } = await import('../evidence/plan/json')
      return Buffer.from([...planAsJson(plan)].join(''))
    }
    case 'csv': {
      const { planAsCsv } = await import('../evidence/plan/csv')
      return Buffer.from(planAsCsv(plan))
    }
    case 'html': {
      const { renderPlan } = await import('../evidence/plan/html')
      return Buffer.from(renderPlan(plan, image))
    }
    case 'pdf': {
      if (printPdf === null) throw notNow('Nothing here can print a PDF.')
      const [{ renderPlan }, { planTitle }] = await Promise.all([
        import('../evidence/plan/html'),
        import('../evidence/plan/sums'),
      ])
      const mark = plan.mode === 'rehearsal' ? 'REHEARSAL: no real device was touched' : ''
      return printPdf(renderPlan(plan, image, mostPrinted, true), {
        size: paper,
        title: planTitle(plan),
        mark,
      })
    }
  }
}
