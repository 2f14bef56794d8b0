import { temporaryFolder } from '../../temporary-folder'
import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { agentKeys } from '../../../main/ssh/agent'
import { simulate } from '../procedure/live'
import { sshAgent } from './agent'
import { attempt, failure, keyPair } from './connecting'
import { openSshServer } from './openssh-server'
import type { ProblemError } from '../../../main/contract/result'

const viaAgent = (socket: string, fingerprint?: string) => ({ method: 'agent' as const, socket, fingerprint })
const problemOf = (work: Promise<unknown>) =>
  work.then(
    () => null,
    (error: unknown) => (error as ProblemError).problem,
  )

describe('a real SSH agent', () => {
  test.each(['ed25519', 'ecdsa', 'rsa'])('logs in with a key of type %s', async (type) => {
    const pair = await keyPair(temporaryFolder(), type)
    const { socket } = await sshAgent(pair.file)
    const server = await openSshServer()
    server.authorize(pair.public)
    const { asked } = await attempt({ target: server.target, credentials: viaAgent(socket) })
    expect(asked.prompts).toEqual([])
    const [key] = await agentKeys(socket)
    expect(key).toMatchObject({ type: pair.public.split(' ')[0], comment: 'test' })
  })

  test('offers the first two keys, and no more; the right one can be chosen', async () => {
    const folder = temporaryFolder()
    const pairs = await Promise.all(['ed25519', 'ecdsa', 'rsa'].map((type) => keyPair(folder, type)))
    const { socket } = await sshAgent(...pairs.map(({ file }) => file))
    const last = pairs.at(-1)?.public ?? ''
    const simulator = await simulate({ accounts: [{ user: 'admin', publicKeys: [last] }] })
    const problem = await failure({ target: simulator, credentials: viaAgent(socket) })
    expect(problem.code).toBe('login-rejected')
    expect(problem.hint).toContain('1 more')
    expect(simulator.loginAttempts.filter(({ method }) => method === 'publickey')).toHaveLength(2)

    const held = await agentKeys(socket)
    await attempt({ target: simulator, credentials: viaAgent(socket, held[2]?.fingerprint) })
  })

  test('and then a code: one key that is accepted is half of the login', async () => {
    const folder = temporaryFolder()
    const pairs = await Promise.all(['ed25519', 'ecdsa'].map((type) => keyPair(folder, type)))
    const { socket } = await sshAgent(...pairs.map(({ file }) => file))
    const server = await openSshServer(
      'UsePAM yes',
      'KbdInteractiveAuthentication yes',
      'AuthenticationMethods publickey,keyboard-interactive',
    )
    server.authorize(pairs[0]?.public ?? '')
    const seen: string[] = []
    const problem = await failure({
      target: server.target,
      credentials: viaAgent(socket),
      questions: {
        answerPrompts: ({ prompts }) => {
          seen.push(...prompts.map(({ text }) => text))
          return Promise.resolve(null)
        },
      },
    })
    expect(seen).toEqual(['Password: '])
    expect(problem.code).toBe('cancelled')
  })

  test('and then a password that is not there: the login is half done, which is said', async () => {
    const folder = temporaryFolder()
    const pairs = await Promise.all(['ed25519', 'ecdsa'].map((type) => keyPair(folder, type)))
    const { socket } = await sshAgent(...pairs.map(({ file }) => file))
    const server = await openSshServer(
      'PasswordAuthentication yes',
      'AuthenticationMethods publickey,password',
    )
    server.authorize(pairs[1]?.public ?? '')
    const file = { method: 'key' as const, key: pairs[1]?.private ?? '', passphrase: '' }
    for (const credentials of [viaAgent(socket), file]) {
      const problem = await failure({ target: server.target, credentials })
      expect(problem).toMatchObject({ code: 'login-incomplete', detail: 'It asks for: password' })
    }
  })

  test('that has lost the key or was locked does not sign, which is said', async () => {
    const pair = await keyPair(temporaryFolder(), 'ed25519')
    const agent = await sshAgent(pair.file)
    const simulator = await simulate({ accounts: [{ user: 'admin', publicKeys: [pair.public] }] })
    const problem = await failure({
      target: simulator,
      credentials: viaAgent(agent.socket),
      questions: {
        trustHostKey: () => {
          agent.add('-D')
          return Promise.resolve(true)
        },
      },
    })
    expect(problem.code).toBe('agent-refused')
    expect(problem.message).toBe('The SSH agent did not sign the login at 127.0.0.1.')
  })

  test('that is empty, is not there, or is something else is said before anything is dialled', async () => {
    const simulator = await simulate()
    const { socket } = await sshAgent()
    const empty = await failure({ target: simulator, credentials: viaAgent(socket) })
    expect(empty.code).toBe('agent-empty')
    const folder = temporaryFolder()
    const nothing = join(folder, 'no-agent')
    expect(await problemOf(agentKeys(nothing))).toMatchObject({
      code: 'agent-unreachable',
      message: `No SSH agent answers at ${nothing}, so nothing was sent.`,
    })
    const file = join(folder, 'file')
    writeFileSync(file, '')
    expect(await failure({ target: simulator, credentials: viaAgent(file) })).toMatchObject({
      code: 'agent-unreachable',
    })
    rmSync(file)
    const pair = await keyPair(folder, 'ed25519')
    const { socket: held } = await sshAgent(pair.file)
    expect(await failure({ target: simulator, credentials: viaAgent(held, 'SHA256:gone') })).toMatchObject({
      code: 'agent-empty',
    })
    expect(simulator.connections).toBe(0)
  })
})

test('a host that hangs up after too many keys is understood', async () => {
  const folder = temporaryFolder()
  const pairs = await Promise.all(['ed25519', 'ecdsa'].map((type) => keyPair(folder, type)))
  const { socket } = await sshAgent(...pairs.map(({ file }) => file))
  const { target } = await openSshServer('MaxAuthTries 1')
  const problem = await failure({ target, credentials: viaAgent(socket) })
  expect(problem).toMatchObject({
    code: 'disconnected',
    message: '127.0.0.1 hung up after too many login attempts.',
  })
  expect(problem.hint).toContain('key')
})
