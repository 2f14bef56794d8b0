import { describe, expect, test } from 'vitest'
import { parseConfig, readTranscript, scopesOf } from '../../../../main/fortios/config'
import { configurationParts, partedAtHeader } from '../../../../main/fortios/config/parts'

const shownLines = ['config user local', '    edit "a"', '        set comments "x"', '    next', 'end', '']
const shown = (lines: readonly string[]) => lines.join('\n')

describe('a recording of a terminal', () => {
  test('of one show gives what it shows', () => {
    const text = `FGT # show user local\r\r\n${shownLines.join('\r\n')}\r\nFGT # exit\r\r\n`
    expect(readTranscript(text)).toBe(shown(shownLines))
  })

  test.each([
    ['of a read-only administrator', 'FGT $ '],
    ['of a member of a cluster', 'FGT(Primary) # '],
    ['with a name that was cut', 'a-very-long-host-name~-01 # '],
    ['with a name with dots', 'fw.example.com # '],
    ['with a mark', '(M) FGT # '],
    ['without a trailing blank', 'FGT #'],
  ])('with the prompt %s', (_, prompt) => {
    const text = `${prompt}${prompt.endsWith(' ') ? '' : ' '}show user local\n${shownLines.join('\n')}\n${prompt}`
    expect(readTranscript(text)).toBe(shown(shownLines))
  })

  test('with pages, erased or not', () => {
    const [first = '', second = '', ...rest] = shownLines
    for (const page of [
      '--More-- \r         \r',
      '--More--          ',
      '\u001b[7m--More-- \u001b[m\r\u001b[K',
    ]) {
      const text = `FGT # show\n${first}\n${page}${second}\n${page}${rest.join('\n')}\nFGT # `
      expect(readTranscript(text)).toBe(shown(shownLines))
    }
  })

  test('with what was typed, corrected with backspaces', () => {
    expect(readTranscript(`FGT # shwo\b\b\u001b[Kow user local\n${shownLines.join('\n')}FGT # `)).toBe(
      shown(shownLines),
    )
  })

  test('of PuTTY, with its first line', () => {
    const banner = '=~=~=~=~=~=~= PuTTY log 2024.01.01 10:00:00 =~=~=~=~=~=~='
    expect(readTranscript(`${banner}\nlogin as: admin\nFGT # show\n${shownLines.join('\n')}\nFGT # `)).toBe(
      shown(shownLines),
    )
  })

  test('with the prompt glued to the header, or to the first block', () => {
    const header = '#config-version=FGVM64-7.0.4-FW-build0301:vdom=0:user=admin'
    expect(readTranscript(`FGT # ${header}\n${shownLines.join('\n')}\nFGT # `)).toBe(
      `${header}\n${shown(shownLines)}`,
    )
    expect(readTranscript(`FGT # ${shownLines.join('\n')}\nFGT # `)).toBe(shown(shownLines))
  })

  test('has no output of other commands, and no errors', () => {
    const text = [
      'FGT # get system performance status',
      'Version: FortiGate-VM64 v7.0.4',
      '',
      'FGT # show user locla',
      '',
      "command parse error before 'locla'",
      'Command fail. Return code -61',
      '',
      'FGT # show user local',
      ...shownLines,
      'FGT # diagnose fortitoken info',
      'config of nothing',
      'FGT # ',
    ]
    expect(readTranscript(text.join('\n'))).toBe(shown(shownLines))
  })

  test.each(['before', 'behind'])('takes the firmware from a status %s it as a header', (place) => {
    const status = [
      'FGT # get sys stat',
      'Version: FortiGate-60F v6.4.9,build1966,220405 (GA)',
      'Hostname: FGT',
    ]
    const show = ['FGT # show user local', ...shownLines]
    const session = place === 'before' ? [...status, ...show] : [...show, ...status]
    const text = [...status.slice(0, place === 'before' ? 3 : 0), ...session, 'FGT # '].join('\n')
    expect(readTranscript(text)).toBe(
      shown(['#Version: FortiGate-60F v6.4.9,build1966,220405 (GA)', ...shownLines]),
    )
  })

  test('of two devices is two configurations', () => {
    const text = ['A # show', ...shownLines, 'A # exit', 'B # show', ...shownLines, 'A # show', 'B # '].join(
      '\n',
    )
    expect(configurationParts(partedAtHeader(readTranscript(text)), true).map((part) => part.text)).toEqual([
      shown(shownLines),
      shown(['#Hostname: B', ...shownLines]),
    ])
  })

  test('keeps the scopes of what was shown, and no others', () => {
    const text = [
      'FGT # config global',
      'FGT (global) # config system console',
      'FGT (console) # set output standard',
      'FGT (console) # end',
      'FGT (global) # show system admin',
      'config system admin',
      'end',
      '',
      'FGT (global) # end',
      'FGT # config vdom',
      'FGT (vdom) # edit root',
      'current vf=root:0',
      '',
      'FGT (root) # show user local',
      ...shownLines,
      'FGT (root) # next',
      'FGT (vdom) # edit dmz',
      'current vf=dmz:1',
      'FGT (dmz) # show user local',
      ...shownLines,
      'FGT (dmz) # end',
      'FGT # config global',
      'FGT (global) # get system status',
      'Version: x',
      'FGT (global) # end',
      'FGT # ',
    ]
    const document = parseConfig(readTranscript(text.join('\r\n')))
    expect(document.problems).toEqual([])
    expect(scopesOf(document)).toMatchObject([
      { kind: 'global', nodes: [{ path: ['system', 'admin'] }] },
      { kind: 'vdom', vdom: 'root', nodes: [{ path: ['user', 'local'] }] },
      { kind: 'vdom', vdom: 'dmz', nodes: [{ path: ['user', 'local'] }] },
    ])
    expect(document.nodes).toHaveLength(2)
  })

  test('knows the scope that it begins in', () => {
    const text = 'FGT (global) # show system admin\nconfig system admin\nend\nFGT (global) # '
    expect(readTranscript(text)).toBe('config global\nconfig system admin\nend\nend\n')
  })

  test('may begin and end within what is shown', () => {
    expect(
      readTranscript(
        `        set a b\n    next\nend\nFGT # show user local\n${shownLines.slice(0, 3).join('\n')}`,
      ),
    ).toBe(`        set a b\n    next\nend\n${shownLines.slice(0, 3).join('\n')}\n`)
  })

  test('has no prompts within values', () => {
    const value = [
      'config a',
      '    set buffer "',
      'FGT # show',
      'FGT (vdom) # edit root',
      '--More--ish',
      '"',
      'end',
      '',
    ]
    expect(readTranscript(`FGT # show\n${value.join('\n')}\nFGT # `)).toBe(shown(value))
  })

  test('has no values in comments and messages of the console', () => {
    const lines = ["# it's a comment", "NOTICE: can't resolve", ...shownLines]
    expect(readTranscript(`FGT # show\n${lines.join('\n')}\nFGT # exit\n`)).toBe(shown(lines))
  })

  test('that a window of 80 columns cut is joined', () => {
    const long = `        set password ENC ${'Ab0+'.repeat(40)}`
    const cut = [long.slice(0, 80), long.slice(80, 160), long.slice(160)]
    const text = ['FGT # show', 'config a', ...cut, '        set b c', 'end', 'FGT # ']
    expect(readTranscript(text.join('\n'))).toBe(`config a\n${long}\n        set b c\nend\n`)
  })

  test('whose lines are 64 wide by nature is not joined', () => {
    const value = [
      'config a',
      '    set certificate "-----BEGIN',
      'A'.repeat(64),
      'B'.repeat(64),
      '"',
      'end',
      '',
    ]
    expect(readTranscript(`FGT # show\n${value.join('\n')}\nFGT # `)).toBe(shown(value))
  })
})

describe('a text without prompts', () => {
  test('is what it is', () => {
    expect(readTranscript(shown(shownLines))).toBe(shown(shownLines))
  })

  test('that shows nothing is empty', () => {
    expect(readTranscript('FGT # get system status\nVersion: x\nFGT # ')).toBe('')
  })
})
