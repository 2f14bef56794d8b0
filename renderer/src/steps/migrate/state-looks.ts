import type { MigrationState } from '../../../../main/contract/step-views'

interface StateLook {
  readonly tone: 'good' | 'warn' | 'bad' | 'accent' | 'plain'
  readonly icon?: 'check' | 'warn' | 'cross'
}

/** How a state is marked. */
export const stateLooks: Readonly<Record<MigrationState, StateLook>> = {
  waiting: { tone: 'plain' },
  comparing: { tone: 'accent' },
  'by-hand': { tone: 'accent' },
  asked: { tone: 'accent' },
  running: { tone: 'accent' },
  settling: { tone: 'accent' },
  done: { tone: 'good', icon: 'check' },
  refused: { tone: 'bad', icon: 'cross' },
  declined: { tone: 'plain' },
  'not-started': { tone: 'plain' },
  partial: { tone: 'bad', icon: 'warn' },
  unknown: { tone: 'warn', icon: 'warn' },
}
