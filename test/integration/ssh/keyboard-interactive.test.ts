import type { Prompt } from 'ssh2'
import { describe, expect, test } from 'vitest'
import type { DevicePrompts } from '../../../main/ssh/target'
import { password } from '../procedure/live'
import { attempt, failure } from './connecting'
import { interviewer, sshServer } from './interviewer'

const credentials = { method: 'password' as const, password }
const hidden = (prompt: string): Prompt => ({ prompt, echo: false })

describe('a login by questions', () => {
  test('goes on for as many rounds as the host likes, each in its own words', async () => {
    const { port, told } = await interviewer(
      { title: 'RADIUS', info: 'Welcome', prompts: [hidden('Password: ')] },
      { info: 'Approve the push on your phone, then press Enter.', prompts: [hidden('')] },
      { prompts: [hidden('Enter token code: '), { prompt: 'Realm: ', echo: true }] },
    )
    const answers = [[''], ['271828', 'root']]
    const { asked } = await attempt({
      target: { port },
      credentials,
      questions: { answerPrompts: () => Promise.resolve(answers.shift() ?? null) },
    })
    expect(told).toEqual([[password], [''], ['271828', 'root']])
    expect(asked.prompts).toEqual([
      {
        host: '127.0.0.1',
        again: false,
        name: '',
        instructions: 'Approve the push on your phone, then press Enter.',
        prompts: [{ text: '', echo: false, isTokenCode: false }],
      },
      {
        host: '127.0.0.1',
        again: false,
        name: '',
        instructions: '',
        prompts: [
          { text: 'Enter token code: ', echo: false, isTokenCode: true },
          { text: 'Realm: ', echo: true, isTokenCode: false },
        ],
      },
    ])
  })

  test('what is asked again in one login was refused before, and that is said', async () => {
    const code = { prompts: [hidden('Token code: ')] }
    const { port } = await interviewer({ prompts: [hidden('Password: ')] }, code, code, {
      prompts: [hidden('Password: ')],
    })
    const { asked } = await attempt({
      target: { port },
      credentials,
      questions: { answerPrompts: () => Promise.resolve(['271828']) },
    })
    expect(asked.prompts.map(({ again }) => again)).toEqual([false, true, true])
  })

  test('in one round of two questions, the password is filled in and the code is asked for', async () => {
    const { port, told } = await interviewer({ prompts: [hidden('Password: '), hidden('FortiToken: ')] })
    const { asked } = await attempt({
      target: { port },
      credentials,
      questions: { answerPrompts: () => Promise.resolve(['271828']) },
    })
    expect(told).toEqual([[password, '271828']])
    expect(asked.prompts.map(({ prompts }) => prompts.map(({ text }) => text))).toEqual([['FortiToken: ']])
  })

  test.each(['PASSCODE: ', 'One-time password: ', 'Token code or password: ', 'Enter the code: '])(
    'the password never answers "%s"',
    async (words) => {
      const { port, told } = await interviewer({ prompts: [hidden(words)] })
      await attempt({
        target: { port },
        credentials,
        questions: { answerPrompts: () => Promise.resolve(['271828']) },
      })
      expect(told).toEqual([['271828']])
    },
  )

  test('the password is never shown on the screen of the host', async () => {
    const { port, told } = await interviewer({ prompts: [{ prompt: 'Password: ', echo: true }] })
    await attempt({
      target: { port },
      credentials,
      questions: { answerPrompts: () => Promise.resolve(['x']) },
    })
    expect(told).toEqual([['x']])
  })

  test.each([
    ['New password: ', ''],
    ['Current password: ', ''],
    ['(current) UNIX password: ', ''],
    ['Retype new password: ', ''],
    ['Confirm password: ', ''],
    ['Password: ', 'Your password has expired.'],
    ['Password: ', 'You are required to change your password immediately.'],
  ])('a new password is not chosen here: "%s" %s', async (prompt, info) => {
    const { port, told } = await interviewer(
      { prompts: [hidden('Password: ')] },
      { info, prompts: [hidden(prompt)] },
    )
    const seen: DevicePrompts[] = []
    const problem = await failure({
      target: { port },
      credentials,
      questions: {
        answerPrompts: (prompts) => {
          seen.push(prompts)
          return Promise.resolve([password])
        },
      },
    })
    expect(problem.code).toBe('password-expired')
    expect(problem.message).toBe('127.0.0.1 requires a new password for admin first.')
    expect(problem.detail).toContain(prompt.trim())
    expect(problem.detail).toContain(info)
    expect(told).toEqual([[password]])
    expect(seen).toEqual([])
  })
})

describe('a login that is refused', () => {
  test('says what the host said before', async () => {
    const port = await sshServer((attempt) => {
      attempt.reject(['keyboard-interactive'])
    }, 'Keep out. This account is closed until noon.\r\n')
    expect(await failure({ target: { port }, credentials })).toMatchObject({
      code: 'login-rejected',
      detail: 'The host said:\nKeep out. This account is closed until noon.',
    })
  })

  test('takes a free word for an answer: a code prompt may want "push"', async () => {
    const { port, told } = await interviewer({
      prompts: [hidden('Enter the token code, or the word "push": ')],
    })
    await attempt({
      target: { port },
      credentials,
      questions: { answerPrompts: () => Promise.resolve(['push']) },
    })
    expect(told).toEqual([['push']])
  })
})

describe('a login by password', () => {
  test('that the host wants changed is refused in the same words', async () => {
    const seen: string[] = []
    const port = await sshServer((attempt) => {
      if (attempt.method !== 'password') {
        attempt.reject(['password'])
        return
      }
      seen.push(attempt.password)
      attempt.requestChange('Choose another one', () => seen.push('answered'))
    })
    const problem = await failure({ target: { port }, credentials })
    expect(problem).toMatchObject({
      code: 'password-expired',
      detail: 'The host said:\nChoose another one',
    })
    expect(seen).toEqual([password])
  })

  test('is sent where the host asks no questions, once', async () => {
    const seen: string[] = []
    const port = await sshServer((attempt) => {
      seen.push(attempt.method)
      attempt.reject(['keyboard-interactive', 'password'])
    })
    const problem = await failure({ target: { port }, credentials })
    expect(problem.code).toBe('login-rejected')
    expect(seen).toEqual(['none', 'keyboard-interactive', 'password'])
  })

  test('of a host that wants something else says what it has', async () => {
    const port = await sshServer((attempt) => {
      attempt.reject(['publickey', 'hostbased'])
    })
    const problem = await failure({ target: { port }, credentials })
    expect(problem).toMatchObject({ code: 'method-not-offered', detail: 'It offers: publickey, hostbased' })
  })
})
