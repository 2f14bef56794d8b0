import { app, dialog, powerMonitor, type BrowserWindow } from 'electron'

const reason = {
  type: 'warning',
  message: 'The FortiGate is migrating a license right now.',
  detail:
    'Wait until it has answered: then it is known what became of it, and the window can be closed. At any other moment it can be left, and resumed later.',
  buttons: ['Keep open'],
} as const

/**
 * Holds back closing the window, quitting, logging out and shutting down while the FortiGate is migrating, and says
 * why. At any other moment nothing is in the air: the journal has everything.
 */
export function guardClosing(window: BrowserWindow, mustStayOpen: () => boolean): void {
  let isShown = false
  const holdBack = (event: { readonly preventDefault: () => void }) => {
    if (!mustStayOpen()) return
    event.preventDefault()
    if (isShown || window.isDestroyed()) return
    isShown = true
    void dialog.showMessageBox(window, { ...reason, buttons: [...reason.buttons] }).finally(() => {
      isShown = false
    })
  }
  window.on('close', holdBack)
  app.on('before-quit', holdBack)
  // The end of the session: Windows asks the window, Linux and macOS tell the power monitor.
  window.on('query-session-end', holdBack)
  powerMonitor.addListener('shutdown', (event?: { readonly preventDefault?: () => void }) => {
    holdBack({ preventDefault: () => event?.preventDefault?.() })
  })
}
