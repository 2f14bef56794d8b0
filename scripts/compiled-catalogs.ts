import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import compile from 'icu-minify/compile'
import type { Plugin } from 'vite'

type Messages = Readonly<Record<string, string>>

/**
 * The messages of a catalog, compiled. One that is missing in a language is that of English there; the test of the
 * catalogs fails as well.
 */
export function compileCatalog(messages: Messages, english: Messages): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries({ ...english, ...messages }).map(([id, message]) => [id, compile(message)]),
  )
}

/** Compiles the catalogs when the application is built, so that no reader of ICU syntax is in it. */
export const compiledCatalogs: Plugin = {
  name: 'compiled-catalogs',
  enforce: 'pre',
  transform(code, id) {
    const [, file = ''] = /\/main\/text\/catalog\/(.+)$/.exec(id) ?? []
    if (file === 'compile.ts')
      return { code: 'export const compiledMessage = (message) => message', map: null }
    const [, area] = /^[^/]+\/([^/]+\.json)$/.exec(file) ?? []
    if (area === undefined) return null
    const english = JSON.parse(readFileSync(resolve(id, '../../en', area), 'utf8')) as Messages
    return { code: JSON.stringify(compileCatalog(JSON.parse(code) as Messages, english)), map: null }
  },
}
