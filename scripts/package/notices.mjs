/**
 * What comes with every package, and lies beside it: the bill of materials, and the licenses of others.
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { thirdPartyText } from './bundled.mjs'
import { makeSbom } from './sbom.mjs'
import { fileNameOf } from './source.mjs'

/** @returns {Promise<Record<string, string>>} the content of each, by its name within the packages */
export const makeNotices = async (product) => ({
  'third-party.txt': thirdPartyText(product),
  'sbom.cdx.json': `${JSON.stringify(await makeSbom(product), null, 2)}\n`,
})

/** Where electron-builder takes them from. */
export const noticesFolder = (work) => join(work, 'notices')

export const putNotices = ({ work }, notices) => {
  mkdirSync(noticesFolder(work))
  for (const [name, text] of Object.entries(notices)) writeFileSync(join(noticesFolder(work), name), text)
}

/** @returns {string[]} the files beside the packages */
export const putBeside = (product, notices) =>
  Object.entries(notices).map(([name, text]) => {
    const file = join(product.dist, `${fileNameOf(product)}.${name}`)
    writeFileSync(file, text)
    return file
  })
