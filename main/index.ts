import { join } from 'node:path'
import { begin } from './electron/begin'
import { readPages, serveApp } from './electron/security/app-scheme'

// The window begins here. Everything is bundled next to this file.
const folder = join(import.meta.dirname, '..')

await begin({
  servePages: (session) => serveApp(session, readPages(join(folder, 'renderer'))),
  preload: join(folder, 'preload', 'index.cjs'),
  assetsFolder: join(folder, '..', 'assets'),
  pagesFolder: join(folder, 'renderer'),
  reviewThread: new URL('./review-thread.js', import.meta.url),
})
