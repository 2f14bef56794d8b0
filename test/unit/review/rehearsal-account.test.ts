import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { rehearsalAccount } from '../../../main/review'
import { samples } from '../../../main/simulator'

const admins = (...entries: string[]) => `config system admin\n${entries.join('')}end\n`
const admin = (name: string, profile: string, more = '') =>
  `    edit "${name}"\n        set accprofile "${profile}"\n${more}    next\n`
const token = '        set two-factor fortitoken\n'

test.each([
  ['the first super_admin', admins(admin('kim', 'super_admin'), admin('jo', 'super_admin')), 'kim'],
  [
    'one without a second factor',
    admins(admin('kim', 'super_admin', token), admin('jo', 'super_admin')),
    'jo',
  ],
  ['else one with it', admins(admin('ro', 'prof_admin'), admin('kim', 'super_admin', token)), 'kim'],
  ['nobody, if there is no super_admin', admins(admin('ro', 'prof_admin')), null],
  ['nobody, if there are no administrators', 'config system global\nend\n', null],
])('a rehearsal logs in as %s', (_, configuration, account) => {
  expect(rehearsalAccount(configuration)).toBe(account)
})

test.each(samples)('and on the sample $id as it says', ({ file, user }) => {
  const configuration = readFileSync(join('assets', file), 'utf8')
  expect(rehearsalAccount(configuration)).toBe(user)
})
