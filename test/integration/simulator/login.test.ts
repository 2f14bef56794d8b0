import ssh2 from 'ssh2'
import { describe, expect, test, vi } from 'vitest'
import { startSimulator } from '../../../main/simulator'
import { keyPair, logIn, Peer, sampleText, simulate } from './peer'

/** Answers keyboard-interactive questions in order, and keeps their texts. */
function answering(answers: readonly string[]) {
  const left = [...answers]
  const asked: string[] = []
  const authHandler = (['password', 'keyboard-interactive'] as const).map((type) =>
    type === 'password'
      ? { type, username: 'ops.lead', password: 'rehearsal' }
      : {
          type,
          username: 'ops.lead',
          prompt: (
            _name: string,
            _instructions: string,
            _language: string,
            prompts: readonly { prompt: string }[],
            finish: (answers: string[]) => void,
          ) => {
            asked.push(...prompts.map(({ prompt }) => prompt))
            finish(prompts.map(() => left.shift() ?? ''))
          },
        },
  )
  return { asked, authHandler }
}

describe('what comes where the first prompt is expected', () => {
  test('the documented demand for a new password, until one is typed twice', async () => {
    const simulator = await simulate('vendor-page', { scenario: 'new-password-demanded' })
    const peer = await Peer.at(simulator)
    const demand = 'You are forced to change your password, please input a new password.\r\nNew Password:'
    expect(await peer.until('New Password:')).toBe(demand)
    peer.type('one\r')
    expect(await peer.until('Confirm Password:')).toBe('\r\nConfirm Password:')
    peer.type('other\r')
    expect(await peer.until('New Password:')).toBe(`\r\n${demand}`)
    peer.type('same\r')
    await peer.until('Confirm Password:')
    peer.type('same\r')
    expect(await peer.until('# ')).toBe('\r\nWelcome !\r\nFGT-LAB # ')
    expect(simulator.received.map(({ kind, question }) => [kind, question])).toEqual(
      ['New', 'Confirm', 'New', 'Confirm'].map((which) => ['answer', `${which} Password:`]),
    )
  })

  test('a text of the test, and then the prompt, silence or the end', async () => {
    const prints = 'Your password expires today.\n'
    const at = async (then: 'prompt' | 'waits' | 'closes') => {
      const simulator = await simulate('vendor-page', { faults: { atLogin: { prints, then } } })
      return { simulator, peer: await Peer.at(simulator) }
    }
    expect(await (await at('prompt')).peer.until('# ')).toBe('Your password expires today.\r\nFGT-LAB # ')
    expect(await (await at('closes')).peer.untilClosed()).toBe('Your password expires today.\r\n')
    const { simulator, peer } = await at('waits')
    await peer.until('today.\r\n')
    peer.type('get system status\r')
    await vi.waitFor(() =>
      expect(simulator.received).toMatchObject([
        { kind: 'answer', text: 'get system status', question: prints.trim() },
      ]),
    )
    expect(peer.seen).not.toContain('#')
  })

  test('the end, for a second session of an account where admin-concurrent is disabled', async () => {
    const configuration = sampleText('vendor-page').replace(
      'config system global\n',
      'config system global\n    set admin-concurrent disable\n',
    )
    const simulator = await simulate('vendor-page', { configuration })
    const first = await Peer.at(simulator)
    await first.until('# ')
    expect(await (await Peer.at(simulator)).untilClosed()).toBe('')
    first.type('exit\r')
    await first.untilClosed()
    await expect((await Peer.at(simulator)).until('# ')).resolves.toBe('FGT-LAB # ')
  })
})

