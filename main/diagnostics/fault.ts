/** What kinds of faults there are, each with what happened. */
export const faultKinds = {
  call: 'A call of the window failed',
  command: 'A command failed',
  start: 'The application could not be set up',
  exception: 'An exception was not caught',
  rejection: 'A rejected promise was not handled',
  thread: 'A worker thread died',
  'window-gone': 'The window’s process is gone',
  'process-gone': 'Another process of the application is gone',
  unresponsive: 'The window is not responding',
  drawing: 'A screen could not be drawn',
  page: 'An exception in the window was not caught',
  'page-rejection': 'A rejected promise in the window was not handled',
} as const

export type FaultKind = keyof typeof faultKinds

/** How much of a fault is kept. */
export const faultBounds = { message: 1_000, frames: 20, frame: 200, calls: 30 } as const
