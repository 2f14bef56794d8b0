import { expect, test } from 'vitest'
import { isRefusedUnasked } from '../../../../main/device/by-hand/unasked'
import { documentedQuestion } from '../../../../main/fortios/output'

const key = { license: 'EFTM000000425212', vdom: 'root' }
const refusals = [
  'Invalid license',
  'Invalid license EFTM000000425212',
  'Unknown action 0',
  "command parse error before 'migrate-ftm'\nCommand fail. Return code -61",
  'Cannot find ftc server!\nCannot retrieve user information from FortiToken Cloud!\nCommand fail. Return code -1',
  'Permission denied\n\nCommand fail. Return code -37',
]

test.each(refusals)('%s is a refusal, and no question was lost in front of it', (text) => {
  expect(isRefusedUnasked(text, key)).toBe(true)
})

test('nothing else beside it leaves that certain: no piece of the question, no key, no line that is not known', () => {
  const others = ['y', 'n)y', '(y/n)y', 'Working on it.', '1: Converted admin(a) for license(', '--More--']
  // However a terminal breaks the question, and whichever of its lines are lost.
  for (let at = 0; at < documentedQuestion.length; at += 1)
    others.push(documentedQuestion.slice(at), documentedQuestion.slice(0, at + 1))
  for (const refusal of refusals)
    for (const other of others.filter((each) => each.trim() !== '')) {
      expect(isRefusedUnasked(`${other}\n${refusal}`, key), other).toBe(false)
      expect(isRefusedUnasked(`${refusal}\n${other}`, key), other).toBe(false)
    }
  expect(isRefusedUnasked('', key)).toBe(false)
})
