import type { Severity } from '../../../main/contract/review'
import type { WordsOf } from '../language/words'

const tones = { blocker: 'bad', warning: 'warn', info: 'plain' } as const satisfies Record<Severity, unknown>

interface SeverityWords {
  readonly mark: string
  readonly tone: (typeof tones)[Severity]
}

/** What a finding weighs, in a word. */
export function severityWords(severity: Severity, { say }: WordsOf<'window'>): SeverityWords {
  return { mark: say(`severity.${severity}`), tone: tones[severity] }
}
