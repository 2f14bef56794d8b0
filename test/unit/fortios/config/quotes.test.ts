import { describe, expect, test } from 'vitest'
import { entriesOf, parseConfig, valueOf } from '../../../../main/fortios/config'

/** A table with the statement in the entry `x`, and an entry behind it. */
function parsed(...statement: string[]) {
  const text = [
    'config user local',
    '    edit "x"',
    ...statement,
    '        set email-to "x@example.com"',
    '    next',
    '    edit "y"',
    '        set type password',
    '        set email-to "y@example.com"',
    '    next',
    'end',
    '',
  ].join('\n')
  const document = parseConfig(text)
  const entries = entriesOf(document.nodes, 'user local')
  return {
    problems: document.problems,
    value: entries[0] && valueOf(entries[0], 'comments'),
    emails: entries.map((entry) => valueOf(entry, 'email-to')),
  }
}

const addresses = ['x@example.com', 'y@example.com']

describe('a value over several lines is taken as it stands', () => {
  test.each([
    ['a certificate', ['-----BEGIN CERTIFICATE-----', 'TUlJQw==', '-----END CERTIFICATE-----']],
    ['a script', ['config system global', '    set hostname \\"fw\\"', 'end']],
    ['a script that ends in a blank line', ['config system global', 'end', '']],
    ['a script that ends within a line of configuration', ['config system global', 'set hostname ']],
    [
      'a banner that speaks of configuration',
      ['Do not type', 'set two-factor disable', 'edit \\"x\\"', 'next', 'or the like'],
    ],
    ['a text with apostrophes', ["it's", "set comments 'x", "isn't it"]],
  ])('%s', (_, lines) => {
    const { problems, value, emails } = parsed(`        set comments "${lines.join('\n')}"`)
    expect(problems).toEqual([])
    expect(value).toBe(lines.join('\n').replaceAll('\\"', '"'))
    expect(emails).toEqual(addresses)
  })

  test('two of them in one statement', () => {
    const { problems, value } = parsed('        set comments "a', 'set y " "', 'b"')
    expect(problems).toEqual([])
    expect(value).toBe('a\nset y  \nb')
  })

  test('in single quotes, with double ones in it', () => {
    const { problems, value, emails } = parsed(`        set comments '<p class="a">`, 'set x "y"', `</p>'`)
    expect(problems).toEqual([])
    expect(value).toBe('<p class="a">\nset x "y"\n</p>')
    expect(emails).toEqual(addresses)
  })

  test('of segments whose quotes fall on several lines', () => {
    const { problems, value, emails } = parsed('        set comments "<p class="a">', '<b>x</b></p>"')
    expect(problems).toEqual([])
    expect(value).toBe('<p class=a>\n<b>x</b></p>')
    expect(emails).toEqual(addresses)
  })
})

describe('a missing or surplus quote costs its own value at most', () => {
  test.each([
    ['the closing one', '        set comments "always', 'always'],
    ['the opening one', '        set comments always"', 'always'],
    ['one too many in front', '        set comments ""always"', 'always'],
    ['one too many behind', '        set comments "always""', 'always'],
    ['one too many in a list', '        set comments ""HTTPS" "HTTP"', 'HTTPS HTTP'],
    ['a single one', "        set comments 'always", 'always'],
    ['an apostrophe', "        set comments O'Brien", 'OBrien'],
    ['one between blanks', '        set comments " ', ' '],
  ])('%s', (_, line, kept) => {
    const { problems, value, emails } = parsed(line)
    expect(problems).toEqual([expect.objectContaining({ kind: 'unclosed', line: 3 })])
    expect(value).toBe(kept)
    expect(emails).toEqual(addresses)
  })

  test('points at the quote', () => {
    const { problems } = parsed('        set comments "always')
    expect(problems).toEqual([
      {
        kind: 'unclosed',
        line: 3,
        column: 22,
        message: 'The quoted value that begins here is not closed; it is taken to end with line 3.',
      },
    ])
  })

  test('of a certificate: it ends in front of the next statement', () => {
    const { problems, value, emails } = parsed('        set comments "-----BEGIN', 'TUlJQw==', '-----END')
    expect(problems).toMatchObject([
      { kind: 'unclosed', line: 3, message: expect.stringContaining('line 5') as string },
    ])
    expect(value).toBe('-----BEGIN\nTUlJQw==\n-----END')
    expect(emails).toEqual(addresses)
  })

  test('in front of a value that begins with a quote or a blank', () => {
    const text = 'config a\n    set b "c\n    set d ""\n    set e "f\n    set g " h"\n    set i "j"\nend\n'
    expect(parseConfig(text)).toMatchObject({
      problems: [{ line: 2 }, { line: 4 }],
      nodes: [
        {
          children: [
            { words: ['b', 'c'] },
            { words: ['d', ''] },
            { words: ['e', 'f'] },
            { words: ['g', ' h'] },
            { words: ['i', 'j'] },
          ],
        },
      ],
    })
  })

  test('in every line of a file', () => {
    const text = `config a\n${'    set b "c\n'.repeat(100)}end\n`
    const { nodes, problems } = parseConfig(text)
    expect(problems).toHaveLength(100)
    expect(nodes).toMatchObject([{ children: Array.from({ length: 100 }, () => ({ words: ['b', 'c'] })) }])
  })
})

describe('a text that ends within a value', () => {
  test('says so', () => {
    const text = 'config a\n    set b "-----BEGIN\nTUlJ'
    expect(parseConfig(text)).toMatchObject({
      nodes: [{ children: [{ words: ['b', '-----BEGIN\nTUlJ'] }] }],
      problems: [
        {
          kind: 'cut-off',
          line: 2,
          column: 11,
          message: 'The text ends within the quoted value that begins here.',
        },
        { kind: 'cut-off', line: 3, column: 5 },
      ],
    })
  })
})
