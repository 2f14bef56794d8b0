import { expect, test } from 'vitest'
import { RecentCalls } from '../../../main/diagnostics/recent-calls'

test('the last calls are kept by their names and by how they ended', () => {
  const calls = new RecentCalls()
  calls.begin('snapshot', undefined)('done')
  const ended = calls.begin('connect', { host: 'fw7' })
  expect(calls.list).toEqual([
    { name: 'snapshot', outcome: 'done' },
    { name: 'connect', outcome: 'under way' },
  ])
  ended('login-refused')
  expect(calls.list[1]).toEqual({ name: 'connect', outcome: 'login-refused' })
  for (let at = 0; at < 100; at += 1) calls.begin('users', undefined)('done')
  expect(calls.list).toHaveLength(30)
  expect(JSON.stringify(calls.list)).not.toContain('fw7')
})

test('what a call was given is known only while it is under way', () => {
  const calls = new RecentCalls()
  const ended = calls.begin('connect', {
    host: 'fw7',
    port: 22,
    authentication: { method: 'password', password: 'canary' },
    jumps: [{ host: 'jump' }],
  })
  expect(calls.typed).toEqual(['fw7', 'password', 'canary', 'jump'])
  ended('done')
  expect(calls.typed).toEqual([])
})

test('codes of problems are counted, those of calls and those that no call ends with', () => {
  const calls = new RecentCalls()
  calls.begin('connect', undefined)('login-refused')
  calls.meet('login-refused')
  calls.meet('connection-lost')
  expect([...calls.problems]).toEqual([
    ['login-refused', 2],
    ['connection-lost', 1],
  ])
})
