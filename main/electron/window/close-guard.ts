import { app, dialog, powerMonitor, type BrowserWindow, type MessageBoxOptions } from 'electron'

/** What speaks against closing the window now. */
export interface Closing {
  /** The FortiGate is migrating: nothing may end the window. */
  readonly mustStayOpen: boolean
  /** By hand: whether the key is pressed yet is not known. */
  readonly isByHand: boolean
  /** The FortiGate stands at its question: it is asked first. */
  readonly mayLeaveUnanswered: boolean
  /** Someone may be locked out once the open session ends: it is asked first. */
  readonly mayLockOut: boolean
  /** An unfinished rehearsal would be lost: it is asked first. */
  readonly mayLoseRehearsal: boolean
}

const migrating: MessageBoxOptions = {
  type: 'warning',
  message: 'The FortiGate is migrating a license right now.',
  detail:
    'Wait until it answers: then the outcome is known and you can close the window. At any other time you can leave the run and resume it later.',
  buttons: ['Keep open'],
}

const handingOver: MessageBoxOptions = {
  type: 'warning',
  message: 'You decided on “y” for a license but haven’t handed over the result.',
  detail:
    'Paste what the terminal shows, or say that you can’t: then the license’s outcome can be determined and you can close the window. At any other time you can leave the run and resume it later.',
  buttons: ['Keep open'],
}

const unanswered: MessageBoxOptions = {
  type: 'warning',
  message: 'The FortiGate is waiting for your answer. Leave anyway?',
  detail:
    'Leaving ends the session without an answer, and it is unknown how a FortiGate treats that. The license is read again after the next login, and you can ask about it again 15 minutes later.',
  buttons: ['Stay here', 'Leave anyway'],
  defaultId: 0,
  cancelId: 0,
}

const loginFailed: MessageBoxOptions = {
  type: 'warning',
  message: 'Your second login failed. Leave anyway?',
  detail: 'You may be locked out once the open session ends. Leaving ends it.',
  buttons: ['Stay here', 'Leave anyway'],
  defaultId: 0,
  cancelId: 0,
}

const rehearsing: MessageBoxOptions = {
  type: 'warning',
  message: 'Leave this rehearsal?',
  detail: 'It ends here, can’t be resumed and saves no report. Finish it if you want to keep its results.',
  buttons: ['Stay here', 'Leave it'],
  defaultId: 0,
  cancelId: 0,
}

type Held = { readonly preventDefault: () => void }

function whatToAsk(closing: Closing): MessageBoxOptions | null {
  if (closing.mayLoseRehearsal) return rehearsing
  if (closing.mayLeaveUnanswered) return unanswered
  return closing.mayLockOut ? loginFailed : null
}

/**
 * Holds back closing the window, quitting (also by a signal), logging out and shutting down while the FortiGate is
 * migrating, or the person is about to have it migrate, and says why. At its question, after a second login that failed, and in an unfinished rehearsal, closing
 * and quitting ask first. At any other moment nothing is in the air: the journal has everything.
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
    void show(closing.isByHand ? handingOver : migrating)
  }
  const askFirst = (leave: () => void) => (event: Held) => {
    holdBack(event)
    if (closing.mustStayOpen || isLeaving) return
    const box = whatToAsk(closing)
    if (!box) return
    event.preventDefault()
    void show(box).then((answer) => {
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
  // Electron’s own handlers listen once: a second Ctrl-C would end the process.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      app.quit()
    })
  }
  // The end of the session: Windows asks the window, Linux and macOS tell the power monitor.
  window.on('query-session-end', holdBack)
  powerMonitor.addListener('shutdown', (event?: { readonly preventDefault?: () => void }) => {
    holdBack({ preventDefault: () => event?.preventDefault?.() })
  })
}
