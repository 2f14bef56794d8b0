import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createServer, type ViteDevServer } from 'vite'
import { openAnnouncements } from '../../../../main/text/catalog/announcements'
import { drawFrom, sayFrom, type Tag } from '../../../../main/text/catalog/say'
import { languageTags } from '../../../../main/text/languages'
import { compileCatalog, compiledCatalogs } from '../../../../scripts/compiled-catalogs'

interface Sample {
  readonly users: { readonly count: number }
  readonly plain: Record<never, never>
}

test('a message is said with its arguments, in the numbers and plurals of its language', () => {
  const catalog = { users: '{count, plural, one {# Benutzer} other {# Leute}}', plain: 'Guten Tag' }
  const say = sayFrom<Sample>('de', catalog)
  expect(say('plain')).toBe('Guten Tag')
  expect([1, 2, 20_000].map((count) => say('users', { count }))).toEqual([
    '1 Benutzer',
    '2 Leute',
    '20.000 Leute',
  ])
})

test('what stands within a tag is drawn by who says the message', () => {
  const catalog = { typed: 'Type <command>get {what}</command>, <b>then <i>wait</i></b>.' }
  const draw = drawFrom<
    { readonly typed: { readonly command: Tag; readonly b: Tag; readonly i: Tag; readonly what: string } },
    string
  >('en', catalog, (pieces) => `(${pieces.join('|')})`)
  expect(
    draw('typed', {
      what: '<b>',
      command: (within) => `code:${within}`,
      b: (within) => `b:${within}`,
      i: (within) => `i:${within}`,
    }),
  ).toBe('(Type code:(get <b>), b:(then i:(wait)).)')
})

test('what is put into a message is not read as a message', async () => {
  const say = await openAnnouncements('en')
  expect(say('change', { ticket: "{x} '{' <b>#" })).toBe("Change: {x} '{' <b>#")
})

describe('what is built', () => {
  let server: ViteDevServer
  beforeAll(async () => {
    server = await createServer({
      configFile: false,
      plugins: [compiledCatalogs],
      logLevel: 'error',
      server: { middlewareMode: true, watch: null, ws: false },
      optimizeDeps: { noDiscovery: true },
    })
  })
  afterAll(() => server.close())

  const load = (path: string) => server.ssrLoadModule(resolve(import.meta.dirname, '../../../../main', path))

  test.each(languageTags)('says the same in %s, and holds no reader of ICU syntax', async (language) => {
    const { openAnnouncements: openBuilt } = (await load('text/catalog/announcements.ts')) as {
      openAnnouncements: typeof openAnnouncements
    }
    const [built, plain] = [await openBuilt(language), await openAnnouncements(language)]
    for (const users of [1, 2, 1_234]) {
      const values = { users, licenses: users, device: 'fw' }
      expect(built('owner.before.what', values)).toBe(plain('owner.before.what', values))
    }
    const modules = [...server.environments.ssr.moduleGraph.idToModuleMap.keys()]
    expect(modules.filter((id) => id.includes('icu-messageformat-parser'))).toEqual([])
    expect(modules.some((id) => id.endsWith(`catalog/${language}/announcements.json`))).toBe(true)
  })
})

test('a message that a language lacks is the English one in what is built', () => {
  const english = JSON.parse(
    readFileSync(resolve(import.meta.dirname, '../../../../main/text/catalog/en/announcements.json'), 'utf8'),
  ) as Record<string, string>
  const { hello, ...compiled } = compileCatalog({ regards: 'Viele Grüße' }, english)
  expect(hello).toBe('Hello,')
  expect(compiled.regards).toBe('Viele Grüße')
})
