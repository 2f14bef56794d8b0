import { readFile } from 'node:fs/promises'
import { extname, join, normalize, sep } from 'node:path'
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
  '.json': 'application/json; charset=utf-8',
}

/** Makes `app:` a secure origin. Has to be called before the application is ready. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ])
}

/** Serves the files of `folder` under `app://tokenferry/`, with the content security policy. */
export function serveApp(session: Session, folder: string): void {
  session.protocol.handle('app', async (request) => {
    const file = fileFor(request.url, folder)
    if (file === null) return new Response(null, { status: 403 })
    try {
      const body = await readFile(file)
      return new Response(new Uint8Array(body), {
        headers: {
          'content-type': contentTypes[extname(file)] ?? 'application/octet-stream',
          'content-security-policy': contentSecurityPolicy,
          'x-content-type-options': 'nosniff',
          'cross-origin-opener-policy': 'same-origin',
        },
      })
    } catch {
      return new Response(null, { status: 404 })
    }
  })
}

/** The file that an address means, or `null` where it would lie outside `folder` or is none of ours. */
export function fileFor(address: string, folder: string): string | null {
  let path: string
  try {
    const url = new URL(address)
    if (url.protocol !== 'app:' || url.host !== 'tokenferry') return null
    path = decodeURIComponent(url.pathname)
  } catch {
    return null
  }
  if (/[\0\\:]/.test(path)) return null
  const root = normalize(folder + sep)
  const file = normalize(join(root, path === '/' ? 'index.html' : path))
  return file.startsWith(root) && extname(file) in contentTypes ? file : null
}
