import { existsSync } from 'node:fs'
import type { Places } from '../files/lasting-disk'
import type { Owner } from './owned-file'
import { administrator, machineWidePolicy } from './policy-place'

/**
 * Where settings, runs and evidence of this person lie: where the policy of the organization says, else in the folder
 * that the operating system has for them. The one place that decides it, for the window and for the command line.
 *
 * @param own the folder that the operating system has for them
 * @param place of the policy; another one, of another owner and on other disks, only in tests
 */
export async function chooseDataFolder(
  own: string,
  place: string = machineWidePolicy(),
  owner: Owner = administrator(),
  disks?: Places,
): Promise<string> {
  // Most computers have none, and what reads one takes longer to load than all that comes before the window.
  if (!existsSync(place)) return own
  const { readPolicy } = await import('./policy')
  const { fixedDataFolder } = await import('./fixed-data-folder')
  const { dataFolder } = readPolicy(place, owner, disks).policy
  return dataFolder === undefined ? own : fixedDataFolder(dataFolder)
}
