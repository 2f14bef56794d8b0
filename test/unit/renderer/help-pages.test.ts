import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { findingTitles } from '../../../main/contract/finding-titles'
import { links } from '../../../main/contract/links'
import { readPage } from '../../../scripts/help-pages'
import { addressInHelp, helpIndex, placeInHelp } from '../../../renderer/src/help/help-index'
import { speak } from '../../../renderer/src/language/spoken'
import { wordsOf } from '../../../renderer/src/language/words'
import { findingPage } from '../../../renderer/src/words/help-address'
import { stepTerms } from '../../../renderer/src/words/steps'
import { plainPage, type Page } from '../../../renderer/src/help/page'

const docs = resolve(import.meta.dirname, '../../../docs')

/** Pages that the window makes itself. */
const made = new Set(['shortcuts', 'assumptions'])
const pages = helpIndex.flatMap((group) => group.pages).filter((id) => !made.has(id))
const fileOf = (id: string) => join(docs, `${id.replace(/^finding\//, 'findings/')}.md`)
const textOf = (id: string) => readFileSync(fileOf(id), 'utf8')

function linksOf(page: Page): readonly string[] {
  const within = (value: unknown): readonly string[] =>
    Array.isArray(value)
      ? value.flatMap(within)
      : typeof value === 'object' && value !== null
        ? [
            ...('to' in value && value.to !== '' ? [String(value.to)] : []),
            ...Object.values(value).flatMap(within),
          ]
        : []
  return within(page)
}

describe.each(pages)('%s', (id) => {
  const page = readPage(textOf(id))

  test('has a title and something to read', () => {
    expect(page[0]).toMatchObject({ kind: 'heading', level: 1 })
    expect(page.length).toBeGreaterThan(1)
  })

  test('names no address that could be opened', () => {
    expect(JSON.stringify(page)).not.toMatch(/https?:\/\/\w/)
  })

  test('each link leads to a page, to an address of ours, or to a file of the project', () => {
    for (const to of linksOf(page).filter((each) => addressInHelp(each) === null)) {
      const leads = to.startsWith('link:')
        ? Object.hasOwn(links, to.slice('link:'.length))
        : existsSync(resolve(dirname(fileOf(id)), to.replace(/#.*/, '')))
      expect(leads, to).toBe(true)
    }
  })
})

test('every finding has its page, and every page of a finding its finding', () => {
  const written = readdirSync(join(docs, 'findings')).map((name) => findingPage(name.replace(/\.md$/, '')))
  expect(written.toSorted()).toEqual(Object.keys(findingTitles).map(findingPage).toSorted())
  for (const id of written) expect(placeInHelp(id).page).toBe(id)
})

test('an address that is none of ours leads to the first page', () => {
  expect(placeInHelp('../../secret').page).toBe('shortcuts')
  expect(placeInHelp('').page).toBe('shortcuts')
  expect(placeInHelp('glossary#seat')).toEqual({ page: 'glossary', word: 'seat' })
})

test('an address becomes the id of one of ours, or text', () => {
  const said = (text: string) =>
    readPage(text).flatMap((block) => (block.kind === 'paragraph' ? block.words : []))
  expect(said(`a [b](${links.portal}) c`)).toEqual([
    'a ',
    { kind: 'link', words: ['b'], to: 'link:portal' },
    ' c',
  ])
  expect(said('[b](https://example.net/x), d')).toEqual(['b', ' (example.net/x)', ', d'])
  expect(said('at https://example.net/x')).toEqual(['at ', 'example.net/x'])
  expect(said('`https://host`')).toEqual([{ kind: 'code', words: ['host'], to: '' }])
})

test.each([
  ['never-twice.md#late', 'never-twice#late'],
  ['../known-limits.md', 'known-limits'],
  ['admin.lockout.md', 'finding/admin.lockout'],
  ['findings/admin.lockout.md', 'finding/admin.lockout'],
  ['https://docs.fortinet.com/x.md', null],
  ['architecture.md', null],
])('a link to %s leads to %s', (to, address) => {
  expect(addressInHelp(to)).toBe(address)
})

test('each word that a step explains stands in the glossary, in bold', async () => {
  await speak('en', 'all')
  const { say } = wordsOf('steps')
  const text = textOf('glossary')
  for (const id of Object.values(stepTerms).flat()) {
    const word = say(`term.${id}`)
    expect(text).toContain(`**${word}**`)
    expect(word.toLowerCase().replaceAll(' ', '-')).toBe(id)
  }
})

test('words', () => {
  expect(readPage('a `b` **c `d`** _e_ [f](g.md) snake_case_word <3 & more')).toEqual([
    {
      kind: 'paragraph',
      words: [
        'a ',
        { kind: 'code', words: ['b'], to: '' },
        ' ',
        { kind: 'strong', words: ['c ', { kind: 'code', words: ['d'], to: '' }], to: '' },
        ' ',
        { kind: 'emphasis', words: ['e'], to: '' },
        ' ',
        { kind: 'link', words: ['f'], to: 'g.md' },
        ' snake_case_word <3 & more',
      ],
    },
  ])
})

const text =
  '# T\n\none\ntwo\n\n- a\n  goes on\n- b\n\n1. c\n\n| h | |\n| - | - |\n| `x` | y \\| z |\n\n```sh\n# no heading\n```\n'

test('pieces', () => {
  expect(readPage(text)).toEqual([
    { kind: 'heading', level: 1, words: ['T'] },
    { kind: 'paragraph', words: ['one two'] },
    { kind: 'list', ordered: false, items: [['a goes on'], ['b']] },
    { kind: 'list', ordered: true, items: [['c']] },
    {
      kind: 'table',
      head: [['h'], []],
      rows: [[[{ kind: 'code', words: ['x'], to: '' }], ['y | z']]],
    },
    { kind: 'screen', text: '# no heading' },
  ])
})

test('all that a page says can be searched, without its marks', () => {
  expect(plainPage(readPage(text))).toBe('T\none two\na goes on\nb\nc\nh\n\nx\ny | z\n# no heading')
})

test.each([
  ['a picture', 'a ![b](c.png)'],
  ['HTML', '<div>a</div>'],
  ['HTML within words', 'a <b>c</b>'],
  ['a quotation', '> a'],
  ['a list within a list', '- a\n  - b'],
  ['an example within a list', '1. a\n\n   ```\n   b\n   ```'],
  ['a task', '- [ ] a'],
  ['words struck out', '~~a~~'],
])('%s has no form in the help, which the build says', (_what, markdown) => {
  expect(() => readPage(`# T\n\n${markdown}\n`)).toThrow(/^The help has no form for this/)
})
