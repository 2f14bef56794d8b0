import { normalize } from 'node:path'
import { expect, test } from 'vitest'
import { applicationFolder } from '../../../main/cli/application-folder'

test.each([
  ['linux', {}, '/home/jo/.config/Tokenferry'],
  ['linux', { XDG_CONFIG_HOME: '/elsewhere' }, '/elsewhere/Tokenferry'],
  ['darwin', {}, '/home/jo/Library/Application Support/Tokenferry'],
  ['win32', { APPDATA: '/roaming' }, '/roaming/Tokenferry'],
] as const)('on %s with %j the application keeps its settings in %s', (platform, env, path) => {
  expect(applicationFolder(env, platform, '/home/jo')).toBe(normalize(path))
})
