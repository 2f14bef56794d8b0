import { app, dialog, powerMonitor, type BrowserWindow, type MessageBoxOptions } from 'electron'

/** What speaks against closing the window now. */
export interface Closing {
  /** The FortiGate is migrating: nothing may end the window. */
  readonly mustStayOpen: boolean
  /** Somebody may be locked out once the open session ends: it is asked first. */
  readonly mayLockOut: boolean
}

const migrating: MessageBoxOptions = {
  type: 'warning',
  message: 'The FortiGate is migrating a license right now.',
  detail:
    'Wait until it has answered: then it is known what became of it, and the window can be closed. At any other moment it can be left, and resumed later.',
  buttons: ['Keep open'],
}

const loginFailed: MessageBoxOptions = {
  type: 'warning',
  message: 'Your second login failed. Leave anyway?',
  detail: 'You may be locked out once the open session ends. Leaving ends it.',
  buttons: ['Stay here', 'Leave anyway'],
  defaultId: 0,
  cancelId: 0,
}

type Held = { readonly preventDefault: () => void }

/**
 * Holds back closing the window, quitting, logging out and shutting down while the FortiGate is migrating, and says
 * why. After a second login that failed, closing and quitting ask first. At any other moment nothing is in the air: the
 * journal has everything.
 */
export function guardClosing(window: BrowserWindow, closing: Closing): void {
  let isShown = false
  let isLeaving = false
  const show = async (box: MessageBoxOptions): Promise<number> => {
    if (isShown || window.isDestroyed()) return 0
    isShown = true
    try {
      const { response } = await dialog.showMessageBox(window, box)
      return response
    } finally {
      isShown = false
    }
  }
  const holdBack = (event: Held) => {
    if (!closing.mustStayOpen) return
    event.preventDefault()
    void show(migrating)
  }
  const askFirst = (leave: () => void) => (event: Held) => {
    holdBack(event)
    if (closing.mustStayOpen || isLeaving || !closing.mayLockOut) return
    event.preventDefault()
    void show(loginFailed).then((answer) => {
      if (answer !== 1) return
      isLeaving = true
      leave()
    })
  }
  window.on(
    'close',
    askFirst(() => {
      window.close()
    }),
  )
  app.on(
    'before-quit',
    askFirst(() => {
      app.quit()
    }),
  )
  // The end of the session: Windows asks the window, Linux and macOS tell the power monitor.
  window.on('query-session-end', holdBack)
  powerMonitor.addListener('shutdown', (event?: { readonly preventDefault?: () => void }) => {
    holdBack({ preventDefault: () => event?.preventDefault?.() })
  })
}
