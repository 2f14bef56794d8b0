import { describe, expect, test } from 'vitest'
import type { Problem } from '../../../main/contract/result'
import { HostWords } from '../../../main/ssh/host-words'

const rejected: Problem = { code: 'login-rejected', message: 'Refused.', hint: 'Check it.' }

describe('what a host says during a login', () => {
  test('stands with the login that failed, as plain text', () => {
    const words = new HostWords()
    words.add('Keep out.\r\n')
    words.add('This account\u001b[2J is \u202elocked\u0007.')
    expect(words.beside(rejected).problem).toEqual({
      ...rejected,
      detail: 'The host said:\nKeep out.\nThis account[2J is locked.',
    })
    expect(words.beside({ ...rejected, detail: 'closed' }).problem.detail).toMatch(
      /^closed\nThe host said:\n/,
    )
  })

  test('is kept to its end, however much it is', () => {
    const words = new HostWords()
    for (let line = 0; line < 1_000; line += 1) words.add(`line ${line}`)
    const { detail = '' } = words.beside(rejected).problem
    expect(detail.length).toBeLessThan(2_100)
    expect(detail.endsWith('line 999')).toBe(true)
  })

  test('changes nothing where nothing was said, or the person has stopped', () => {
    const words = new HostWords()
    expect(words.beside(rejected).problem).toEqual(rejected)
    words.add('Keep out.')
    const cancelled: Problem = { code: 'cancelled', message: 'Stopped.', hint: 'Again.' }
    expect(words.beside(cancelled).problem).toEqual(cancelled)
  })
})
