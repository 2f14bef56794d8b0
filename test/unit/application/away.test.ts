import { describe, expect, test } from 'vitest'
import { progressOf, toTell, type Standing } from '../../../main/application/away'
import { scenes } from '../../fixtures/snapshots'

const standing = (name: string): Standing => {
  const found = scenes.find((each) => each.name === name)
  if (!found) throw new Error(`There is no scene ${name}.`)
  return found.snapshot
}
const inventory = standing('inventory')
const reading = standing('inventory-busy')
const withResult = (of: Standing, result: string): Standing => ({
  ...of,
  run: of.run && { ...of.run, result },
})

describe('what the desktop tells', () => {
  test('is what came of it, once work has ended', () => {
    expect(toTell(reading, withResult(inventory, 'Inventory taken.'))).toEqual({
      title: 'Take inventory',
      body: 'Inventory taken.',
    })
  })

  test('is nothing while work begins or goes on, nor when nothing came of it', () => {
    expect(toTell(inventory, reading)).toBeNull()
    expect(toTell(reading, reading)).toBeNull()
    expect(toTell(reading, inventory)).toBeNull()
    expect(toTell(inventory, withResult(inventory, 'Inventory taken.'))).toBeNull()
  })

  test('is nothing of a run that was opened or left meanwhile', () => {
    const home: Standing = { run: null, question: null }
    const other = { ...reading, run: reading.run && { ...reading.run, id: 'another' } }
    for (const before of [home, other]) expect(toTell(before, withResult(inventory, 'Done.'))).toBeNull()
    expect(toTell(reading, home)).toBeNull()
  })

  test('is that a login or the FortiGate waits, once', () => {
    const connecting = standing('connect-busy')
    const asked = standing('question-prompts')
    expect(toTell(connecting, asked)?.body).toBe('The login is waiting for your answer.')
    expect(toTell(asked, asked)).toBeNull()
    const running = standing('migrate-running')
    const mayBeAsking = standing('migrate-may-be-asking')
    expect(toTell(running, mayBeAsking)?.body).toMatch(/^The FortiGate may be asking something/)
    expect(toTell(mayBeAsking, mayBeAsking)).toBeNull()
  })

  test('says of a rehearsal that it is one', () => {
    const asked = withResult(standing('migrate-asked'), 'The FortiGate asks whether to proceed.')
    const before = { ...asked, run: asked.run && { ...asked.run, busy: reading.run?.busy ?? null } }
    expect(toTell(before, asked)?.title).toBe('Rehearsal: Migrate')
  })
})

test('how far it is is a fraction, unknown, or nothing', () => {
  expect(progressOf(reading)).toBe(0.42)
  expect(progressOf(standing('service-busy'))).toBe('unknown')
  expect(progressOf(standing('migrate-running'))).toBeCloseTo(11 / 56)
  expect(progressOf(standing('migrate-running-silent'))).toBe('unknown')
  expect(progressOf(inventory)).toBeNull()
  expect(progressOf({ run: null })).toBeNull()
  for (const name of ['by-hand-blocks', 'by-hand-command', 'by-hand-key-y', 'by-hand-key-n'])
    expect(progressOf(standing(name)), `${name}: nothing goes on while a person types`).toBeNull()
  expect(progressOf(standing('by-hand-blocks-reading'))).toBe('unknown')
})
