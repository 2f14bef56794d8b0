import type { MigrationState } from '../../../../main/contract/step-views'

interface StateWords {
  /** On the pill. */
  readonly title: string
  readonly tone: 'good' | 'warn' | 'bad' | 'accent' | 'plain'
  readonly icon?: 'check' | 'warn' | 'cross'
}

/** What a state is called. */
export const stateWords: Readonly<Record<MigrationState, StateWords>> = {
  waiting: { title: 'Waiting', tone: 'plain' },
  comparing: { title: 'Comparing', tone: 'accent' },
  'by-hand': { title: 'Waiting for you', tone: 'accent' },
  asked: { title: 'The device asks', tone: 'accent' },
  running: { title: 'Migrating', tone: 'accent' },
  settling: { title: 'Reading', tone: 'accent' },
  done: { title: 'Done', tone: 'good', icon: 'check' },
  refused: { title: 'Refused', tone: 'bad', icon: 'cross' },
  declined: { title: 'Answered n', tone: 'plain' },
  'not-started': { title: 'Not started', tone: 'plain' },
  partial: { title: 'Partly migrated', tone: 'bad', icon: 'warn' },
  unknown: { title: 'Not known', tone: 'warn', icon: 'warn' },
}
