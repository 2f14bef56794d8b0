import { join, resolve } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin, type ViteDevServer } from 'vite'
import { helpPages } from '../../scripts/help-pages'
import type * as ReviewScenes from '../fixtures/review-scenes'
import type * as Snapshots from '../fixtures/snapshots'

const fixtures = resolve(import.meta.dirname, '../fixtures')

/** Every scene there is, as the fixtures of the tests have it now, and the time at which all of them take place. */
async function loadScenes(server: ViteDevServer) {
  const { scenes, sceneTime } = (await server.ssrLoadModule(
    join(fixtures, 'snapshots.ts'),
  )) as typeof Snapshots
  const { reviewScenes } = (await server.ssrLoadModule(
    join(fixtures, 'review-scenes.ts'),
  )) as typeof ReviewScenes
  return { scenes: [...scenes, ...reviewScenes], time: sceneTime }
}

/**
 * Hands out the scenes: `/scenes` their names, `/scenes/<name>` one of them. They are made here and not in the browser,
 * since they may use whatever main does. Says `scenes` to the pages when one may be another.
 */
const scenes: Plugin = {
  name: 'scenes',
  configureServer(server) {
    server.middlewares.use('/scenes', (request, response) => {
      const wanted = decodeURIComponent((request.url ?? '').slice(1))
      const answer = (status: number, value: unknown) => {
        response.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' })
        response.end(JSON.stringify(value))
      }
      loadScenes(server)
        .then(({ scenes, time }) => {
          const scene = scenes.find(({ name }) => name === wanted)
          const names = scenes.map(({ name }) => name)
          if (wanted === '') answer(200, names)
          else if (scene) answer(200, { scene, time })
          else answer(404, `There is no scene ${wanted}.`)
        })
        .catch((error: unknown) => {
          answer(500, error instanceof Error ? error.message : String(error))
        })
    })
  },
  hotUpdate({ server, modules }) {
    if (this.environment.name === 'ssr' && modules.length > 0) server.environments.client.hot.send('scenes')
  },
}

/** `npm run gallery`: the window in a plain browser, in every state that the tests know. */
export default defineConfig({
  plugins: [react({ jsxImportSource: '#jsx' }), helpPages, scenes],
  cacheDir: resolve(import.meta.dirname, '../../node_modules/.vite/gallery'), // apart from that of `npm run dev`
  server: { host: '127.0.0.1' },
})
