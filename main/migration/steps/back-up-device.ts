import type { Bench } from '../bench'
import type { FortiGate } from '../fortigate'
import { notNow } from '../not-now'
import { takeBackup } from '../readings/backup'

/** Takes a backup of the device, named by its hostname. @throws ProblemError */
export async function backUpDevice(
  { run, createBackup, note }: Bench,
  fortigate: FortiGate,
  signal: AbortSignal,
): ReturnType<typeof takeBackup> {
  if (fortigate.cannot) throw notNow(fortigate.cannot.backUp)
  const hostname = run.connected?.reading.status.hostname ?? 'fortigate'
  return takeBackup(fortigate, () => createBackup(hostname), note, signal)
}
