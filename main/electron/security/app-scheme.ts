import { readdirSync, readFileSync } from 'node:fs'
import { extname, join, relative, sep } from 'node:path'
import { protocol, type Session } from 'electron'
import { contentSecurityPolicy } from './content-security-policy'

/** Where our pages live. Not `file:`, which would give them the rights of local files (SECURITY 18). */
export const appOrigin = 'app://tokenferry'

/** In the folder of the pages: what is needed only to print. No page is served of it. */
export const printFolder = 'print'

const contentTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
}

/**
 * Makes `app:` a secure origin, whose scripts Chromium may keep compiled in the folder of this person. Has to be called
 * before the application is ready.
 */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: 'app', privileges: { standard: true, secure: true, codeCache: true } },
  ])
}

/** A file that a page is made of. */
export interface PageFile {
  readonly type: string
  readonly body: Uint8Array
}

/**
 * The files in a folder and in those within it; links are none, whatever they lead to. `readdir` with `recursive`
 * goes through links to folders in Node 24.
 */
function* filesIn(folder: string): Generator<string> {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) yield* filesIn(path)
    else if (entry.isFile()) yield path
  }
}

/**
 * Reads the files that our pages are made of, by their path (`/assets/app.js`), links left out. It is done once and
 * before the window is there: what a page can ask for is settled by then, and main answers without going to the disk.
 */
export function readPages(folder: string): ReadonlyMap<string, PageFile> {
  return new Map(
    [...filesIn(folder)].flatMap((file) => {
      if (relative(folder, file).startsWith(`${printFolder}${sep}`)) return []
      const type = contentTypes[extname(file)]
      if (type === undefined) return []
      const path = `/${relative(folder, file).replaceAll(sep, '/')}`
      return [[path, { type, body: new Uint8Array(readFileSync(file)) }]]
    }),
  )
}

/**
 * Serves these files under `app://tokenferry/`, with the content security policy, and nothing else. By a call that
 * Electron has deprecated and still has, rather than by `protocol.handle`: that answers with the `Response` of
 * Node.js, for which Electron loads an HTTP client of its own before the first page comes. An Electron without the call
 * does not compile here.
 */
export function serveApp(session: Session, pages: ReadonlyMap<string, PageFile>): void {
  session.protocol.registerBufferProtocol('app', ({ url }, answer) => {
    const page = pages.get(pathIn(url))
    if (page === undefined) answer({ statusCode: 404 })
    else
      answer({
        data: Buffer.from(page.body),
        headers: {
          'content-type': page.type,
          'content-security-policy': contentSecurityPolicy,
          'x-content-type-options': 'nosniff',
          'cross-origin-opener-policy': 'same-origin',
        },
      })
  })
}

/** The path in an address of ours; empty, which no file has, for every other address. */
function pathIn(address: string): string {
  try {
    const { protocol, host, pathname } = new URL(address)
    if (protocol !== 'app:' || host !== 'tokenferry') return ''
    return pathname === '/' ? '/index.html' : decodeURIComponent(pathname)
  } catch {
    return '' // neither an address nor encoded as one
  }
}
