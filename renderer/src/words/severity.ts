import type { Severity } from '../../../main/contract/review'

/** What a finding weighs, in a word. */
export const severityWords = {
  blocker: { mark: 'Blocks', tone: 'bad' },
  warning: { mark: 'Warning', tone: 'warn' },
  info: { mark: 'Worth knowing', tone: 'plain' },
} as const satisfies Record<Severity, unknown>
