import { describe, expect, test } from 'vitest'
import {
  classifyConfig,
  formatNodes,
  parseConfig,
  readTranscript,
  scopesOf,
} from '../../../../main/fortios/config'
import { reviewsOf } from '../../../fixtures/review-text'
import { writeConfig } from '../../../../main/fortios/config/write'

const N = 60_000

/** Texts that a parser can be made to choke on: by depth, by length, by going back, by names. */
const hostile: Record<string, string> = {
  'nested blocks': 'config a\n'.repeat(N),
  'nested entries': 'config a\nedit b\n'.repeat(N),
  'blocks that only end': 'end\n'.repeat(N),
  'entries outside of tables': 'edit x\n'.repeat(N),
  'one long line': `config a\nset x ${'y '.repeat(N)}\nend\n`,
  'one long word': `config a\nset x ${'y'.repeat(N)}\nend\n`,
  'a quote that never closes': `config a\nset x "${'\n    set y z'.repeat(N)}`,
  'a quote that never closes, over text': `config a\nset x "${'\nhello'.repeat(N)}`,
  'a quote missing in each line': 'config a\n' + 'set x "y\n'.repeat(N),
  'quotes of both kinds missing': 'config a\n' + `set x "y\nset z 'w\n`.repeat(N / 2),
  'quotes glued to words': 'config a\n' + 'set x y"\n'.repeat(N),
  escapes: `config a\nset x "${'\\"'.repeat(N)}"\nend\n`,
  segments: `config a\nset x ${'"a"'.repeat(N)}\nend\n`,
  'joined lines': `config a\nset x ${'\\\n'.repeat(N)}\nend\n`,
  'long values that end in a line of configuration':
    'config a\n' + 'set x "a\nset y "\n'.repeat(N / 2) + 'end\n',
  'quotes in front of a long line':
    'config a\n' + `set a "\nset b '\n`.repeat(1000) + `set y ${`a"b'`.repeat(N)}`,
  'line breaks': '\r'.repeat(N) + '\r\n'.repeat(N),
  blanks: ' '.repeat(N) + ' \n'.repeat(N),
  'names of prototypes':
    'config user local\n' + 'edit __proto__\nset constructor x\nnext\n'.repeat(N / 4) + 'end\n',
  sections: 'config vdom\nedit a\nend\n'.repeat(N / 4),
  zeros: '\0'.repeat(N),
  prompts: 'FGT # show\n'.repeat(N),
  'a prompt of parentheses': `F (${') # '.repeat(N)}x\n`.repeat(2),
  pages: '--More-- '.repeat(N),
  'zeros in front of a letter': `${'\0'.repeat(N)}x\n`.repeat(2),
  'lines of dashes': `${'-'.repeat(4000)}\n`.repeat(N / 4000) + '- '.repeat(N),
  'marks of grep': `set x ${' <---'.repeat(N)}\n` + `set x${' '.repeat(N)}<---x\n`,
  'typographic quotes': `set x ${' \u201c'.repeat(N)}\n` + `set x ${'\u201d '.repeat(N)}\n`,
  'time stamps': '10:00:00 set x y\n'.repeat(N),
  'every line with another mark': Array.from(
    { length: N },
    (_, at) => `${at.toString(2)}|${'a'.repeat(at % 90)}> set x y\n`,
  ).join(''),
  headers: '#config-version=x\n'.repeat(N),
  'headers and blocks': '#config-version=x\nconfig a\nend\n'.repeat(N / 4),
  'words only': 'to whom it may concern\n'.repeat(N),
  'comments only': '# x\n'.repeat(N),
  'control sequences': '\u001b['.repeat(N) + '\n' + 'a\b'.repeat(N),
}

describe('hostile text is read in a moment', () => {
  test.each(Object.entries(hostile))('%s', (_, text) => {
    const began = process.cpuUsage()
    for (const tables of [undefined, ['user local']]) {
      const document = parseConfig(text, tables === undefined ? {} : { tables })
      expect(document.problems.length).toBeLessThanOrEqual(503)
      scopesOf(document)
      formatNodes(document.nodes)
      expect(writeConfig(document) === text).toBe(true)
    }
    classifyConfig(text)
    readTranscript(text)
    reviewsOf(text)
    reviewsOf(`config a\nend\n${text}`)
    // A second is plenty if time grows with the length; if it grows with the square, this takes many.
    const { user } = process.cpuUsage(began)
    expect(user / 1e6).toBeLessThan(5)
  })
})

test('no tree is deeper than a stack', () => {
  const { nodes, problems } = parseConfig('config a\n'.repeat(N) + 'set x y\n' + 'end\n'.repeat(N))
  let depth = 0
  for (let level = nodes; level.length > 0; depth += 1)
    level = level.flatMap((node) => ('children' in node ? node.children : []))
  expect(depth).toBe(64)
  expect(problems).toMatchObject([{ line: 65, message: expect.stringContaining('passed over') as string }])
})

test('what follows too deep blocks is read', () => {
  const deep = 'config a\n'.repeat(100) + 'end\n'.repeat(100)
  expect(parseConfig(`${deep}config b\nend\n`).nodes).toMatchObject([{ path: ['a'] }, { path: ['b'] }])
})

test('problems are listed up to a number, the end of the text always', () => {
  const { problems } = parseConfig('config a\n' + 'set x "y\n'.repeat(1000))
  expect(problems).toHaveLength(503)
  expect(problems.at(500)?.message).toBe('There are more problems from here on; they are not listed.')
  expect(problems.at(-1)).toMatchObject({ kind: 'cut-off', line: 1002 })
})
