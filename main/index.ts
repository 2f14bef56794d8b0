import { join } from 'node:path'
import { begin } from './electron/begin'

// The window begins here. Everything is bundled next to this file.
const folder = join(import.meta.dirname, '..')

begin({
  folder,
  assetsFolder: join(folder, '..', 'assets'),
  reviewDesk: new URL('./review-desk.js', import.meta.url),
})
