import { describe, expect, it } from 'vitest'
import { problemsOf, startForm, toCall, type LoginForm } from '../../../renderer/src/steps/connect/login-form'

const filled: LoginForm = {
  host: 'fw.example.net',
  port: '22',
  user: 'admin',
  method: 'password',
  password: 'secret',
  keyFile: '',
  passphrase: '',
}

describe('the login form', () => {
  it('starts with what main remembers, and without secrets', () => {
    const form = startForm({ host: 'fw', port: 2222, user: 'kim', method: 'key', keyFile: '/k' })
    expect(form).toEqual({
      host: 'fw',
      port: '2222',
      user: 'kim',
      method: 'key',
      keyFile: '/k',
      password: '',
      passphrase: '',
    })
  })

  it('is complete as it is', () => {
    expect(problemsOf(filled)).toEqual({})
    expect(problemsOf({ ...filled, method: 'rehearsal', password: '' })).toEqual({})
    expect(problemsOf({ ...filled, method: 'key', password: '', keyFile: '/k' })).toEqual({})
  })

  it.each([
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

  it('sends only the secret of the method that was chosen', () => {
    expect(toCall({ ...filled, host: ' fw ', keyFile: '/k', passphrase: 'p' })).toEqual({
      host: 'fw',
      port: 22,
      user: 'admin',
      authentication: { method: 'password', password: 'secret' },
    })
    expect(toCall({ ...filled, method: 'key', keyFile: '/k', passphrase: 'p' }).authentication).toEqual({
      method: 'key',
      keyFile: '/k',
      passphrase: 'p',
    })
    expect(toCall({ ...filled, method: 'rehearsal' }).authentication).toEqual({ method: 'rehearsal' })
  })
})
