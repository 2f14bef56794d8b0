import type { BackupView } from '../../contract/step-views'
import { no, yes } from '../allowed'
import type { BackupTaken } from '../events'
import { notNow } from '../not-now'
import { checkBackup } from '../readings/backup'
import type { RunState } from '../run'
import { at, type Action } from './action'
import { backUpDevice } from './back-up-device'
import type { Step } from './step'

/** Step 4: a backup of what there is before the change. */
export const backupStep: Step<BackupView | null> = {
  link: 'backup-guide',
  mayLeave: ({ backup }) => {
    if (!backup) return no('Make or choose a backup')
    const stop = backup.checks.find((check) => check.state === 'stop')
    return stop ? no(stop.text) : yes
  },
  waitsFor: 'No backup yet',
  view: viewBackup,
}

/** Takes a backup of the FortiGate, and checks it. */
export function backUp(): Action {
  return at('backup', (bench) =>
    bench.read('Backing up', async (signal, fortigate) => {
      bench.forgetCommands()
      const { method, way, stored } = await backUpDevice(bench, fortigate(), signal)
      bench.note('Checking the backup')
      const { text } = await bench.readBackup(stored.path)
      bench.record({
        type: 'backed-up',
        backup: { method, way, ...stored, ...reviewed(bench.run, text, method) },
      })
    }),
  )
}

/** Takes a backup that was made by other means, once it has been checked. */
export function useBackup(path: string): Action {
  return at('backup', (bench) =>
    bench.once('Checking the backup', async () => {
      const { text, bytes, sha256 } = await bench.readBackup(path)
      bench.record({
        type: 'backed-up',
        backup: { method: 'file', path, bytes, sha256, ...reviewed(bench.run, text, 'file') },
      })
    }),
  )
}

function reviewed(run: RunState, text: string, method: BackupTaken['method']) {
  const inventory = run.inventory?.inventory
  if (!inventory) throw notNow('Take the inventory first.')
  return checkBackup(text, method, inventory)
}

function viewBackup({ backup }: RunState): BackupView | null {
  if (!backup) return null
  const { method, path, bytes, sha256, restorable, reason, checks, at } = backup
  return { method, path, bytes, sha256, restorable, reason, checks, takenAt: at }
}
