import { describe, expect, test } from 'vitest'
import { asksForNewPassword, asksForPassword, asksForTokenCode } from '../../../main/ssh/prompt-words'

const words = {
  password: ['Password: ', 'password:', "admin@fw1's password: ", 'Passwd:', 'LDAP Password for kim'],
  code: [
    'Token code: ',
    'FortiToken Code:',
    'Please enter your token:',
    "Enter your Token or type 'push' to receive a push notification:",
    'PASSCODE: ',
    'One-time password (OATH) for kim: ',
    'OTP: ',
    'Verification code: ',
  ],
  newPassword: [
    'New password: ',
    'Enter new UNIX password: ',
    'Current password: ',
    '(current) UNIX password: ',
    'Old Password:',
    'Retype new password: ',
    'Re-enter password:',
    'Confirm password:',
    'Your password has expired. Choose a new one.',
    'You are required to change your password immediately (administrator enforced).',
    'WARNING: Your password has expired.',
  ],
  other: ['Login: ', '', 'Push sent. Press Enter.', 'Realm: ', 'Antwort: '],
}

describe('the words of a prompt', () => {
  test.each(words.password)('%j asks for the password, if it is hidden', (prompt) => {
    expect(asksForPassword({ prompt, echo: false })).toBe(true)
    expect(asksForPassword({ prompt, echo: true })).toBe(false)
    expect(asksForTokenCode(prompt)).toBe(false)
    expect(asksForNewPassword(prompt)).toBe(false)
  })

  test.each(words.code)('%j asks for a code, and never gets the password', (prompt) => {
    expect(asksForTokenCode(prompt)).toBe(true)
    expect(asksForPassword({ prompt, echo: false })).toBe(false)
    expect(asksForNewPassword(prompt)).toBe(false)
  })

  test.each(words.newPassword)('%j is about a new password', (prompt) => {
    expect(asksForNewPassword(prompt)).toBe(true)
  })

  test.each(words.other)('%j is nothing that is known', (prompt) => {
    expect(asksForTokenCode(prompt)).toBe(false)
    expect(asksForPassword({ prompt, echo: false })).toBe(false)
    expect(asksForNewPassword(prompt)).toBe(false)
  })
})
