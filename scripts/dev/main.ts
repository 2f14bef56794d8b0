import { join } from 'node:path'
import { app, type Session } from 'electron'
import { begin } from '../../main/electron/begin'
import { appOrigin } from '../../main/electron/security/app-scheme'

/**
 * The application as `npm run dev` starts it: the product itself, but for its pages, which Vite makes from their
 * sources when they are asked for. They keep their address, so all that main asks of a sender holds here as well.
 *
 * No build of the product contains this file: nothing in `main` imports it, and it is no entry of electron.config.ts.
 */

const folder = join(import.meta.dirname, '..')
const server = new URL(process.env.TOKENFERRY_DEV_SERVER ?? '')

/** What a page needs while it is worked on: inline styles and scripts of Vite, and its news of changes. */
const policy = [
  "default-src 'self'",
  "script-src 'self' 'unsafe-inline'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  `connect-src 'self' ws://${server.host}`,
].join('; ')

await begin({
  servePages,
  preload: join(folder, 'preload', 'index.cjs'),
  assetsFolder: join(folder, '..', '..', 'assets'),
  // The server has it; a PDF made in development is set in the type of the system.
  pagesFolder: join(folder, 'no-pages'),
  reviewThread: new URL('./review-thread.js', import.meta.url),
})
// The lock-down lets Chromium find no host at all; the later word counts.
app.commandLine.appendSwitch('host-resolver-rules', `MAP * ~NOTFOUND, EXCLUDE ${server.hostname}`)

/** Answers from the server, under the address and the origin that pages have in the product. */
function servePages(session: Session): void {
  session.protocol.handle('app', async ({ url, headers }) => {
    const { pathname, search } = new URL(url)
    const answer = await fetch(new URL(pathname + search, server), {
      headers: { accept: headers.get('accept') ?? '*/*' }, // a style, or a module that holds it
    })
    return new Response(answer.body, {
      status: answer.status,
      headers: {
        'content-type': answer.headers.get('content-type') ?? 'application/octet-stream',
        'content-security-policy': policy,
        'cache-control': 'no-store',
      },
    })
  })
  // Instead of the product's listener, of which a session has one: it knows no server to hear of changes from.
  session.webRequest.onBeforeRequest(({ url }, decide) => {
    const known = [`${appOrigin}/`, `ws://${server.host}/`, 'devtools://']
    decide({ cancel: !known.some((start) => url.startsWith(start)) })
  })
}
