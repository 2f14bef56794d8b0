import { describe, expect, test } from 'vitest'
import { parseConfig } from '../../../../main/fortios/config'
import { writeConfig } from '../../../../main/fortios/config/write'

/** The words of the statements of the only block. */
function words(lines: string): (readonly string[])[] {
  const [block] = parseConfig(`config user local\n${lines}\nend\n`).nodes
  if (block?.kind !== 'config') throw new Error('no block')
  return block.children.map((node) => (node.kind === 'statement' ? node.words : [node.kind]))
}

describe('a single-VDOM backup', () => {
  const text = [
    '#config-version=FGVM64-7.0.4-FW-build0301-220309:opmode=0:vdom=0:user=admin',
    '#buildno=0301',
    'config user fortitoken',
    '    edit "FTKMOB0000000001"',
    '        set license "EFTM000000000001"',
    '    next',
    'end',
    'config system global',
    '    set hostname "fw"',
    'end',
    '',
  ].join('\n')

  test('becomes a tree in which each node knows its line', () => {
    const { nodes, problems } = parseConfig(text)
    expect(problems).toEqual([])
    expect(nodes).toEqual([
      {
        kind: 'comment',
        text: '#config-version=FGVM64-7.0.4-FW-build0301-220309:opmode=0:vdom=0:user=admin',
        line: 1,
      },
      { kind: 'comment', text: '#buildno=0301', line: 2 },
      {
        kind: 'config',
        path: ['user', 'fortitoken'],
        line: 3,
        children: [
          {
            kind: 'edit',
            name: 'FTKMOB0000000001',
            quoted: true,
            line: 4,
            children: [
              {
                kind: 'statement',
                verb: 'set',
                words: ['license', 'EFTM000000000001'],
                quoted: true,
                line: 5,
              },
            ],
          },
        ],
      },
      {
        kind: 'config',
        path: ['system', 'global'],
        line: 8,
        children: [{ kind: 'statement', verb: 'set', words: ['hostname', 'fw'], quoted: true, line: 9 }],
      },
    ])
  })

  test('keeps its source', () => {
    expect(writeConfig(parseConfig(text))).toBe(text)
  })
})

describe('the header', () => {
  const header = (line: string) => parseConfig(`${line}\nconfig system global\nend\n`).header

  test.each([
    [
      '#config-version=FG5H1E-7.4.8-FW-build2795-250523:opmode=0:vdom=1:user=TACACS-USER',
      {
        platform: 'FG5H1E',
        version: '7.4.8',
        build: '2795',
        user: 'TACACS-USER',
        vdomsEnabled: true,
        vdom: null,
      },
    ],
    [
      '#config-version=FG100E-6.0.2-FW-build0163-3-180725:opmode=1:vdom=0:user=admin',
      { platform: 'FG100E', version: '6.0.2', build: '0163', user: 'admin', vdomsEnabled: false, vdom: null },
    ],
    [
      '#config-version=FGT60C-5.00-FW-build271-140124:opmode=1:vdom=0:user=x',
      { platform: 'FGT60C', version: '5.00', build: '271', user: 'x', vdomsEnabled: false, vdom: null },
    ],
    [
      '#config-version=FortiGate-VM64-7.2.0-FW-build1157-220331:opmode=0:vdom=0:user=a:b',
      {
        platform: 'FortiGate-VM64',
        version: '7.2.0',
        build: '1157',
        user: 'a:b',
        vdomsEnabled: false,
        vdom: null,
      },
    ],
    [
      '#config-version= FGVMK6',
      { platform: 'FGVMK6', version: null, build: null, user: null, vdomsEnabled: null, vdom: null },
    ],
  ])('%s', (line, facts) => {
    expect(header(line)).toEqual(facts)
  })

  test('names the VDOM of a backup of one VDOM', () => {
    const text =
      '#config-version=FGVM64-7.0.4-FW-build0301:vdom=1:user=a\n#global_vdom=0:vd_name=dmz/dmz\nconfig a\nend\n'
    expect(parseConfig(text).header).toMatchObject({ platform: 'FGVM64', vdom: 'dmz' })
    expect(parseConfig('config a\nend\n#global_vdom=0:vd_name=dmz/dmz\n').header).toBeNull()
  })

  test('is absent where there is no such line', () => {
    expect(header('#version=600 #build=0163')).toBeNull()
  })
})

