import { dialog, type BrowserWindow } from 'electron'

/** Holds the window back from closing while the FortiGate is migrating, and says why. */
export function guardClosing(window: BrowserWindow, mustStayOpen: () => boolean): void {
  window.on('close', (event) => {
    if (!mustStayOpen()) return
    event.preventDefault()
    void dialog.showMessageBox(window, {
      type: 'warning',
      message: 'The FortiGate is migrating a license right now.',
      detail: 'Wait until it has answered: then it is known what became of it, and the window can be closed.',
      buttons: ['Keep open'],
    })
  })
}
