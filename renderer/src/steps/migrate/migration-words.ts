import type { LicenseMigration, MigrationState } from '../../../../main/contract/view'

interface StateWords {
  /** On the pill. */
  readonly title: string
  readonly tone: 'good' | 'warn' | 'bad' | 'accent' | 'plain'
  readonly icon?: 'check' | 'warn' | 'cross'
}

export const stateWords: Readonly<Record<MigrationState, StateWords>> = {
  waiting: { title: 'Waiting', tone: 'plain' },
  comparing: { title: 'Comparing', tone: 'accent' },
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

/** What can be done about a license now. */
export type MigrationAction = 'ask' | 'answer' | 'settle' | 'ask-again' | 'wait' | 'go-on'

/** What a state lets the person do. A license that is done, or half done, is never sent again. */
export function actionFor({ state }: Pick<LicenseMigration, 'state'>): MigrationAction {
  switch (state) {
    case 'waiting':
      return 'ask'
    case 'asked':
      return 'answer'
    case 'unknown':
      return 'settle'
    case 'refused':
    case 'declined':
    case 'not-started':
      return 'ask-again'
    case 'comparing':
    case 'running':
    case 'settling':
      return 'wait'
    case 'done':
    case 'partial':
      return 'go-on'
  }
}

/** Whether the way back is closed: something was sent to the device that can't be taken back. */
export function hasBegun(licenses: readonly Pick<LicenseMigration, 'state'>[]): boolean {
  return licenses.some(({ state }) => ['running', 'settling', 'done', 'partial', 'unknown'].includes(state))
}
