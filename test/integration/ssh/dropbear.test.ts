import { temporaryFolder } from '../../temporary-folder'
import { expect, test } from 'vitest'
import { attempt, failure, keyPair } from './connecting'
import { dropbearServer } from './dropbear-server'
import { isRoot } from './openssh-server'

test('a dropbear lets a key in that it knows, and refuses another', async () => {
  const { target, credentials } = await dropbearServer()
  const stranger = await keyPair(temporaryFolder(), 'ed25519')
  const problem = await failure({ target, credentials: { ...credentials, key: stranger.private } })
  expect(problem.code).toBe('login-rejected')
  expect(problem.message).toContain(target.user)
  if (!isRoot) return
  const { connection, asked } = await attempt({ target, credentials })
  expect(connection.hostKey.type).toBe('ssh-ed25519')
  expect(asked.prompts).toEqual([])
  const answer = new Promise<string>((resolve) => {
    let text = ''
    connection.shell.onData((chunk) => {
      text += chunk.toString()
      if (text.includes('42')) resolve(text)
    })
  })
  connection.shell.write('echo $((6 * 7))\n')
  expect(await answer).toContain('42')
})

test('a dropbear that wants a password, and asks none, says so', async () => {
  const { target } = await dropbearServer()
  const problem = await failure({ target, credentials: { method: 'password', password: 'never-sent-1' } })
  expect(problem.code).toBe('method-not-offered')
  expect(problem.message).toBe(`127.0.0.1 does not let ${target.user} log in with a password.`)
  expect(problem.detail).toContain('publickey')
  expect(JSON.stringify(problem)).not.toContain('never-sent-1')
})
