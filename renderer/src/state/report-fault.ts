import { faultTextLimits } from '../../../main/contract/fault-text-limits'
import type { CallArgument } from '../../../main/contract/calls'
import { messageOf } from '../../../main/text/message'
import { ask } from './calls'

/** How many faults one page reports: one that fails again and again says nothing new. */
const mostReports = 20

let reports = 0

/** Tells main of a fault of the page itself, which keeps it in the fault log. */
export function reportFault(kind: CallArgument<'reportFault'>['kind'], error: unknown): void {
  reports += 1
  if (reports > mostReports) return
  const { name, stack = '' } = error instanceof Error ? error : { name: typeof error }
  void ask('reportFault', {
    kind,
    name: name.slice(0, 100),
    message: messageOf(error).slice(0, faultTextLimits.message),
    stack: stack.slice(0, faultTextLimits.stack),
  })
}

/** Reports from now on what nothing in the page catches. */
export function watchPage(): void {
  window.addEventListener('error', (event) => {
    // The browser itself says this where a layout takes more than one round: nothing was thrown.
    if (event.message.startsWith('ResizeObserver loop')) return
    reportFault('page', event.error ?? event.message)
  })
  window.addEventListener('unhandledrejection', (event) => {
    reportFault('page-rejection', event.reason)
  })
}
