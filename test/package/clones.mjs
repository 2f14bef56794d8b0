/**
 * Two packages of the last commit: from two clones in other folders, with another umask and another time zone. What is
 * not committed is in neither.
 */
import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileOf, kept, must, packageOf } from './clone.mjs'

export default async ({ provide }) => {
  rmSync(kept, { recursive: true, force: true })
  mkdirSync(join(kept, 'in a folder'), { recursive: true })
  const [first, second] = await Promise.all([
    packageOf(join(kept, 'first'), '022', 'UTC'),
    packageOf(join(kept, 'in a folder', 'second'), '077', 'Asia/Kathmandu'),
  ])
  const unpacked = join(kept, 'unpacked')
  const deb = fileOf(first.dist, '.deb')
  await must('dpkg-deb', ['-R', deb, unpacked], { minutes: 2 })
  provide('packages', {
    ...{ first: first.dist, second: second.dist, clone: first.folder, unpacked },
    ...{ deb, rpm: fileOf(first.dist, '.rpm'), archive: fileOf(first.dist, '.tar.gz') },
  })
}
