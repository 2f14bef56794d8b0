import { describe, expect, test } from 'vitest'
import { formatNodes, parseConfig, type ConfigNode } from '../../../../main/fortios/config'
import { writeConfig } from '../../../../main/fortios/config/write'

const set = (...words: string[]): ConfigNode => ({ kind: 'statement', verb: 'set', words, line: 0 })
const edit = (name: string, ...children: ConfigNode[]): ConfigNode => ({
  kind: 'edit',
  name,
  children,
  line: 0,
})
const config = (path: string, ...children: ConfigNode[]): ConfigNode => ({
  kind: 'config',
  path: path.split(' '),
  children,
  line: 0,
})

describe('nodes made by code', () => {
  test('are written as a FortiGate shows them', () => {
    const nodes = [
      config(
        'user local',
        edit(
          'ftm-mig1',
          set('type', 'password'),
          set('two-factor', 'fortitoken'),
          set('fortitoken', 'FTKMOB0000000001'),
          set('email-to', 'one@example.com'),
          set('passwd', 'ENC', 'Ab+/=='),
        ),
      ),
    ]
    expect(formatNodes(nodes)).toBe(
      [
        'config user local',
        '    edit "ftm-mig1"',
        '        set type password',
        '        set two-factor fortitoken',
        '        set fortitoken "FTKMOB0000000001"',
        '        set email-to "one@example.com"',
        '        set passwd ENC Ab+/==',
        '    next',
        'end',
        '',
      ].join('\n'),
    )
  })

  test('have names of entries in quotes, numbers not', () => {
    const nodes = [
      config('firewall policy', edit('1', config('x y', edit('a b')))),
      config('firewall address', edit('all')),
    ]
    expect(formatNodes(nodes)).toBe(
      [
        'config firewall policy',
        '    edit 1',
        '        config x y',
        '            edit "a b"',
        '            next',
        '        end',
        '    next',
        'end',
        'config firewall address',
        '    edit "all"',
        '    next',
        'end',
        '',
      ].join('\n'),
    )
  })

  test('of sections are not indented, and a VDOM and its section have one end', () => {
    const nodes = [
      config('vdom', edit('root'), edit('dmz')),
      config('global', config('system global', set('vdom-mode', 'multi-vdom'))),
      config('vdom', edit('root', config('system settings', set('comments', 'x')))),
    ]
    expect(formatNodes(nodes)).toBe(
      [
        'config vdom',
        'edit root',
        'next',
        'edit dmz',
        'next',
        'end',
        'config global',
        'config system global',
        '    set vdom-mode multi-vdom',
        'end',
        'end',
        'config vdom',
        'edit root',
        'config system settings',
        '    set comments "x"',
        'end',
        'end',
        '',
      ].join('\n'),
    )
  })

  test('have their values in quotes where those are no keywords, numbers or addresses', () => {
    const nodes = [
      set('vdom', 'root'),
      set('member', 'a', 'b'),
      set('allowaccess', 'ping', 'https'),
      set('subnet', '10.0.0.0', '255.0.0.0'),
      set('ip6-address', '2001:db8::1/64'),
      set('buffer', 'A "quoted" \\ text'),
      set('comments', ''),
      { kind: 'comment', text: '#x', line: 0 } as const,
    ]
    expect(formatNodes(nodes, '  ')).toBe(
      [
        '  set vdom "root"',
        '  set member "a" "b"',
        '  set allowaccess ping https',
        '  set subnet 10.0.0.0 255.0.0.0',
        '  set ip6-address 2001:db8::1/64',
        '  set buffer "A \\"quoted\\" \\\\ text"',
        '  set comments ""',
        '  #x',
        '',
      ].join('\n'),
    )
  })
})

describe('nodes that were parsed', () => {
  test('keep the quotes that they had, and lose what means nothing', () => {
    const text = 'config x\n  edit root\r\n\tset a "enable"  \n\n  set b Some\n    next\nend'
    expect(formatNodes(parseConfig(text).nodes)).toBe(
      'config x\n    edit root\n        set a "enable"\n        set b Some\n    next\nend\n',
    )
  })
})

describe('a document', () => {
  test('made by code is formatted', () => {
    const nodes = [config('system global', set('hostname', 'FW'))]
    const document = { nodes, header: null, problems: [], missing: { vdoms: [], global: false }, source: '' }
    expect(writeConfig(document)).toBe('config system global\n    set hostname "FW"\nend\n')
  })

  test('that is damaged is written back as it was', () => {
    const text = 'next\nconfig a\n  set "b\n  set c "d"\nend end\n\0\r'
    expect(writeConfig(parseConfig(text))).toBe(text)
  })
})