describe('words', () => {
  test('stand in double quotes, with three escapes and no more', () => {
    expect(words(String.raw`set comments "a \"b\" \'c\' \\d \n \e"`)).toEqual([
      ['comments', String.raw`a "b" 'c' \d \n \e`],
    ])
  })

  test('stand in single quotes, with no escapes', () => {
    expect(words(String.raw`set comments 'a "b" \' x`)).toEqual([
      ['comments', String.raw`a "b" ${'\\'}`, 'x'],
    ])
  })

  test('are empty in empty quotes', () => {
    expect(words(`set a ""\nset b ''`)).toEqual([
      ['a', ''],
      ['b', ''],
    ])
  })

  test('are put together from segments', () => {
    expect(words(`set buffer "a"b'c'\\ "d"`)).toEqual([['buffer', 'abc d']])
  })

  test('have escapes outside of quotes, and go on in the next line behind a backslash', () => {
    expect(words('set a b\\"c\\\\ \\\n  d\\\r\ne')).toEqual([['a', 'b"c\\', 'de']])
  })

  test('keep blanks within quotes, and are parted by blanks, tabs, form feeds and no-break spaces', () => {
    expect(words('set comments " (Copy of 4)"\n\u00a0set\u00a0a\tb\fc  d')).toEqual([
      ['comments', ' (Copy of 4)'],
      ['a', 'b', 'c', 'd'],
    ])
  })

  test('may hold what other languages take for a comment or a name of their own', () => {
    expect(words('set member user#VPN (x) <y> z? __proto__ constructor')).toEqual([
      ['member', 'user#VPN', '(x)', '<y>', 'z?', '__proto__', 'constructor'],
    ])
  })

  test('may be many thousands in one line', () => {
    const many = Array.from({ length: 20_000 }, (_, index) => `"m${index}"`)
    expect(words(`set member ${many.join(' ')}`)[0]).toHaveLength(20_001)
  })

  test('span lines, and hold lines that read like configuration', () => {
    const script = 'config system global\nset hostname \\"x\\"\nnext\nend\n# not a comment'
    const text = `config system automation-action\n    edit "a"\n        set script "${script}"\n        set b c\n    next\nend\n`
    const { nodes, problems } = parseConfig(text)
    expect(problems).toEqual([])
    expect(nodes).toMatchObject([
      {
        children: [
          {
            kind: 'edit',
            line: 2,
            children: [
              {
                words: ['script', 'config system global\nset hostname "x"\nnext\nend\n# not a comment'],
                line: 3,
              },
              { words: ['b', 'c'], line: 8 },
            ],
          },
        ],
      },
    ])
  })
})

describe('lines', () => {
  test.each([
    ['LF', '\n'],
    ['CR LF', '\r\n'],
    ['CR', '\r'],
    ['CR CR LF', '\r\r\n'],
  ])('may end in %s', (_, end) => {
    const text = [
      'config user local',
      '    edit "u"',
      '',
      '        set a "b',
      'c"',
      '        set d e',
      '    next',
      'end',
    ].join(end)
    const { nodes, problems } = parseConfig(text)
    expect(problems).toEqual([])
    expect(nodes).toMatchObject([
      {
        line: 1,
        children: [
          {
            name: 'u',
            line: 2,
            children: [
              { words: ['a', `b${end}c`], line: 4 },
              { words: ['d', 'e'], line: 6 },
            ],
          },
        ],
      },
    ])
    expect(writeConfig(parseConfig(text))).toBe(text)
  })

  test('may begin with a byte order mark', () => {
    expect(parseConfig('\ufeffconfig a\nend\n')).toMatchObject({ problems: [], nodes: [{ path: ['a'] }] })
  })

  test('that fence a configuration in a ticket mean nothing', () => {
    expect(parseConfig('```text\nconfig a\nend\n```\n')).toMatchObject({
      problems: [],
      nodes: [{ path: ['a'] }],
    })
  })

  test('of scripts are kept and reported, not carried out', () => {
    const { nodes, problems } = parseConfig('config user local\n    rename "a" to "b"\n    delete c\nend\n')
    expect(nodes).toMatchObject([
      {
        children: [
          { verb: 'rename', words: ['a', 'to', 'b'] },
          { verb: 'delete', words: ['c'] },
        ],
      },
    ])
    expect(problems).toMatchObject([
      { kind: 'malformed', line: 2, column: 5 },
      { kind: 'malformed', line: 3, column: 5 },
    ])
  })

  test.each([
    ['config\nend\n', 'Expected a path after "config".'],
    ['config a\nedit\nnext\nend\n', 'Expected one name after "edit".'],
    ['config a\nedit b c\nnext\nend\n', 'Expected one name after "edit".'],
    ['config a\nset\nend\n', 'Expected an option after "set".'],
    ['config a\nend b\n', 'Expected nothing after the first word of this line.'],
  ])('that lack a word or have one too many are reported: %j', (text, message) => {
    expect(parseConfig(text).problems).toMatchObject([{ kind: 'malformed', message }])
  })
})

