import { expect, test } from 'vitest'
import { newRehearsalPassword } from '../../../main/simulator'

test('each simulated FortiGate has a password of its own, which can be typed', () => {
  const passwords = Array.from({ length: 1000 }, newRehearsalPassword)
  expect(new Set(passwords).size).toBe(1000)
  for (const password of passwords) expect(password).toMatch(/^[a-z2-9]{16}$/)
})
