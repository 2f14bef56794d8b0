import { app, type BrowserWindow } from 'electron'
import { FaultLog } from '../diagnostics/fault-log'
import { watchProcess } from '../diagnostics/watch-process'
import { maskSecrets } from '../fortios/mask-secrets'
import { showMarks } from '../text/marks'

/** Opens the fault log, and keeps from now on what this process does not catch and what other processes end with. */
export function openFaultLog(dataFolder: string): FaultLog {
  const log = new FaultLog({
    dataFolder,
    version: app.getVersion(),
    now: () => new Date(),
  })
  watchProcess(log, printFault)
  app.on('child-process-gone', (_event, { type, reason, exitCode }) => {
    if (reason !== 'clean-exit') log.record('process-gone', `${type}: ${reason}, exit code ${exitCode}`)
  })
  return log
}

/** Keeps the crashes of a window, and that it hangs. */
export function watchWindow(window: BrowserWindow, { record }: FaultLog): void {
  window.webContents.on('render-process-gone', (_event, { reason, exitCode }) => {
    if (reason !== 'clean-exit') record('window-gone', `${reason}, exit code ${exitCode}`)
  })
  window.webContents.on('preload-error', (_event, _path, error) => {
    record('page', error)
  })
  window.on('unresponsive', () => {
    record('unresponsive', 'It has not processed input for a while.')
  })
}

/** Prints what the error itself says, without secrets. Printed whole it would show everything that hangs on it. */
export function printFault(error: unknown): void {
  console.error(showMarks(maskSecrets((error instanceof Error && error.stack) || String(error))))
}
