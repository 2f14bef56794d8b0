import { expect, test } from 'vitest'
import type { DevicePrompts } from '../../../main/ssh/target'
import { attempt, failure } from './connecting'
import { isRoot, openSshServer, openSshServerWithPam, systemUser } from './openssh-server'

const password = 'Birken-und-Basalt-9'
const asksOnce = ['auth required pam_unix.so']
/** A second module that asks on its own; that it finds no database does not matter. */
const asksTwice = ['auth required pam_unix.so', 'auth optional pam_userdb.so db=/nonexistent crypt=none']

test('PAM asks for the password, which answers it; the person is not asked', async () => {
  const { target } = await openSshServerWithPam(asksOnce)
  if (!isRoot) {
    const problem = await failure({ target, credentials: { method: 'password', password } })
    expect(problem.code).toBe('login-rejected')
    return
  }
  const { asked, connection } = await attempt({
    target: { ...target, user: systemUser(password) },
    credentials: { method: 'password', password },
  })
  expect(asked.prompts).toEqual([])
  expect(connection.negotiated).toMatchObject({ hostKey: 'ssh-ed25519', mac: null })
})

test('PAM asks more than once: what comes after the password goes to the person, in its words', async () => {
  const { target } = await openSshServerWithPam(asksTwice)
  if (!isRoot) {
    const problem = await failure({ target, credentials: { method: 'password', password } })
    expect(problem.code).toBe('login-rejected')
    return
  }
  const { asked } = await attempt({
    target: { ...target, user: systemUser(password) },
    credentials: { method: 'password', password },
    questions: { answerPrompts: () => Promise.resolve(['']) },
  })
  expect(asked.prompts).toEqual([
    {
      host: '127.0.0.1',
      again: true,
      name: '',
      instructions: '',
      prompts: [{ text: 'Password: ', echo: false, isTokenCode: false }],
    },
  ])
})

test('PAM wants a new password: nothing of that is answered, and nobody is asked for it', async () => {
  const { target } = await openSshServerWithPam(asksOnce)
  const user = isRoot ? systemUser(password, { isExpired: true }) : target.user
  const asked: DevicePrompts[] = []
  const problem = await failure({
    target: { ...target, user },
    credentials: { method: 'password', password },
    questions: {
      answerPrompts: (prompts) => {
        asked.push(prompts)
        return Promise.resolve([password])
      },
    },
  })
  // Nobody but root can make an account whose password has expired.
  expect(problem.code).toBe(isRoot ? 'password-expired' : 'login-rejected')
  expect(problem.message).toContain(user)
  expect(JSON.stringify(problem)).not.toContain(password)
  expect(asked).toEqual([])
})

test('a key and then PAM: the second half of the login is asked of the person', async () => {
  const { target, credentials } = await openSshServerWithPam(
    asksOnce,
    'AuthenticationMethods publickey,keyboard-interactive',
  )
  const user = isRoot ? systemUser(password) : target.user
  const how = (answer: string) => ({
    target: { ...target, user },
    credentials,
    questions: { answerPrompts: () => Promise.resolve([answer]) },
  })
  if (isRoot) {
    const { asked } = await attempt(how(password))
    expect(asked.prompts.map(({ prompts }) => prompts.map(({ text }) => text))).toEqual([['Password: ']])
  }
  expect((await failure(how('wrong'))).code).toBe('login-rejected')
})

test('a server that asks no questions gets the password once', async () => {
  const { target } = await openSshServer('PasswordAuthentication yes', 'KbdInteractiveAuthentication no')
  const user = isRoot ? systemUser(password) : target.user
  const problem = await failure({
    target: { ...target, user },
    credentials: { method: 'password', password: 'wrong' },
  })
  expect(problem.code).toBe('login-rejected')
  if (!isRoot) return
  const credentials = { method: 'password' as const, password }
  const { asked } = await attempt({ target: { ...target, user }, credentials })
  expect(asked.prompts).toEqual([])
})
