import { describe, expect, it } from 'vitest'
import type { MigrationState } from '../../../main/contract/view'
import { actionFor, hasBegun, stateWords } from '../../../renderer/src/steps/migrate/migration-words'

const states = Object.keys(stateWords) as MigrationState[]
const statesWith = (action: string) => states.filter((state) => actionFor({ state }) === action)

describe('what a license lets one do', () => {
  it('offers y only while the device asks', () => {
    expect(statesWith('answer')).toEqual(['asked'])
  })

  it('never offers to send a license again that is done, half done or not known', () => {
    const sent = [...statesWith('ask'), ...statesWith('ask-again')]
    expect(sent.sort()).toEqual(['declined', 'not-started', 'refused', 'waiting'])
    expect(statesWith('settle')).toEqual(['unknown'])
  })

  it('closes the way back once something was sent that can’t be taken back', () => {
    const closed = states.filter((state) => hasBegun([{ state: 'waiting' }, { state }]))
    expect(closed.sort()).toEqual(['done', 'partial', 'running', 'settling', 'unknown'])
  })
})
