import type { StepId } from '../../../main/contract/steps'

interface StepWords {
  /** Why this step is there, in a sentence or two. */
  readonly purpose: string
  /** The button that leaves it. */
  readonly go: string
  /** Words of the glossary that somebody may meet here for the first time. */
  readonly terms: readonly string[]
}

export const stepWords: Readonly<Record<StepId, StepWords>> = {
  connect: {
    purpose:
      'Tokenferry logs in over SSH and reads which FortiGate this is. Your password is sent only after you have accepted the host key. Nothing on the device changes.',
    go: 'Continue to the service check',
    terms: ['VDOM'],
  },
  service: {
    purpose:
      'The users move to the FortiToken Cloud account of this FortiGate. Here you see whether that account can take them, and until when it is paid for.',
    go: 'Continue to the inventory',
    terms: ['balance', 'transfer license', 'credit-based'],
  },
  inventory: {
    purpose:
      'The FortiToken Mobile licenses of this device, and everyone who logs in with a second factor. A license moves as a whole, with all its tokens and users.',
    go: 'Continue to the backup',
    terms: ['license', 'trial license', 'second factor'],
  },
  backup: {
    purpose:
      'Keep a copy of the configuration as it is now. It can bring settings back; it can’t bring back a migrated license or its tokens.',
    go: 'Continue to pre-authorization',
    terms: ['backup'],
  },
  preauthorization: {
    purpose:
      'Fortinet Customer Service must set a migration flag for each license before the FortiGate can migrate it. Send the request below, and come back when they have answered.',
    go: 'Continue to the migration',
    terms: ['pre-authorization', 'migration flag'],
  },
  migrate: {
    purpose:
      'One license at a time. Everything is read again and compared with what you approved; then the FortiGate asks, and you answer.',
    go: 'Continue to the verification',
    terms: ['question', 'settled', 'untouched'],
  },
  verify: {
    purpose:
      'The FortiGate and FortiToken Cloud are read again and compared with the inventory, user by user.',
    go: 'Continue to the portal',
    terms: ['through', 'verdict'],
  },
  portal: {
    purpose:
      'After the migration the command line no longer shows token serial numbers. Compare them in the portal, under User Management › Users: every user must still have the token listed here.',
    go: 'Finish and write the report',
    terms: ['portal', 'evidence bundle'],
  },
}
