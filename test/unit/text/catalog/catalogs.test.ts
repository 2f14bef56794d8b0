import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { format, resolveConfig } from 'prettier'
import { describe, expect, test } from 'vitest'
import { languageTags, type Language } from '../../../../main/text/languages'
import { argumentsModule, argumentsOf } from '../../../../scripts/catalog-arguments'

const root = resolve(import.meta.dirname, '../../../..')
const folder = join(root, 'main/text/catalog')

/** The catalogs, the interface of what their messages take, and the languages they are in. */
const areas: Readonly<Record<string, { name: string; file: string; languages: readonly Language[] }>> = {
  announcements: {
    name: 'AnnouncementArguments',
    file: 'announcement-arguments.ts',
    languages: languageTags,
  },
  window: { name: 'WindowArguments', file: 'window-arguments.ts', languages: ['en'] },
  steps: { name: 'StepsArguments', file: 'steps-arguments.ts', languages: ['en'] },
  'by-hand': { name: 'ByHandArguments', file: 'by-hand-arguments.ts', languages: ['en'] },
  review: { name: 'ReviewArguments', file: 'review-arguments.ts', languages: ['en'] },
  beside: { name: 'BesideArguments', file: 'beside-arguments.ts', languages: ['en'] },
}

function catalogOf(language: Language, area: string): Readonly<Record<string, string>> {
  return JSON.parse(readFileSync(join(folder, language, `${area}.json`), 'utf8')) as Record<string, string>
}

/** The code of the application, without the catalogs. */
const code = ['main', 'renderer/src']
  .flatMap((room) =>
    readdirSync(join(root, room), { recursive: true, encoding: 'utf8' }).map((file) =>
      join(root, room, file),
    ),
  )
  .filter((file) => /\.tsx?$/.test(file) && !file.startsWith(folder))
  .map((file) => readFileSync(file, 'utf8'))
  .join('\n')

/** Ids that are put together of two pieces: `run.${state}`. */
const patterns = [...code.matchAll(/`([\w.-]*)\$\{[^{}`]*\}([\w.-]*)`/g)]
  .filter(([, before = '']) => before.includes('.'))
  .map(([, before = '', after = '']) => ({ before, after }))

function isSaid(id: string): boolean {
  return (
    code.includes(`'${id}'`) ||
    patterns.some(({ before, after }) => id.startsWith(before) && id.endsWith(after))
  )
}

test('there is a folder for each language, and in it the catalogs that the language has', () => {
  const folders = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory())
  expect(folders.map(({ name }) => name).toSorted()).toEqual([...languageTags].toSorted())
  for (const language of languageTags) {
    const wanted = Object.keys(areas).filter((area) => areas[area]?.languages.includes(language))
    expect(readdirSync(join(folder, language)).toSorted(), language).toEqual(
      wanted.map((area) => `${area}.json`).toSorted(),
    )
  }
})

describe.each(Object.entries(areas))('the catalog %s', (area, { name, file, languages }) => {
  const english = catalogOf('en', area)

  test(`what its messages take stands in ${file}`, async () => {
    const path = join(folder, file)
    const module = await format(argumentsModule(name, english), {
      ...(await resolveConfig(path)),
      filepath: path,
    })
    await expect(module).toMatchFileSnapshot(path)
  })

  test('every message of it is said somewhere', () => {
    expect(Object.keys(english).filter((id) => !isSaid(id))).toEqual([])
  })

  describe.each(languages)('in %s', (language) => {
    const catalog = catalogOf(language, area)

    test('has the messages of English, in their order, and none twice', () => {
      expect(Object.keys(catalog)).toEqual(Object.keys(english))
      const written = readFileSync(join(folder, language, `${area}.json`), 'utf8')
      expect(written.match(/^ {2}"[^"]+":/gm) ?? []).toHaveLength(Object.keys(catalog).length)
    })

    test('no message takes what it does not take in English, and its tags are those of English', () => {
      for (const [id, message] of Object.entries(english)) {
        const taken = argumentsOf(message)
        for (const [name, type] of argumentsOf(catalog[id] ?? '')) expect(taken.get(name), id).toBe(type)
        for (const [name, type] of taken)
          if (type === 'Tag') expect(argumentsOf(catalog[id] ?? '').has(name), id).toBe(true)
      }
    })

    test('is written as people write', () => {
      for (const [id, message] of Object.entries(catalog)) {
        // A straight apostrophe is the escape of ICU, and no apostrophe.
        expect(message, id).not.toMatch(/['"`]/)
        expect(message, id).not.toMatch(/ {2}|^\s|\s$| \n|\n /)
        if (language !== 'en') expect(message, id).not.toBe(english[id])
      }
    })

    test('has each plural in every form that the language has for small numbers', () => {
      const needed = new Set([0, 1, 2, 3, 5, 11, 21].map((n) => new Intl.PluralRules(language).select(n)))
      for (const [id, message] of Object.entries(catalog)) {
        for (const [plural] of message.matchAll(/\{\w+, plural,(?: \w+ \{[^{}]*\})+\}/g)) {
          expect([...needed].filter((form) => !plural.includes(` ${form} {`), id)).toEqual([])
        }
      }
    })
  })
})

describe('the arguments of a message', () => {
  test.each([
    ['Nobody', {}],
    ['{device}: {count, number}', { count: 'number', device: 'string' }],
    [
      '{count, plural, one {# of {what}} other {# of all, {at, date}}}',
      { at: 'Date', count: 'number', what: 'string' },
    ],
    ['{kind, select, a {x} other {y}}', { kind: "'a' | string & {}" }],
    ['Type <command>{line}</command>.', { command: 'Tag', line: 'string' }],
  ])('%s', (message, takes) => {
    expect(Object.fromEntries(argumentsOf(message))).toEqual(takes)
  })

  test.each(['{device', '{count, plural, one {#}}', '{a} {a, number}', '<b>x', '{a, plural}'])(
    '%s is refused',
    (message) => {
      expect(() => argumentsOf(message)).toThrow()
    },
  )
})
