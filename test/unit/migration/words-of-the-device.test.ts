import { describe, expect, test } from 'vitest'
import { concludeWithWords } from '../../../main/migration/outcome'
import { first, inventoryOf, migrated, office } from './world'

const approved = inventoryOf(office)

describe('the words of the device', () => {
  const now = inventoryOf(migrated(office, first))
  const conclude = (words: string, world = approved) =>
    concludeWithWords(first, approved, world, { words, isBehindYes: false })
  const refusal = (words: string) => conclude(words)

  test('count only where nothing has changed; then its own reason is given', () => {
    expect(
      refusal('Invalid License(EFTM000000000001) in vdom(root).\nCommand fail. Return code -1'),
    ).toMatchObject({
      state: 'refused',
      message:
        'The FortiGate refused: “Invalid License(EFTM000000000001) in vdom(root).” Nothing was changed.',
    })
    expect(
      refusal("\n\ncommand parse error before 'migrate-ftm'\nCommand fail. Return code -61").message,
    ).toContain('command parse error')
    expect(refusal('Command fail. Return code -1\nNo such license.').message).toContain('“No such license.”')
    expect(refusal('Command fail. Return code -1').message).toContain('Command fail. Return code -1')
    expect(refusal(' \n').state).toBe('not-started')
  })

  test('prove nothing: done is what was done, whatever was said', () => {
    expect(conclude('Total 3 admin/local user(s) converted').state).toBe('refused')
    expect(conclude('Command fail. Return code -1', now).state).toBe('done')
    expect(conclude('Permission denied', now).state).toBe('done')
    expect(conclude('', inventoryOf({ ...office, tokens: office.tokens.slice(1) })).state).toBe('partial')
  })

  test('refuse behind a "y" only where they are known to: anything else may say that it has begun', () => {
    const answer = (words: string) =>
      concludeWithWords(first, approved, approved, { words, isBehindYes: true }).state
    expect(answer('This license is not pre-authorized for migration.')).toBe('refused')
    expect(answer('Invalid License')).toBe('refused')
    // The command line itself says that the command has failed.
    expect(answer('Command fail. Return code -1')).toBe('refused')
    for (const words of [
      'The migration was started and goes on in the background.',
      'Please wait…',
      'License(EFTM000000000001) in VDOM(root): Total 2 admin/local user(s) converted to two-factor Fortitoken-Cloud!\nPermission denied',
      '',
    ])
      expect(answer(words), words).toBe('not-started')
  })
})
