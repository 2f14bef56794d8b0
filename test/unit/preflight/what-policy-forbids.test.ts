import { expect, test } from 'vitest'
import { whatPolicyForbids } from '../../../main/preflight/what-policy-forbids'

const entries = [
  { name: 'new', oldAlgorithms: false },
  { name: 'old', oldAlgorithms: true },
]

test.each([{}, { acceptNewHostKeys: true, oldEncryption: true }])('%j forbids nothing', (policy) => {
  expect(whatPolicyForbids(policy, entries, true)).toBeNull()
})

test('new host keys are refused only if they were to be accepted', () => {
  expect(whatPolicyForbids({ acceptNewHostKeys: false }, entries, true)?.code).toBe('policy-forbids')
  expect(whatPolicyForbids({ acceptNewHostKeys: false }, entries, false)).toBeNull()
})

test('a device with old encryption is named', () => {
  expect(whatPolicyForbids({ oldEncryption: false }, entries, false)?.message).toContain('old is not read')
  expect(whatPolicyForbids({ oldEncryption: false }, entries.slice(0, 1), false)).toBeNull()
})