describe('a multi-VDOM backup', () => {
  const text = [
    'config vdom',
    'edit root',
    'next',
    'edit dmz',
    'next',
    'end',
    '',
    'config global',
    'config system global',
    '    set vdom-mode multi-vdom',
    'end',
    'end',
    '',
    'config vdom',
    'edit dmz',
    'config user local',
    '    edit "u"',
    '    next',
    'end',
    'end',
    '',
  ].join('\n')

  test('has one end for a VDOM and its section', () => {
    const { nodes, problems } = parseConfig(text)
    expect(problems).toEqual([])
    expect(nodes).toMatchObject([
      {
        path: ['vdom'],
        children: [
          { name: 'root', children: [] },
          { name: 'dmz', children: [] },
        ],
      },
      { path: ['global'], children: [{ path: ['system', 'global'] }] },
      {
        path: ['vdom'],
        children: [{ name: 'dmz', children: [{ path: ['user', 'local'], children: [{ name: 'u' }] }] }],
      },
    ])
  })

  test('may have VDOMs that end in next', () => {
    const { nodes, problems } = parseConfig(
      'config vdom\nedit a\nconfig x\nend\nnext\nedit b\nconfig y\nend\nnext\nend\n',
    )
    expect(problems).toEqual([])
    expect(nodes).toMatchObject([{ children: [{ name: 'a' }, { name: 'b', children: [{ path: ['y'] }] }] }])
  })
})

describe('reading some tables', () => {
  const text = [
    'config global',
    'config system admin',
    '    edit "a"',
    '        set two-factor fortitoken',
    '        config gui-dashboard',
    '            edit 1',
    '                set name "x"',
    '            next',
    '        end',
    '    next',
    'end',
    'config system replacemsg admin "x"',
    '    set buffer "config system admin',
    'edit \\"no\\"',
    '"',
    'end',
    'end',
    'config vdom',
    'edit root',
    'config firewall policy',
    '    edit 1',
    '        config system admin',
    '        end',
    '    next',
    'end',
    'config user local',
    '    edit "u"',
    '        set fortitoken "FTKMOB0000000001"',
    '    next',
    'end',
    'end',
    '',
  ].join('\n')

  test('has them as the whole tree has them, and no other', () => {
    const whole = parseConfig(text)
    const some = parseConfig(text, { tables: ['system admin', 'user local'] })
    expect(some.problems).toEqual([])
    const [global, vdoms] = whole.nodes.filter((node) => node.kind === 'config')
    const [root] = vdoms?.children.filter((node) => node.kind === 'edit') ?? []
    expect(some.nodes).toEqual([
      { ...global, children: global?.children.slice(0, 1) },
      { ...vdoms, children: [{ ...root, children: root?.children.slice(1) }] },
    ])
  })

  test('is written back whole', () => {
    expect(writeConfig(parseConfig(text, { tables: [] }))).toBe(text)
  })
})

describe('options that nobody will ask for', () => {
  test('are walked over, with the lines that their values go on in', () => {
    const text =
      'config user local\n    edit "u"\n        set passwd "two\nset type radius\nlines"\n        set type password\n    next\nend\n'
    const document = parseConfig(text, { without: ['passwd'] })
    expect(document.problems).toEqual([])
    expect(JSON.stringify(document.nodes)).not.toContain('radius')
    expect(document.nodes).toMatchObject([
      { children: [{ name: 'u', children: [{ words: ['type', 'password'], line: 6 }] }] },
    ])
    expect(writeConfig(document)).toBe(text)
  })
})
