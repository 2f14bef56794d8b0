/**
 * SHA256SUMS, as `sha256sum --check` reads it.
 */
import { createHash } from 'node:crypto'
import { createReadStream, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { pipeline } from 'node:stream/promises'

const sha256 = async (file) => {
  const hash = createHash('sha256')
  await pipeline(createReadStream(file), hash)
  return hash.digest('hex')
}

/** @returns {Promise<string>} the file */
export const writeSums = async (folder, files) => {
  const lines = []
  for (const file of [...files].sort()) lines.push(`${await sha256(file)}  ${basename(file)}\n`)
  const sums = join(folder, 'SHA256SUMS')
  writeFileSync(sums, lines.join(''))
  return sums
}
