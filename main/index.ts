import { join } from 'node:path'
import { begin } from './electron/begin'

// The window begins here. Everything is bundled next to this file.
const folder = join(import.meta.dirname, '..')

begin({
  folder,
  assetsFolder: join(folder, '..', 'assets'),
  reviewThread: new URL('./review-thread.js', import.meta.url),
})
