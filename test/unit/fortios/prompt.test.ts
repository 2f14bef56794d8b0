import { describe, expect, test } from 'vitest'
import { isForeignPrompt, isPromptOf, readPrompt } from '../../../main/fortios/prompt'

describe('a prompt', () => {
  test.each([
    ['FGT # ', 'FGT', null, null, false],
    ['FGT $ ', 'FGT', null, null, true],
    ['FGT (global) # ', 'FGT', null, 'global', false],
    ['FGT (vdom) # ', 'FGT', null, 'vdom', false],
    ['FGT (sg-traffic) # ', 'FGT', null, 'sg-traffic', false],
    ['FGT (admin) # ', 'FGT', null, 'admin', false],
    ['FGT (ftm-mig1) # ', 'FGT', null, 'ftm-mig1', false],
    ['FGT(Primary) # ', 'FGT', 'Primary', null, false],
    ['FGT(Primary) (global) # ', 'FGT', 'Primary', 'global', false],
    ['FGT(Secondary) (global) $ ', 'FGT', 'Secondary', 'global', true],
    ['long-hostname-cut-off-at~ # ', 'long-hostname-cut-off-at~', null, null, false],
    ['long~-01 # ', 'long~-01', null, null, false],
    ['fw.example.com # ', 'fw.example.com', null, null, false],
    ['(M) FGT-01 $ ', 'FGT-01', null, null, true],
    ['FGT #', 'FGT', null, null, false],
    ['FGT (remote_vpn_user#VPN_USERS) # ', 'FGT', null, 'remote_vpn_user#VPN_USERS', false],
    ['FGT (jörg o’neill (old)) # ', 'FGT', null, 'jörg o’neill (old)', false],
    ['FGT (EXAMPLE\\kim@example.com) # ', 'FGT', null, 'EXAMPLE\\kim@example.com', false],
  ])('%j is read', (line, hostname, haRole, scope, readOnly) => {
    expect(readPrompt(line)).toEqual({ hostname, haRole, scope, readOnly, isSpaced: line.endsWith(' ') })
  })

  test.each([
    '',
    ' # ',
    'FGT#',
    'FGT > ',
    'Authorized users only # ',
    '    set comment "FGT # "',
    'FGT #  ',
    'FGT # show',
    'Ready to proceed? (y/n)',
    '--More-- ',
    'admin@srv-files-02:~$ ',
    `${'x'.repeat(65)} # `,
  ])('%j is none', (line) => {
    expect(readPrompt(line)).toBeNull()
  })

  test('is of the same device where the hostname is the same, whatever scope, role and mark say', () => {
    const known = readPrompt('FGT-1 # ')
    expect.assert(known)
    for (const line of ['FGT-1 # ', 'FGT-1 $ ', 'FGT-1(Primary) (root) # ']) {
      expect(isPromptOf(known, line)).not.toBeNull()
    }
    for (const line of ['FGT-2 # ', 'FGT-1 #  ', 'FGT-1', 'fgt-1 # '])
      expect(isPromptOf(known, line)).toBeNull()
  })

  test('is none before the blank behind its mark has come, on a device that prints one', () => {
    const [spaced, bare] = ['FGT-1 # ', 'FGT-1 #'].map(readPrompt)
    expect.assert(spaced && bare)
    expect(isPromptOf(spaced, 'FGT-1 #')).toBeNull()
    expect(isPromptOf(spaced, 'FGT-1 (global) #')).toBeNull()
    expect(isPromptOf(bare, 'FGT-1 #')).not.toBeNull()
    // Of the first one nobody can tell whether its blank was still to come.
    expect(isPromptOf(bare, 'FGT-1 # ')).toMatchObject({ isSpaced: true })
  })

  test('of something else is told from one of a FortiGate', () => {
    for (const line of [
      'admin@srv-files-02:~$ ',
      '[root@srv ~]# ',
      'switch> ',
      'user@host % ',
      '$ ',
      '# ',
      'Switch#',
    ]) {
      expect(isForeignPrompt(line)).toBe(line !== 'Switch#')
    }
    for (const line of ['FGT # ', 'FGT (global) $ ', '', 'Loading', 'Last login: Mon']) {
      expect(isForeignPrompt(line)).toBe(false)
    }
  })
})
