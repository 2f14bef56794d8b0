/** What kinds of faults there are, each with what happened. */
export const faultKinds = {
  call: 'A call of the window failed',
  command: 'A command failed',
  start: 'The application could not be put together',
  exception: 'Nothing caught what was thrown',
  rejection: 'Nothing waited for what failed',
  thread: 'A thread beside the window’s process died',
  'window-gone': 'The process of the window is gone',
  'process-gone': 'Another process of the application is gone',
  unresponsive: 'The window does not answer',
  drawing: 'A screen could not be drawn',
  page: 'Nothing in the window caught what was thrown',
  'page-rejection': 'Nothing in the window waited for what failed',
} as const

export type FaultKind = keyof typeof faultKinds

/** How much of a fault is kept. */
export const faultBounds = { message: 1_000, frames: 20, frame: 200, calls: 30 } as const
