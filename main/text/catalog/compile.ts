import compile from 'icu-minify/compile'

/**
 * A message of a catalog, compiled. What is built holds compiled messages already (`scripts/compiled-catalogs.ts`), and
 * this file then gives them back as they are, so that no reader of ICU syntax is in it.
 */
export function compiledMessage(message: string): ReturnType<typeof compile> {
  return compile(message)
}
