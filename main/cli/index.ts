#!/usr/bin/env node
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { say, watchOutput } from './output'

const [name, ...args] = process.argv.slice(2)
// Bundled two folders below the root.
const root = new URL('../../', import.meta.url)
// Read when it is called, as Electron does for the window: a package that is no release bears a version of its own.
const { version } = JSON.parse(readFileSync(new URL('package.json', root), 'utf8')) as {
  readonly version: string
}

watchOutput()
if (name === '--version') {
  await say(`${version}\n`)
} else {
  // Only now, since it takes longer to load than the version to be printed, which scripts ask for.
  const { runCommand } = await import('./run-command')
  await runCommand(name, args, {
    version,
    assetsFolder: fileURLToPath(new URL('assets', root)),
    reviewThread: new URL('./review-thread.js', import.meta.url),
  })
}
