import { describe, expect, test } from 'vitest'
import { concludeAnswer, concludeRefusal } from '../../../main/migration/steps/migrate'
import { first, inventoryOf, migrated, office } from './world'

const approved = inventoryOf(office)

describe('the words of the device', () => {
  const now = inventoryOf(migrated(office, first))
  const refusal = (text: string) => concludeRefusal(first, { kind: 'ended', text }, approved, approved)

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
    expect(concludeAnswer(first, 'Total 3 admin/local user(s) converted', approved, approved).state).toBe(
      'not-started',
    )
    expect(concludeAnswer(first, 'Command fail. Return code -1', approved, now).state).toBe('done')
    expect(concludeRefusal(first, { kind: 'ended', text: 'Permission denied' }, approved, now).state).toBe(
      'done',
    )
    expect(
      concludeAnswer(first, '', approved, inventoryOf({ ...office, tokens: office.tokens.slice(1) })).state,
    ).toBe('partial')
  })

  test('refuse behind a "y" only where they are known to: anything else may say that it has begun', () => {
    const answer = (output: string) => concludeAnswer(first, output, approved, approved).state
    expect(answer('This license is not pre-authorized for migration.')).toBe('refused')
    expect(answer('Invalid License')).toBe('refused')
    for (const words of [
      'The migration was started and goes on in the background.',
      'Please wait…',
      'Command fail. Return code -1',
      'License(EFTM000000000001) in VDOM(root): Total 2 admin/local user(s) converted to two-factor Fortitoken-Cloud!\nPermission denied',
      '',
    ])
      expect(answer(words), words).toBe('not-started')
  })
})
