/**
 * The packages that are installed: that of the last commit, and one that is older.
 */
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createPackage, extractAll } from '@electron/asar'
import { run } from '../../scripts/child.mjs'
import { root } from '../../scripts/setup.mjs'
import { fileOf, kept, must, packageOf } from '../package/clone.mjs'

const commitOf = async (folder) => (await run('git', ['rev-parse', 'HEAD'], { cwd: folder })).answer

/**
 * Made already if the tests of packages ran on this commit.
 * @returns {Promise<{ deb: string, clone: string }>} the file, and the clone that it was made in
 */
export const newerDeb = async () => {
  const clone = join(kept, 'first')
  const isMade = existsSync(join(clone, 'dist', 'SHA256SUMS'))
  if (!isMade || (await commitOf(clone)) !== (await commitOf(root))) {
    rmSync(clone, { recursive: true, force: true })
    mkdirSync(kept, { recursive: true })
    await packageOf(clone, '022', 'UTC')
  }
  return { deb: fileOf(join(clone, 'dist'), '.deb'), clone }
}

/** The same in a lower version, in which every file of the application lies elsewhere in its archive. */
export const olderDeb = async (newer, folder) => {
  const tree = join(folder, 'tree')
  await must('dpkg-deb', ['-R', newer, tree], { minutes: 2 })
  const control = join(tree, 'DEBIAN', 'control')
  writeFileSync(control, readFileSync(control, 'utf8').replace(/^Version: .*/m, 'Version: 0.0.1-1'))

  const asar = join(tree, 'usr/lib/tokenferry/resources/app.asar')
  const application = join(folder, 'application')
  extractAll(asar, application)
  writeFileSync(join(application, 'assets', '0'), Buffer.alloc(100_000))
  await createPackage(application, asar)

  const deb = join(folder, 'older.deb')
  // Not compressed, since nobody keeps it.
  await must('dpkg-deb', ['--root-owner-group', '-Znone', '--build', tree, deb], { minutes: 2 })
  for (const each of [tree, application]) rmSync(each, { recursive: true })
  return deb
}
