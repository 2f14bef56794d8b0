/**
 * Everything that the application (and, with `--tests`, its tests) needs on this machine, from a fresh clone.
 * Does nothing where nothing is missing. Uses Node's own modules alone until node_modules is there.
 */
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { hasDisplay } from './display.mjs'
import { installRuntime } from './electron-runtime.mjs'
import { createOrdinaryUser } from './ordinary-user.mjs'
import { installPackages } from './packages.mjs'
import { installSystemPackages } from './system-packages.mjs'
import { say, script, Stop } from './terminal.mjs'

export const root = dirname(import.meta.dirname)

const checkNode = () => {
  const [major, minor] = process.versions.node.split('.').map(Number)
  if (major < 20 || (major === 20 && minor < 19))
    throw new Stop(
      `Tokenferry is built with Node 20.19 or later and this is ${process.version}: install a newer one from nodejs.org.`,
    )
}

/** @returns {Promise<{ binary: string, version: string }>} the Electron that is there now */
export const setUp = async ({ tests = false } = {}) => {
  checkNode()
  await installPackages(root)
  const electron = await installRuntime(root)
  await installSystemPackages({ binary: electron.binary, tests, display: hasDisplay() })
  if (tests) await createOrdinaryUser()
  return electron
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  await script(async () => {
    const { version } = await setUp({ tests: process.argv.includes('--tests') })
    say(`Ready: Node ${process.versions.node}, Electron ${version}.`)
  })
