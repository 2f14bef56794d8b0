import { readFile, realpath } from 'node:fs/promises'
import { extname, join, sep } from 'node:path'
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

/** Serves the files of `folder` under `app://tokenferry/`, with the content security policy. */
export function serveApp(session: Session, folder: string): void {
  session.protocol.handle('app', async ({ url }) => {
    const file = await fileFor(url, folder)
    if (file === null) return new Response(null, { status: 404 })
    return new Response(new Uint8Array(await readFile(file)), {
      headers: {
        'content-type': contentTypes[extname(file)] ?? '',
        'content-security-policy': contentSecurityPolicy,
        'x-content-type-options': 'nosniff',
        'cross-origin-opener-policy': 'same-origin',
      },
    })
  })
}

/**
 * The file that an address means: one that exists in `folder`, of a kind that pages are made of. `null` for
 * everything else, also where a link in `folder` leads out of it.
 */
export async function fileFor(address: string, folder: string): Promise<string | null> {
  const path = pathIn(address)
  if (path === null) return null
  try {
    const [root, file] = await Promise.all([realpath(folder), realpath(join(folder, path))])
    return file.startsWith(root + sep) && Object.hasOwn(contentTypes, extname(file)) ? file : null
  } catch {
    return null // there is no such file
  }
}

function pathIn(address: string): string | null {
  try {
    const { protocol, host, pathname } = new URL(address)
    if (protocol !== 'app:' || host !== 'tokenferry') return null
    const path = decodeURIComponent(pathname)
    if (/[\0\\:]/.test(path)) return null
    return path === '/' ? '/index.html' : path
  } catch {
    return null // neither an address nor encoded as one
  }
}
