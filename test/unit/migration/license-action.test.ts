import { describe, expect, test } from 'vitest'
import type { RunEvent } from '../../../main/migration/events'
import { actionFor } from '../../../main/migration/license-action'
import { first, prepared, runAfter, second } from './world'

const idle = { asked: null, working: null }

/** What can be done about the first license after these events. */
function actionAfter(events: readonly RunEvent[], session: Parameters<typeof actionFor>[1] = idle) {
  const license = runAfter(...prepared, ...events).licenses.find(({ key }) => key.license === first.license)
  return license && actionFor(license, session)
}

const sent: RunEvent = { type: 'command-sent', key: first, command: '' }
const asked: RunEvent = { type: 'asked', key: first, question: 'Ready?', isBehindEcho: true }
const yes: RunEvent = { type: 'decided', key: first, answer: 'y' }
const settled = (
  state: 'done' | 'partial' | 'refused' | 'declined' | 'not-started' | 'unknown',
): RunEvent => ({
  type: 'settled',
  key: first,
  outcome: { state, message: '', hint: '', people: [] },
})

describe('what can be done about a license', () => {
  test('is to ask, as long as nothing was sent', () => {
    expect(actionAfter([])).toBe('ask')
  })

  test('is to answer only while the device waits for it', () => {
    expect(actionAfter([sent, asked], { ...idle, asked: first })).toBe('answer')
    expect(actionAfter([sent, asked], { ...idle, asked: second })).toBe('settle')
    expect(actionAfter([sent, asked])).toBe('settle')
  })

  test('is to read it wherever nobody knows what became of it', () => {
    for (const events of [[sent], [sent, asked, yes], [sent, asked, yes, settled('unknown')]])
      expect(actionAfter(events)).toBe('settle')
  })

  test('is never to send it again once it was migrated, wholly or in part', () => {
    for (const state of ['done', 'partial'] as const)
      expect(actionAfter([sent, asked, yes, settled(state)])).toBe('go-on')
  })

  test('is to ask again where nothing happened', () => {
    for (const state of ['refused', 'declined', 'not-started'] as const)
      expect(actionAfter([sent, asked, yes, settled(state)])).toBe('ask-again')
  })

  test('is to wait while it is worked on, whatever is known of it', () => {
    for (const events of [[], [sent, asked], [sent, asked, yes, settled('unknown')]])
      expect(actionAfter(events, { asked: first, working: { key: first } })).toBe('wait')
  })
})
