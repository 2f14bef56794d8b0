import { expect, test } from 'vitest'
import { agentSocket } from '../../../main/ssh/agent'

test.each([
  ['linux', { SSH_AUTH_SOCK: '/run/agent' }, '/run/agent'],
  ['darwin', { SSH_AUTH_SOCK: '/private/tmp/agent' }, '/private/tmp/agent'],
  ['linux', { SSH_AUTH_SOCK: '' }, null],
  ['linux', {}, null],
  ['win32', {}, '\\\\.\\pipe\\openssh-ssh-agent'],
  ['win32', { SSH_AUTH_SOCK: '\\\\.\\pipe\\another' }, '\\\\.\\pipe\\another'],
] as const)('on %s with %j the agent listens at %s', (platform, env, socket) => {
  expect(agentSocket(env, platform)).toBe(socket)
})
