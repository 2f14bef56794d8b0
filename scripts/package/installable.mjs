/**
 * A package that electron-builder makes of the application's folder.
 */
import { existsSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import { Stop } from '../terminal.mjs'
import { electronBuilder } from './electron-builder.mjs'
import { fileNameOf } from './source.mjs'

/**
 * @param {string} target as electron-builder calls it
 * @param {string} ending of the name of the file
 * @param {string} settings the part of electron-builder's settings that names the file
 * @returns {Promise<string>} the file
 */
export const makeInstallable = async (product, target, ending, settings) => {
  const name = `${fileNameOf(product)}${ending}`
  // Apart: it leaves notes of its own there.
  const output = join(product.work, 'installable')
  const ended = await electronBuilder(
    product,
    target,
    {
      'directories.output': output,
      'extraMetadata.version': product.version,
      [`${settings}.artifactName`]: name,
    },
    ['--prepackaged', product.application],
  )
  if (ended.code !== 0 || !existsSync(join(output, name)))
    throw new Stop(`electron-builder could not make ${name} (its own words are above).`, ended.output)
  renameSync(join(output, name), join(product.dist, name))
  return join(product.dist, name)
}
