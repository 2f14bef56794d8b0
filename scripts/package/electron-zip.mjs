/**
 * The official Electron by the sum that a person entered in packaging/electron.sha256.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Stop } from '../terminal.mjs'
import { packageJson } from './source.mjs'

export const pinnedElectron = (root) => packageJson(root).devDependencies.electron

/** Its name on the page of Electron's release. `platform` and `architecture` as Node calls them. */
export const zipName = (root, platform, architecture) =>
  `electron-v${pinnedElectron(root)}-${platform}-${architecture}.zip`

/** @returns {string | undefined} the SHA-256 that stands there for the pinned version */
export const pinnedSum = (root, platform, architecture) =>
  readFileSync(join(root, 'packaging', 'electron.sha256'), 'utf8')
    .split(/\r?\n/)
    .map((line) => /^([0-9a-f]{64}) [ *](\S+)$/.exec(line))
    .find((match) => match?.[2] === zipName(root, platform, architecture))?.[1]

/**
 * Downloads the zip (or takes it from the cache of Electron's installer) and checks its sum.
 * @returns {Promise<string>} the file
 * @throws {Stop} if no sum is entered, or the zip can't be had or is another one
 */
export const pinnedZip = async (root, platform, architecture) => {
  const name = zipName(root, platform, architecture)
  const sum = pinnedSum(root, platform, architecture)
  // Without one @electron/get would take the sum that lies beside the zip, wherever that comes from.
  if (!sum) throw new Stop(`packaging/electron.sha256 has no line for ${name}.`)
  const { downloadArtifact } = await import('@electron/get')
  return downloadArtifact({
    version: pinnedElectron(root),
    artifactName: 'electron',
    platform,
    arch: architecture,
    checksums: { [name]: sum },
  }).catch((error) => {
    throw new Stop(
      `${name} with the sum of packaging/electron.sha256 could not be had: ${error.message.split('\n')[0]}`,
    )
  })
}
