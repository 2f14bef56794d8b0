import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { RunEvent } from '../../../main/migration/events'
import { JournalFile } from '../../../main/store/journal-file'
import { RunFolders } from '../../../main/store/run-folders'
import { temporaryFolder } from '../../temporary-folder'
import { first, prepared } from '../migration/world'

/** When all of these events happened. */
export const now = new Date('2026-11-28T08:00:00Z')
const outcome = { message: '', hint: '', people: [] } as const
/** A license is asked about, and answered `y`. */
export const told: readonly RunEvent[] = [
  { type: 'compared', key: first, checks: [], unchanged: true },
  { type: 'command-sent', key: first, command: 'execute …' },
  { type: 'asked', key: first, question: '(y/n)' },
  { type: 'decided', key: first, answer: 'y' },
]
/** What became of it. */
export const settledAs = (state: 'done' | 'refused' | 'partial' | 'unknown'): RunEvent => ({
  type: 'settled',
  key: first,
  outcome: { ...outcome, state },
})
/** The run is finished. */
export const end: readonly RunEvent[] = [
  { type: 'continued', to: 'verify' },
  { type: 'continued', to: 'portal' },
  { type: 'finished', report: 'report.html', summary: '' },
]
/** A run in which all went well. */
export const done = [...prepared, ...told, settledAs('done'), ...end]

/** A run with these events, and two bundles beside its journal. */
export function runOf(events: readonly RunEvent[], data = temporaryFolder(), id = 'run-1') {
  const folders = new RunFolders(data)
  const folder = folders.folder('live', id)
  const journal = JournalFile.create(folder.journal)
  for (const event of events) journal.append(event.type === 'opened' ? { ...event, id } : event, now)
  journal.close()
  for (const bundle of ['evidence', 'evidence-2']) {
    mkdirSync(join(folder.path, bundle, 'inner'), { recursive: true })
    writeFileSync(join(folder.path, bundle, 'report.html'), `the report in ${bundle}`)
    writeFileSync(join(folder.path, bundle, 'inner', 'sums'), bundle)
  }
  return { data, folders, folder }
}
