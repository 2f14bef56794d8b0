/**
 * The application's folder: Electron with the application in it, its fuses set, by electron-builder.
 */
import { existsSync, readFileSync, realpathSync } from 'node:fs'
import { join } from 'node:path'
import { Stop } from '../terminal.mjs'
import { electronBuilder } from './electron-builder.mjs'
import { pinnedElectron, pinnedSum, pinnedZip } from './electron-zip.mjs'

const versionIn = (folder) => readFileSync(join(folder, 'version'), 'utf8').trim().replace(/^v/, '')

/**
 * The runtime: the zip of the official one if its sum is entered, otherwise the folder of the one that is set up here.
 * @returns {Promise<{ dist: string, version: string }>}
 */
export const electronFor = async ({ root, platform, architecture }) => {
  if (pinnedSum(root, platform, architecture))
    return { dist: await pinnedZip(root, platform, architecture), version: pinnedElectron(root) }
  const dist = realpathSync(join(root, 'node_modules', 'electron', 'dist'))
  return { dist, version: versionIn(dist) }
}

/** What electron-builder makes below the folder that it is given; on macOS the application is one folder more. */
const made = {
  linux: () => ({ folder: 'linux-unpacked', application: '.', resources: 'resources' }),
  win32: () => ({ folder: 'win-unpacked', application: '.', resources: 'resources' }),
  darwin: (architecture) => ({
    folder: architecture === 'x64' ? 'mac' : `mac-${architecture}`,
    application: 'Tokenferry.app',
    resources: 'Contents/Resources',
  }),
}

/**
 * @returns {Promise<string>} the folder; on macOS: Tokenferry.app
 * @throws {Stop} if it can't be made, or holds another Electron than the one that was meant
 */
export const makeApplication = async (product) => {
  const { work, platform, architecture, version, electron } = product
  const output = join(work, 'application')
  const ended = await electronBuilder(product, 'dir', {
    'directories.output': output,
    electronDist: electron.dist,
    'extraMetadata.version': version,
  })
  const { folder, application, resources } = made[platform](architecture)
  const path = join(output, folder, application)
  if (ended.code !== 0 || !existsSync(join(path, resources, 'app.asar')))
    throw new Stop(
      'The application could not be put together (the words of electron-builder are above).',
      ended.output,
    )
  const held = versionIn(join(output, folder))
  if (held !== electron.version)
    throw new Stop(
      `Electron ${electron.version} was meant, and the runtime says that it is ${held}: packaging/electron.sha256 has the sum of another zip.`,
    )
  return path
}
