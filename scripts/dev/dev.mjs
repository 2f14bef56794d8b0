/**
 * `npm run dev`: the application from its sources. A change in `renderer` shows at once, one in the preload reloads the
 * page, one in `main` starts the application again. What is added goes to Electron: `npm run dev -- --inspect`.
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer as listen } from 'node:net'
import { join } from 'node:path'
import { hasDisplay } from '../display.mjs'
import { electronFlags } from '../electron-flags.mjs'
import { requireSetUp, root } from '../setup.mjs'
import { say, script, Stop } from '../terminal.mjs'

/** Apart from the product that `npm run build` makes, so that neither is ever taken for the other. */
const folder = join(root, 'out', 'dev')

/** An application of its own for Electron, with a data folder of its own: no run of the product is touched. */
const prepareFolder = () => {
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  writeFileSync(
    join(folder, 'package.json'),
    JSON.stringify({
      name: 'tokenferry-development',
      productName: 'Tokenferry development',
      version,
      type: 'module',
      main: 'main/index.js',
    }),
  )
}

const freePort = async () => {
  const server = listen().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address()
  server.close()
  await once(server, 'close')
  return port
}

/** Builds, then builds again after each change. Resolves after the first time; `changed` is called after the others. */
const watch = async ({ build, mergeConfig }, config, input, outDir, changed) => {
  const inDevelopment = {
    build: {
      outDir,
      emptyOutDir: false, // what runs may still be reading from it
      minify: false,
      sourcemap: true,
      watch: { buildDelay: 100 }, // an editor writes a file more than once
      rolldownOptions: { input },
    },
    logLevel: 'warn',
  }
  const watcher = await build(mergeConfig(config, inDevelopment))
  let isBuilt = false
  await new Promise((resolve) => {
    watcher.on('event', (event) => {
      if (event.code === 'ERROR') say(`\n${event.error.message}`)
      if (event.code === 'ERROR' || event.code === 'BUNDLE_END') void event.result?.close()
      if (event.code !== 'END') return
      if (isBuilt) changed()
      isBuilt = true
      resolve()
    })
  })
}

/** Electron with the application, and the way to have it start again. */
const application = (binary, args, env) => {
  let child
  let restarting = false
  let ended
  const over = new Promise((resolve) => (ended = resolve))

  const start = () => {
    const started = spawn(binary, args, { stdio: 'inherit', env: { ...process.env, ...env } })
    child = started
    started.on('exit', (code, signal) => {
      if (restarting) return
      if (code === 0 || signal === 'SIGTERM' || signal === 'SIGINT') ended()
      else say(`The application ended with ${code ?? signal}: it starts again when main changes.`)
    })
  }
  const restart = async () => {
    if (restarting) return
    restarting = true
    if (child.exitCode === null && child.signalCode === null) {
      const gone = once(child, 'exit')
      child.kill()
      // A run that is at work keeps its window open. It is to be resumed, as after any other end.
      const limit = setTimeout(() => child.kill('SIGKILL'), 5_000)
      await gone
      clearTimeout(limit)
    }
    restarting = false
    start()
  }
  process.once('exit', () => child?.kill())
  start()
  return { over, restart }
}

await script(async () => {
  const { binary } = await requireSetUp('start')
  if (!hasDisplay())
    throw new Stop('There is no display here (neither DISPLAY nor WAYLAND_DISPLAY) to open a window on.')
  const flags = await electronFlags(binary)

  const vite = await import('vite')
  const { resolveConfig } = await import('electron-vite')
  const inline = { root, configFile: join(root, 'electron.config.ts') }
  const { config } = await resolveConfig(inline, 'serve', 'development')
  prepareFolder()

  // The page stands at an address without a port, so it has to be told where the news of changes come from.
  const port = await freePort()
  const server = await vite.createServer(
    vite.mergeConfig(config.renderer, {
      server: {
        host: '127.0.0.1',
        port,
        strictPort: true,
        ws: { protocol: 'ws', host: '127.0.0.1', clientPort: port },
      },
    }),
  )
  await server.listen()

  let running = null // until the first build is done
  await watch(vite, config.preload, undefined, join(folder, 'preload'), () =>
    server.ws.send({ type: 'full-reload' }),
  )
  const main = { index: join(root, 'scripts', 'dev', 'main.ts') }
  await watch(vite, config.main, main, join(folder, 'main'), () => {
    say('main has changed: starting again')
    void running?.restart()
  })

  running = application(binary, [...flags, ...process.argv.slice(2), folder], {
    TOKENFERRY_DEV_SERVER: `http://127.0.0.1:${port}/`,
    ELECTRON_RUN_AS_NODE: undefined,
  })
  say('Running. Save a file to see it; close the window or press Ctrl+C to end.')
  await running.over
  process.exit(0) // the watchers would go on
})
