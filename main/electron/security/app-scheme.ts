import { readdirSync, readFileSync } from 'node:fs'
import { extname, join, relative, sep } from 'node:path'
import { protocol, type Session } from 'electron'
import { contentSecurityPolicy } from './content-security-policy'

/** Where our pages live. Not `file:`, which would give them the rights of local files (SECURITY 18). */
export const appOrigin = 'app://tokenferry'

const contentTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
}

/** Makes `app:` a secure origin. Has to be called before the application is ready. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([{ scheme: 'app', privileges: { standard: true, secure: true } }])
}

/** A file that a page is made of. */
export interface PageFile {
  readonly type: string
  readonly body: Uint8Array
}

/**
 * Reads the files that our pages are made of, by their path (`/assets/app.js`), links left out. It is done once and
 * before the window is there: what a page can ask for is settled by then, and main answers without going to the disk.
 */
export function readPages(folder: string): ReadonlyMap<string, PageFile> {
  return new Map(
    readdirSync(folder, { recursive: true, withFileTypes: true }).flatMap((entry) => {
      const type = contentTypes[extname(entry.name)]
      if (!entry.isFile() || type === undefined) return []
      const file = join(entry.parentPath, entry.name)
      const path = `/${relative(folder, file).replaceAll(sep, '/')}`
      return [[path, { type, body: new Uint8Array(readFileSync(file)) }]]
    }),
  )
}

/** Serves these files under `app://tokenferry/`, with the content security policy, and nothing else. */
export function serveApp(session: Session, pages: ReadonlyMap<string, PageFile>): void {
  session.protocol.handle('app', ({ url }) => {
    const page = pages.get(pathIn(url))
    if (page === undefined) return new Response(null, { status: 404 })
    return new Response(page.body, {
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
