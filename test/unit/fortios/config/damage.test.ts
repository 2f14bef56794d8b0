import { describe, expect, test } from 'vitest'
import { entriesOf, parseConfig, scopesOf, type ConfigProblem } from '../../../../main/fortios/config'

/** What of each scope is found: `root: user local a b`; and the problems. */
function found(lines: readonly string[]) {
  const document = parseConfig(lines.join('\n') + '\n')
  const scopes = scopesOf(document).flatMap(({ vdom, nodes }) => {
    const names = entriesOf(nodes, 'user local').map(({ name }) => name)
    return names.length === 0 ? [] : [`${vdom}: ${names.join(' ')}`]
  })
  return {
    scopes,
    problems: document.problems.map(({ line, message }: ConfigProblem) => `${line} ${message}`),
  }
}

const table = ['config user local', '    edit "a"', '    next', '    edit "b"', '    next', 'end']
const other = ['config user group', '    edit "g"', '        set member "a"', '    next', 'end']
const without = (lines: readonly string[], index: number) => lines.toSpliced(index, 1)
const both = ['global: a b', 'root: a b']

describe('in a table', () => {
  test.each([
    [
      'a missing next',
      without([...table, ...other], 2),
      ['3 Expected "next" of “edit "a"” of line 2 before this line.'],
    ],
    [
      'a missing last next',
      without([...table, ...other], 4),
      ['5 Expected "next" of “edit "b"” of line 4 before this line.'],
    ],
    [
      'a missing end',
      without([...table, ...other], 5),
      ['6 Expected "end" of “config user local” of line 1 before this line.'],
    ],
    [
      'a surplus next',
      table.toSpliced(3, 0, '    next'),
      ['4 Found a "next" that closes nothing; it is passed over.'],
    ],
    [
      'a surplus end',
      [...table, 'end', ...other],
      ['7 Found an "end" that closes nothing; it is passed over.'],
    ],
    [
      'an end where next was meant',
      table.with(2, '    end'),
      ['3 Expected "next" of “edit "a"” of line 2, found "end".'],
    ],
    [
      'a line of something else',
      table.toSpliced(3, 0, 'NOTICE: link up', 'NOTICE: link down'),
      ['4 Found a line that doesn’t begin with a configuration keyword; it is passed over.'],
    ],
  ])('%s is found', (_, lines, problems) => {
    expect(found(lines)).toEqual({ scopes: both, problems })
  })

  test.each([
    [
      'a missing next',
      without([...table, ...other], 2),
      ['3 Expected "next" of “edit "a"” of line 2 before the next "edit".'],
    ],
    [
      'a missing end',
      without([...table, ...other], 5),
      ['6 Expected "end" of “config user local” of line 1 before the next table.'],
    ],
    [
      'an end where next was meant',
      table.with(2, '    end'),
      [
        '3 Expected "next" of “edit "a"” of line 2 before "end".',
        '4 Expected no "edit" here; taken as part of “config user local” of line 1, which ended before.',
      ],
    ],
  ])('%s is found where nothing is indented', (_, lines, problems) => {
    expect(found(lines.map((line) => line.trim()))).toEqual({ scopes: both, problems })
  })

  test('a missing first line of an inner block costs that block', () => {
    const lines = [
      'config user local',
      '    edit "a"',
      '        config x',
      '            edit 1',
      '            next',
      '        end',
      '    next',
      ...table.slice(3),
    ]
    expect(found(without(lines, 2)).scopes).toEqual(both)
    expect(found(without(lines, 3)).scopes).toEqual(both)
    expect(found(without(lines, 5)).scopes).toEqual(both)
  })
})

describe('a part of a configuration', () => {
  test('that begins within a block is read from the next table on', () => {
    const lines = ['        set type password', '    next', '    edit "z"', '    next', 'end', ...table]
    expect(found(lines)).toEqual({
      scopes: both,
      problems: [
        '1 Expected "config", found a line that belongs in a block: the beginning of the text is missing.',
      ],
    })
  })

  test('that ends within a block has what comes before', () => {
    const { problems } = parseConfig('config user local\n    edit "a"\n        set type pass')
    expect(problems).toEqual([
      {
        kind: 'cut-off',
        line: 3,
        column: 22,
        message: 'The text ends within “edit "a"” of line 2: expected "next".',
      },
    ])
  })
})

describe('with VDOMs', () => {
  const section = (vdom: string, ...names: string[]) => [
    'config vdom',
    `edit ${vdom}`,
    'config system settings',
    '    set comments "x"',
    'end',
    'config user local',
    ...names.flatMap((name) => [`    edit "${name}"`, '    next']),
    'end',
    'end',
    '',
  ]
  const list = ['config vdom', 'edit one', 'next', 'edit two', 'next', 'end', '']
  const global = ['config global', 'config system global', '    set alias "x"', 'end', 'end', '']
  const lines = [...list, ...global, ...section('one', 'a', 'b'), ...section('two', 'c')]
  const all = ['one: a b', 'two: c']

  test('all is well', () => {
    expect(found(lines)).toEqual({ scopes: all, problems: [] })
  })

  test.each([
    ['the first line of the list', 0],
    ['the last line of the list', 5],
    ['the first line of the global section', 7],
    ['the last line of the global section', 11],
    ['the first line of a VDOM', 13],
    ['the first line of an object', 15],
    ['the last line of an object', 17],
    ['the last line of a table', 23],
    ['the last line of a VDOM', 24],
    ['the first line of the next VDOM', 26],
  ])('%s may be missing', (_, index) => {
    const { scopes, problems } = found(without(lines, index))
    expect(scopes).toEqual(all)
    expect(problems).not.toEqual([])
  })

  test('the name of a VDOM may not, but then it is said, and the others are found', () => {
    const { scopes, problems } = found(without(lines, 14))
    expect(scopes).toEqual(['two: c'])
    expect(problems).toContain('15 Expected "edit" and the name of a VDOM before the tables of a VDOM.')
  })

  test('a surplus end leaves the rest in its VDOM', () => {
    expect(found(lines.toSpliced(18, 0, 'end'))).toEqual({
      scopes: all,
      problems: ['20 Expected "config vdom"; taken as part of VDOM "one", which ended before.'],
    })
  })

  test('an entry of a table that lost its first line is no VDOM', () => {
    const document = parseConfig(without(lines, 18).join('\n'))
    expect(scopesOf(document).map(({ vdom }) => vdom)).toEqual(['global', 'one', 'two'])
  })
})

test('a line is never quoted in a problem: it may be a piece of a key', () => {
  const { problems } = parseConfig('config a\nTUlJRSecret\n    set b "TUlJRSecret\n    set c "d"\nend\n')
  expect(problems).toHaveLength(2)
  expect(JSON.stringify(problems)).not.toContain('TUlJRSecret')
})
