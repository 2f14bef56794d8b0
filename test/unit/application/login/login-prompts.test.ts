import { describe, expect, test } from 'vitest'
import { LoginPrompts } from '../../../../main/application/login/login-prompts'
import { Questions } from '../../../../main/application/login/questions'
import type { ProblemCode } from '../../../../main/contract/problems'
import { ProblemError } from '../../../../main/contract/result'

const prompts = {
  host: '192.0.2.10',
  name: '',
  instructions: '',
  prompts: [{ text: 'Token code: ', echo: false, isTokenCode: true }],
}
const failed = (code: ProblemCode) => new ProblemError({ code, message: 'It failed.', hint: '' })
const codeOf = (error: unknown) => (error instanceof ProblemError ? error.problem.code : error)

/** The prompts of one login, at a time that the test sets. */
function aLogin() {
  const questions = new Questions(() => undefined)
  const clock = { at: new Date('2026-11-23T14:00:00.000Z') }
  return { questions, clock, login: new LoginPrompts(questions, () => clock.at) }
}

describe('what a host asks at a login', () => {
  test('is passed on as it stands, with the time that a FortiGate gives from the connection on', async () => {
    const { questions, clock, login } = aLogin()
    login.reached()
    clock.at = new Date('2026-11-23T14:00:30.000Z')
    const answers = login.ask({ ...prompts, again: false })
    expect(questions.current).toMatchObject({
      kind: 'device-prompts',
      ...prompts,
      jumpHost: false,
      until: '2026-11-23T14:02:00.000Z',
    })
    questions.answer(questions.current?.id ?? '', [''])
    // An empty answer is one: a push is approved by it.
    expect(await answers).toEqual([''])
  })

  test('before the FortiGate is reached comes from a jump host, whose patience nobody knows', () => {
    const { questions, login } = aLogin()
    void login.ask({ ...prompts, again: false })
    expect(questions.current).toMatchObject({ jumpHost: true, until: null })
  })

  test.each(['connection-lost', 'connect-timeout', 'disconnected'] as const)(
    'that was not answered in time is said to be that (%s)',
    (code) => {
      const { login } = aLogin()
      login.reached()
      void login.ask({ ...prompts, again: false })
      const error = login.explain(failed(code))
      expect(codeOf(error)).toBe('login-expired')
      expect((error as ProblemError).problem.message).toContain('192.0.2.10')
      expect((error as ProblemError).problem.hint).toContain('admin-ssh-grace-time')
    },
  )

  test('and was answered is not: then it failed for another reason', async () => {
    const { questions, login } = aLogin()
    login.reached()
    const answers = login.ask({ ...prompts, again: false })
    questions.answer(questions.current?.id ?? '', ['271828'])
    await answers
    expect(codeOf(login.explain(failed('connection-lost')))).toBe('connection-lost')
  })

  test.each(['login-rejected', 'cancelled', 'host-key-changed'] as const)(
    'does not hide that it ended with %s',
    (code) => {
      const { login } = aLogin()
      login.reached()
      void login.ask({ ...prompts, again: false })
      expect(codeOf(login.explain(failed(code)))).toBe(code)
    },
  )

  test('does not hide a fault of ours', () => {
    const { login } = aLogin()
    void login.ask({ ...prompts, again: false })
    const fault = new Error('a bug')
    expect(login.explain(fault)).toBe(fault)
  })
})
