import type { BackupView } from '../../contract/step-views'
import type { RunState } from '../run'
import { no, yes, type Step } from './step'

/** Step 4: a backup of what there is before the change. */
export const backupStep: Step<BackupView | null> = {
  link: 'backup-guide',
  mayLeave: ({ backup }) => {
    if (!backup) return no('Take a backup, or point to one')
    const stop = backup.checks.find((check) => check.state === 'stop')
    return stop ? no(stop.text) : yes
  },
  forget: () => ({ backup: null }),
  view: viewBackup,
}

function viewBackup({ backup }: RunState): BackupView | null {
  if (!backup) return null
  const { method, path, bytes, sha256, restorable, reason, checks, at } = backup
  return { method, path, bytes, sha256, restorable, reason, checks, takenAt: at }
}
