import type { BrowserWindow } from 'electron'

/** A page that crashes again and again is left alone after this many times. */
const attempts = 3

/** Draws the window again when its page has crashed. Main owns the run, so nothing of it is lost. */
export function redrawAfterCrash(window: BrowserWindow): void {
  let left = attempts
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason === 'clean-exit' || left === 0) return
    left -= 1
    window.webContents.reload()
  })
}
