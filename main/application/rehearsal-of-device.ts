import { readCommands } from '../evidence/transcript/commands'
import { rehearsedTimes } from '../migration/plan/rehearsed'
import type { RehearsedTimes } from '../migration/plan/schema'
import { serialsOf } from '../migration/readings/device'
import type { RunState } from '../migration/run'
import { readJournal } from '../store/journal-file'
import type { RunFolders } from '../store/run-folders'

/**
 * How long the last rehearsal of this device took that was finished and is kept; `null` if there is none. A twin that
 * was made from a backup alone has another serial number, and is known by its hostname.
 */
export async function rehearsalOf(
  { approvedDevice, id: own }: Pick<RunState, 'approvedDevice' | 'id'>,
  folders: RunFolders,
): Promise<RehearsedTimes | null> {
  if (!approvedDevice) return null
  const { hostname } = approvedDevice.status
  const serials = serialsOf(approvedDevice)
  const alike = folders
    .list()
    .flatMap((run) =>
      !('problem' in run) &&
      run.mode === 'rehearsal' &&
      run.id !== own &&
      (run.hostname === hostname || serials.includes(run.serial ?? ''))
        ? [run.id]
        : [],
    )
    .toSorted()
  const newest = alike.at(-1)
  if (newest === undefined) return null
  const { journal, transcript } = folders.folder('rehearsal', newest)
  try {
    return rehearsedTimes(readJournal(journal).records, await readCommands(transcript))
  } catch {
    // A rehearsal that can't be read any more lends no times.
    return null
  }
}
