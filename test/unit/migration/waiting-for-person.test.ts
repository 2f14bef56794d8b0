import { describe, expect, test } from 'vitest'
import { licenseName } from '../../../main/contract/license-key'
import { firstLicense } from '../../fixtures/scenes/office'
import { scenes } from '../../fixtures/snapshots'

const runOf = (name: string) => {
  const run = scenes.find((each) => each.name === name)?.snapshot.run
  if (!run) throw new Error(`There is no run in the scene ${name}.`)
  return run
}
const licenseOf = (name: string) =>
  runOf(name).migrate?.licenses.find(({ license }) => license === firstLicense.license)

const { license } = firstLicense
const named = licenseName(firstLicense)

describe('while a person has to type, the run says for what it waits, and not that it goes on', () => {
  test.each([
    ['by-hand-blocks', 'Waiting for you to hand over what the commands printed'],
    ['by-hand-command', `Waiting for you to type the command for ${named}`],
    ['by-hand-command-typed', 'Waiting for you to hand over what the terminal has shown since'],
    ['by-hand-key-y', `Waiting for you to press y for ${named}`],
    ['by-hand-key-n', `Waiting for you to press n for ${named}`],
    ['by-hand-key-pressed', 'Waiting for you to hand over what the terminal has shown since'],
    ['by-hand-blocks-reading', 'Reading what you have handed over'],
  ])('%s', (name, label) => {
    expect(runOf(name).busy).toMatchObject({ label, fraction: null })
  })

  test.each([
    'by-hand-command',
    'by-hand-command-typed',
    'by-hand-key-y',
    'by-hand-key-n',
    'by-hand-key-pressed',
  ])('%s: the license waits for the person, and nothing else can be done about it', (name) => {
    expect(licenseOf(name)).toMatchObject({ state: 'by-hand', action: 'wait' })
    const others = runOf(name).migrate?.licenses.filter((each) => each.license !== license) ?? []
    expect(others.map(({ state }) => state)).not.toContain('by-hand')
  })

  test('nothing says that a FortiGate is migrating before it can be', () => {
    const byHand = scenes.filter(({ name }) => name.startsWith('by-hand'))
    expect(byHand.length).toBeGreaterThan(5)
    for (const { name, snapshot } of byHand) {
      if (!snapshot.run?.byHand?.request) continue
      expect(JSON.stringify({ ...snapshot.run, byHand: null }), name).not.toMatch(/migrating\b/i)
    }
  })

  test('over a session it says what it does', () => {
    expect(runOf('migrate-running').busy?.label).toMatch(/^Migrating /)
  })
})
