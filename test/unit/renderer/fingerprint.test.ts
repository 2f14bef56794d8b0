import { describe, expect, test } from 'vitest'
import { compareFingerprint } from '../../../renderer/src/questions/fingerprint'

const ours = 'SHA256:3q2Z8mXJ0kqf7bJ1sD0o5uV2cTq8yYb4nRz6LwE1aHs'
const other = 'SHA256:mB8pQ4wT2vYc6LrX9sEj1kZo7uNf5hDa3gRi0tKxVbe'

describe('comparing a pasted fingerprint', () => {
  test.each([
    ['as OpenSSH prints it', ours],
    ['without its prefix', ours.slice(7)],
    ['with padding', `${ours}=`],
    ['a whole line of ssh-keygen', `256 ${ours} root@fw (ED25519)`],
    ['with spaces and line ends around it', `\n  ${ours}\r\n`],
  ])('is the same: %s', (_, pasted) => {
    expect(compareFingerprint(ours, pasted)).toBe('same')
  })

  test('is another one, even where one letter differs in case', () => {
    expect(compareFingerprint(ours, other)).toBe('different')
    expect(compareFingerprint(ours, ours.replace('3q2Z', '3q2z'))).toBe('different')
  })

  test.each([
    ['an MD5 fingerprint', 'MD5:16:27:ac:a5:76:28:2d:36:63:1b:56:4d:eb:df:a6:48'],
    ['a part of one', ours.slice(0, 40)],
    ['one character too many', `${ours}x`],
    ['other words', 'looks fine to me'],
  ])('can’t be compared: %s', (_, pasted) => {
    expect(compareFingerprint(ours, pasted)).toBe('other-kind')
  })

  test('says nothing of nothing', () => {
    expect(compareFingerprint(ours, '  ')).toBe('nothing')
  })
})
