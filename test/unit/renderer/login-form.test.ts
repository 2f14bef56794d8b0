import { beforeAll, describe, expect, test } from 'vitest'
import type { SshHost } from '../../../main/contract/login'
import { speak } from '../../../renderer/src/language/spoken'
import { wordsOf } from '../../../renderer/src/language/words'
import {
  emptyJump,
  problemsOf as problemsIn,
  startForm,
  toCall,
  withoutSecrets,
  withSshHost,
  type JumpFields,
  type TypedLogin,
} from '../../../renderer/src/login/login-form'

beforeAll(() => speak('en', 'all'))

const problemsOf = (form: TypedLogin) => problemsIn(form, wordsOf('steps'))

const filled: TypedLogin = {
  host: 'fw.example.net',
  port: '22',
  user: 'admin',
  method: 'password',
  password: 'secret',
  keyFile: '',
  passphrase: '',
  jumps: [],
  oldEncryption: null,
  takenFrom: null,
}

const bastion: JumpFields = { ...emptyJump, host: 'bastion', user: 'ops', method: 'password' }

describe('the login form', () => {
  test('starts with what main remembers, and without secrets', () => {
    const jump = { host: 'bastion', port: 2022, user: 'ops', method: 'agent', keyFile: '' } as const
    const form = startForm({
      host: 'fw',
      port: 2222,
      user: 'kim',
      method: 'key',
      keyFile: '/k',
      jumps: [jump],
    })
    expect(form).toEqual({
      host: 'fw',
      port: '2222',
      user: 'kim',
      method: 'key',
      keyFile: '/k',
      password: '',
      passphrase: '',
      jumps: [{ ...jump, port: '2022', password: '', passphrase: '' }],
      oldEncryption: null,
      takenFrom: null,
    })
  })

  test('is complete as it is', () => {
    expect(problemsOf(filled)).toEqual({})
    expect(problemsOf({ ...filled, method: 'rehearsal', password: '' })).toEqual({})
    expect(problemsOf({ ...filled, method: 'key', password: '', keyFile: '/k' })).toEqual({})
    expect(problemsOf({ ...filled, method: 'agent', password: '' })).toEqual({})
    // The password of a jump host may be left out: it is asked for.
    expect(problemsOf({ ...filled, jumps: [bastion] })).toEqual({})
  })

  test('names the jump host whose field is at fault', () => {
    const jumps = [
      bastion,
      { ...bastion, host: '', port: 'x', user: ' ' },
      { ...bastion, method: 'key' as const },
    ]
    const problems = problemsOf({ ...filled, jumps })
    expect(problems.jumps?.map((each) => Object.keys(each))).toEqual([
      [],
      ['host', 'port', 'user'],
      ['keyFile'],
    ])
    expect(problems.jumps?.[1]?.host).toContain('jump host')
  })

  test.each([
    ['host', { host: ' ' }],
    ['host', { host: 'https://fw.example.net' }],
    ['host', { host: 'admin@fw' }],
    ['port', { port: '' }],
    ['port', { port: '0' }],
    ['port', { port: '65536' }],
    ['port', { port: '2e3' }],
    ['port', { port: '22.5' }],
    ['user', { user: '' }],
    ['password', { password: '' }],
    ['keyFile', { method: 'key' as const }],
  ])('names the field at fault: %s, %o', (field, change) => {
    expect(Object.keys(problemsOf({ ...filled, ...change }))).toEqual([field])
  })

  test('sends only the secret of the method that was chosen', () => {
    const jumps: readonly JumpFields[] = [
      { ...bastion, port: '2022', password: 'a', keyFile: '/j', passphrase: 'b' },
      { ...bastion, method: 'agent', password: 'c' },
    ]
    expect(toCall({ ...filled, host: ' fw ', keyFile: '/k', passphrase: 'p', jumps }, false)).toEqual({
      host: 'fw',
      port: 22,
      user: 'admin',
      authentication: { method: 'password', password: 'secret' },
      jumps: [
        { host: 'bastion', port: 2022, user: 'ops', authentication: { method: 'password', password: 'a' } },
        { host: 'bastion', port: 22, user: 'ops', authentication: { method: 'agent' } },
      ],
      oldAlgorithms: false,
    })
    const key = toCall({ ...filled, method: 'key', keyFile: '/k', passphrase: 'p' }, true)
    expect(key.authentication).toEqual({ method: 'key', keyFile: '/k', passphrase: 'p' })
    expect(key.oldAlgorithms).toBe(true)
    expect(toCall({ ...filled, method: 'agent' }, false).authentication).toEqual({ method: 'agent' })
    expect(toCall({ ...filled, method: 'rehearsal' }, false).authentication).toEqual({ method: 'rehearsal' })
  })

  test('keeps no secret once it was sent', () => {
    const sent = withoutSecrets({
      ...filled,
      passphrase: 'p4ss-phrase',
      jumps: [{ ...bastion, password: 'h0p', passphrase: 'h0p-phrase' }],
    })
    for (const secret of ['secret', 'p4ss-phrase', 'h0p']) expect(JSON.stringify(sent)).not.toContain(secret)
    expect(sent.jumps[0]).toMatchObject({ host: 'bastion', user: 'ops', method: 'password' })
  })
})

describe('what ~/.ssh/config says of a host', () => {
  const found: SshHost = {
    alias: 'fw-zrh',
    host: '10.20.0.1',
    port: 2222,
    user: 'kim',
    keyFile: '/k',
    jumps: [{ host: 'bastion', port: 22, user: 'ops', method: 'agent', keyFile: '' }],
    notes: ['ProxyCommand is not run.'],
  }
  const empty: TypedLogin = { ...filled, host: 'fw-zrh', user: '', password: '' }

  test('fills in the form, and is told apart', () => {
    expect(withSshHost(empty, found)).toMatchObject({
      host: '10.20.0.1',
      port: '2222',
      user: 'kim',
      method: 'key',
      keyFile: '/k',
      jumps: [{ host: 'bastion', port: '22', password: '' }],
      takenFrom: { alias: 'fw-zrh', notes: ['ProxyCommand is not run.'] },
    })
  })

  test('leaves what it does not say, and a password that was typed', () => {
    const little = { ...found, user: '', keyFile: '', jumps: [] }
    const before: TypedLogin = { ...empty, user: 'admin', method: 'agent', jumps: [bastion] }
    expect(withSshHost(before, little)).toMatchObject({ user: 'admin', method: 'agent', jumps: [] })
    expect(withSshHost({ ...empty, password: 'typed' }, found)).toMatchObject({
      method: 'password',
      password: 'typed',
    })
  })

  test('takes no leave to use old encryption from another device along', () => {
    expect(withSshHost({ ...empty, oldEncryption: true }, found).oldEncryption).toBeNull()
  })
})