describe('logging in', () => {
  test('opens every administrator of the configuration with the rehearsal password', async () => {
    const simulator = await simulate('company')
    for (const username of ['admin', 'audit.viewer']) {
      await expect(logIn(simulator, { username })).resolves.toBeDefined()
    }
    await expect(logIn(simulator, { username: 'nobody' })).rejects.toThrow(/authentication/)
    await expect(logIn(simulator, { password: 'wrong' })).rejects.toThrow(/authentication/)
  })

  test('opens nothing without a rehearsal password and without accounts', async () => {
    const simulator = await startSimulator({ configuration: sampleText('vendor-page') })
    await expect(logIn(simulator, { password: '' })).rejects.toThrow(/authentication/)
    await simulator.close()
  })

  test('asks an administrator with a second factor for a code after the password', async () => {
    const simulator = await simulate('company')
    const { asked, authHandler } = answering(['123456'])
    await logIn(simulator, { username: 'ops.lead', authHandler })
    expect(asked).toEqual(['Token code: '])
    const wrong = answering(['12345'])
    await expect(logIn(simulator, { username: 'ops.lead', authHandler: wrong.authHandler })).rejects.toThrow(
      /authentication/,
    )
  })

  test('asks for password and code by keyboard-interactive alone', async () => {
    const simulator = await simulate('company')
    const { asked, authHandler } = answering(['rehearsal', '000000'])
    await logIn(simulator, { username: 'ops.lead', authHandler: authHandler.slice(1) })
    expect(asked).toEqual(['ops.lead@FortiGate password: ', 'Token code: '])
  })

  test('checks the code of an account', async () => {
    const accounts = [{ user: 'ops.lead', tokenCode: '424242' }]
    const simulator = await simulate('company', { accounts })
    const right = answering(['424242'])
    await logIn(simulator, { username: 'ops.lead', authHandler: right.authHandler })
    const wrong = answering(['123456'])
    await expect(logIn(simulator, { username: 'ops.lead', authHandler: wrong.authHandler })).rejects.toThrow(
      /authentication/,
    )
  })

  test('takes a public key, and only that one', async () => {
    const [own, other] = [keyPair(), keyPair()]
    const simulator = await simulate('vendor-page', {
      accounts: [{ user: 'key.holder', publicKeys: [own.public] }],
    })
    const by = (privateKey: string) => ({
      username: 'key.holder',
      privateKey,
      authHandler: ['publickey' as const],
    })
    await expect(logIn(simulator, by(own.private))).resolves.toBeDefined()
    await expect(logIn(simulator, by(other.private))).rejects.toThrow(/authentication/)
  })

  test('hangs up after three wrong answers', async () => {
    const simulator = await simulate('vendor-page')
    let tries = 0
    const failed = logIn(simulator, {
      authHandler: (_left: unknown, _partial: unknown, next: (method: unknown) => void) => {
        tries += 1
        next({ type: 'password', username: 'admin', password: 'wrong' })
      },
    } as Parameters<typeof logIn>[1])
    await expect(failed).rejects.toThrow()
    expect(tries).toBeLessThanOrEqual(4)
    expect(simulator.loginAttempts).toEqual(Array(3).fill({ user: 'admin', method: 'password' }))
  })

  test('shows its host key before anything about users is said', async () => {
    const simulator = await simulate('vendor-page')
    let shown = ''
    await expect(
      logIn(simulator, {
        hostHash: 'sha256',
        hostVerifier: (hash: string) => {
          shown = `SHA256:${Buffer.from(hash, 'hex').toString('base64').replace(/=+$/, '')}`
          return false
        },
      }),
    ).rejects.toThrow()
    expect(shown).toBe(simulator.hostKeyFingerprint)
    expect(simulator.connections).toBe(1)
    expect(simulator.loginAttempts).toEqual([])
  })

  test('keeps the host key that it is given, and refuses text that is none', async () => {
    const { private: hostKey } = keyPair()
    const one = await simulate('vendor-page', { hostKey })
    const other = await simulate('vendor-page', { hostKey })
    expect(one.hostKeyFingerprint).toBe(other.hostKeyFingerprint)
    await expect(simulate('vendor-page', { hostKey: 'no key' })).rejects.toThrow(/host key of the simulator/)
  })

  test('sends the banner before the login outside of the terminal', async () => {
    const simulator = await simulate('company', { banner: { afterLogin: null } })
    const client = new ssh2.Client()
    const banner = await new Promise<string>((resolve, reject) => {
      client.on('banner', resolve).on('error', reject)
      client.connect({ host: '127.0.0.1', port: simulator.port, username: 'admin', password: 'rehearsal' })
    })
    client.end()
    expect(banner.replaceAll('\r', '')).toContain('Authorized staff only.\nend\n')
  })

  test('serves fifty sessions at once', async () => {
    const simulator = await simulate('vendor-page')
    const peers = await Promise.all(Array.from({ length: 50 }, () => Peer.at(simulator)))
    const answers = await Promise.all(
      peers.map(async (peer, index) => {
        await peer.until('# ')
        return peer.run(`show system dns | grep ${index % 2 ? 'primary' : 'secondary'}`)
      }),
    )
    expect(simulator.openSessions).toBe(50)
    for (const [index, answer] of answers.entries()) {
      expect(answer).toEqual([index % 2 ? '    set primary 192.0.2.53' : '    set secondary 198.51.100.53'])
    }
  })

  test('takes a port that is free and says so where it is not', async () => {
    const { port } = await simulate('vendor-page')
    await expect(simulate('vendor-page', { port })).rejects.toThrow(/EADDRINUSE/)
  })
})
