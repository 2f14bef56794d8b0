/**
 * What keeps a package from being a release. One list, for `npm run package` and for the workflow that publishes.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { pinnedSum, zipName } from './electron-zip.mjs'
import { packageJson } from './source.mjs'

const isPlaceholder = (text) => !text || /\.invalid\b/.test(text)

/** What goes into packages as it is, and still has a name under `.invalid` or grants nothing. */
const undecided = (root) => {
  const files = readdirSync(join(root, 'packaging'), { recursive: true, withFileTypes: true })
  return files
    .filter((file) => file.isFile() && !/\.(ico|icns)$/.test(file.name))
    .map((file) => join(file.parentPath ?? file.path, file.name))
    .filter((file) => !relative(root, file).startsWith(join('packaging', 'licenses'))) // of others
    .filter((file) =>
      /\binvalid\.|\.invalid\b|All rights reserved|UNLICENSED/.test(readFileSync(file, 'utf8')),
    )
    .map((file) => relative(root, file))
    .sort()
}

/**
 * @param {{ isClean: boolean }} source
 * @param {string} platform for which the packages are
 * @param {string[]} architectures the processors that a release is made for there
 * @returns {string[]} each reason, with what to do; none: a release
 */
export const obstaclesToRelease = (root, source, platform, architectures) => {
  const { license, homepage, author } = packageJson(root)
  const files = undecided(root)
  return [
    (!license || license === 'UNLICENSED') &&
      'The owner has not chosen a license: "license" in package.json, and packaging/linux/copyright.',
    isPlaceholder(homepage) && '"homepage" in package.json is a placeholder.',
    (isPlaceholder(author) || !/<\S+@\S+>/.test(author)) &&
      'The address of "author" in package.json is a placeholder.',
    files.length > 0 &&
      `These files still have a placeholder for the license, or a name under ".invalid": ${files.join(', ')}.`,
    ...architectures
      .filter((architecture) => !pinnedSum(root, platform, architecture))
      .map(
        (architecture) =>
          `packaging/electron.sha256 has no line for ${zipName(root, platform, architecture)}: enter it from Electron’s release.`,
      ),
    !source.isClean && 'The clone has changes that are in no commit.',
  ].filter(Boolean)
}
