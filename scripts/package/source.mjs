/**
 * What is packaged: the commit, its time, the version that the packages bear and the names of their files.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { run } from '../child.mjs'
import { Stop } from '../terminal.mjs'

const git = async (root, ...args) => {
  const { code, output, answer } = await run('git', args, { cwd: root, minutes: 1 })
  if (code !== 0) throw new Stop('Packages are made from a clone: git does not know this folder.', output)
  return answer.trim()
}

/**
 * @returns {Promise<{ commit: string, seconds: number, isClean: boolean }>} the commit and its time since 1970, or
 *   SOURCE_DATE_EPOCH if that is set; whether nothing was changed since
 */
export const lastCommit = async (root) => ({
  commit: await git(root, 'rev-parse', '--short=12', 'HEAD'),
  seconds: Number(process.env.SOURCE_DATE_EPOCH ?? (await git(root, 'log', '-1', '--format=%ct'))),
  isClean: (await git(root, 'status', '--porcelain')) === '',
})

export const packageJson = (root) => JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))

/**
 * As npm writes versions. It is that of the program in the package too, and sorts before the release of the same number.
 * @param {{ root: string, source: object, isRelease: boolean }} product
 */
export const versionOf = ({ root, source, isRelease }) => {
  const { version } = packageJson(root)
  return isRelease ? version : `${version}-development+${source.commit}${source.isClean ? '' : '.changed'}`
}

/** The same as Debian and RPM write it, in whose order only `~` sorts before the end. */
export const distributionVersionOf = (version) => version.replace('-', '~')

/** How the names of files for one system and processor begin. */
export const fileNameOf = ({ version, system, architecture }) =>
  `tokenferry-${version}-${system}-${architecture}`
