import { describe, expect, test } from 'vitest'
import {
  entriesOf,
  parseConfig,
  scopesOf,
  tablesAt,
  valueOf,
  valuesOf,
} from '../../../../main/fortios/config'

describe('the scopes', () => {
  test('of a device without VDOMs are two over the same tables', () => {
    const document = parseConfig(
      '#config-version=FGVM64-7.0.4-FW-build0301:vdom=0:user=a\nconfig user local\nend\n',
    )
    expect(scopesOf(document)).toEqual([
      { kind: 'global', vdom: 'global', nodes: document.nodes },
      { kind: 'vdom', vdom: 'root', nodes: document.nodes },
    ])
  })

  test('of a backup of one VDOM are that one', () => {
    const document = parseConfig(
      '#config-version=FGVM64-7.0.4\n#global_vdom=0:vd_name=dmz/dmz\nconfig user local\nend\n',
    )
    expect(scopesOf(document)).toEqual([{ kind: 'vdom', vdom: 'dmz', nodes: document.nodes }])
  })

  test('of several VDOMs are put together from all their sections', () => {
    const document = parseConfig(
      [
        'config vdom',
        'edit root',
        'next',
        'edit __proto__',
        'next',
        'end',
        'config global',
        'config a',
        'end',
        'end',
        'config vdom',
        'edit root',
        'config b',
        'end',
        'end',
        'config global',
        'config c',
        'end',
        'end',
        'config vdom',
        'edit root',
        'config d',
        'end',
        'end',
        '',
      ].join('\n'),
    )
    expect(document.problems).toEqual([])
    expect(scopesOf(document)).toMatchObject([
      { kind: 'global', vdom: 'global', nodes: [{ path: ['a'] }, { path: ['c'] }] },
      { kind: 'vdom', vdom: 'root', nodes: [{ path: ['b'] }, { path: ['d'] }] },
      { kind: 'vdom', vdom: '__proto__', nodes: [] },
    ])
  })
})

describe('a table', () => {
  const { nodes } = parseConfig(
    [
      'config user local',
      '    edit "b"',
      '        set two-factor fortitoken',
      '        set fortitoken "FTKMOB0000000001"',
      '    next',
      '    edit "a"',
      '    next',
      'end',
      'config user localhost',
      '    edit "c"',
      '    next',
      'end',
      'config user local',
      '    edit "b"',
      '        set two-factor fortitoken-cloud',
      '        unset fortitoken',
      '    next',
      'end',
      '',
    ].join('\n'),
  )

  test('may be several blocks', () => {
    expect(tablesAt(nodes, 'user local').map(({ line }) => line)).toEqual([1, 13])
    expect(tablesAt(nodes, 'user')).toEqual([])
  })

  test('has each entry once, with what was set last', () => {
    const entries = entriesOf(nodes, 'user local')
    expect(entries.map(({ name, line }) => [name, line])).toEqual([
      ['b', 2],
      ['a', 6],
    ])
    const [b] = entries
    expect(b && valueOf(b, 'two-factor')).toBe('fortitoken-cloud')
    expect(b && valueOf(b, 'fortitoken')).toBeUndefined()
  })

  test('is not changed by asking', () => {
    entriesOf(nodes, 'user local')
    expect(tablesAt(nodes, 'user local')[0]?.children[0]).toMatchObject({ children: { length: 2 } })
  })
})

describe('the values of an option', () => {
  const values = (...lines: string[]) => {
    const [block] = tablesAt(parseConfig(`config a\n${lines.join('\n')}\nend\n`).nodes, 'a')
    return block && valuesOf(block, 'member')
  }

  test.each([
    [['set member "a" "b"'], ['a', 'b']],
    [['set member a', 'set members b'], ['a']],
    [
      ['set member a b', 'append member c'],
      ['a', 'b', 'c'],
    ],
    [
      ['set member a b c', 'unselect member b'],
      ['a', 'c'],
    ],
    [['set member a b c', 'select member b'], ['b']],
    [['set member a', 'unset member'], []],
    [['set member a', 'clear member'], []],
    [['set member ""'], ['']],
    [['config member', 'set member x', 'end'], []],
  ])('%j', (lines, expected) => {
    expect(values(...lines)).toEqual(expected)
  })

  test('are one text with a blank between them', () => {
    const [block] = tablesAt(
      parseConfig('config a\nset password ENC abc\nset comments " x"\nend\n').nodes,
      'a',
    )
    expect(block && valueOf(block, 'password')).toBe('ENC abc')
    expect(block && valueOf(block, 'comments')).toBe(' x')
    expect(block && valueOf(block, 'constructor')).toBeUndefined()
  })
})
