import { describe, expect, test } from 'vitest'
import { readRefusal } from '../../../main/migration/refusal'
import { assumed } from '../../../main/simulator/assumptions'

const key = { license: 'EFTM000000000001', vdom: 'root' }
const hintOf = (words: string) => readRefusal(words, key)?.hint ?? ''

describe('a refusal', () => {
  test.each([
    ['Cannot find ftc server!\nCommand fail. Return code -1', /can’t reach FortiToken Cloud/],
    ['Cannot retrieve user information from FortiToken Cloud!', /can’t reach FortiToken Cloud/],
    ['Invalid License', /Asset Management/],
    ['Invalid License(EFTM000000000001) in vdom(root).\nCommand fail. Return code -1', /Asset Management/],
    ['This license has no migration pre-authorization.', /migration flag is set for EFTM000000000001/],
    ['Permission denied', /super_admin/],
    ["\ncommand parse error before 'migrate-ftm'\nCommand fail. Return code -61", /7\.0\.4/],
    ['Unknown action 0', /7\.0\.4/],
  ])('%j gets the advice that fits it', (words, hint) => {
    expect(hintOf(words)).toMatch(hint)
  })

  test.each([
    'Something else went wrong.',
    'Command fail. Return code -1',
    'Server returned 503',
    'The license Invalid License was found valid',
    ...assumed['migrate.credit-account'].value,
    ...assumed['migrate.secondary'].value,
  ])('that nobody documents gets no guess, and nothing about the migration flag: %j', (words) => {
    expect(hintOf(words)).toMatch(/own words.*Customer Service.*EFTM000000000001/)
    expect(hintOf(words)).not.toMatch(/flag/)
  })

  test.each([
    ['Invalid License', 'The FortiGate refused: “Invalid License”. Nothing was changed.'],
    [
      'Please contact customer support.',
      'The FortiGate refused: “Please contact customer support.” Nothing was changed.',
    ],
    ['Cannot find ftc server!', 'The FortiGate refused: “Cannot find ftc server!” Nothing was changed.'],
  ])('ends its sentence once: %j', (words, message) => {
    expect(readRefusal(words, key)?.message).toBe(message)
  })

  test.each([
    ['Invalid License', 'invalid-license'],
    ['Permission denied', undefined],
    ['Something else went wrong.', undefined],
  ])('%j has the page about "Invalid License" only where it is that one', (words, link) => {
    expect(readRefusal(words, key)?.link).toBe(link)
  })

  test('without a word is none', () => {
    expect(readRefusal(' \n\n', key)).toBeNull()
  })
})
