import { expect, test } from 'vitest'
import { atTheEnd } from '../../at-the-end'
import { at, password, simulate } from './live'
import { Headless } from './rehearsal'

const locked = { code: 'login-paused' }

test('two wrong passwords reach a FortiGate, and no third login of any account until a minute is over', async () => {
  const fortigate = await simulate({ accounts: [{ user: 'admin', password }] })
  const app = new Headless()
  atTheEnd(() => app.close())
  await app.call('startMigration')
  const logIn = async (user: string, typed: string, host = '127.0.0.1') => {
    app.login = { ...at(fortigate), host, user, authentication: { method: 'password', password: typed } }
    await app.connect()
    return app.run.problem
  }
  expect(await logIn('admin', 'wrong')).toMatchObject({ code: 'login-rejected' })
  expect(await logIn('other', 'wrong as well')).toMatchObject({ code: 'login-rejected' })
  expect(await logIn('admin', 'wrong')).toMatchObject(locked)
  expect(await logIn('admin', password)).toMatchObject(locked)
  expect(await logIn('other', password, 'localhost')).toMatchObject(locked)
  await app.clock.pass(60_001)
  expect(await logIn('admin', password)).toBeNull()
  expect(app.run.connection.state).toBe('connected')
})
