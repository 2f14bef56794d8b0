/**
 * Packages of the last commit, made in a clone of their own: what is not committed is not in them.
 */
import { readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { run } from '../../scripts/child.mjs'
import { root } from '../../scripts/setup.mjs'

/** Where they are kept until they are made the next time. */
export const kept = join(root, 'out', 'packages-of-tests')

/** Runs a program that has to succeed. */
export const must = async (command, args, options) => {
  const { code, output } = await run(command, args, options)
  if (code !== 0) throw new Error(`${command} ${args.join(' ')}: ${output}`)
}

/** Makes them in a new clone, as in a container that is set for production. */
export const packageOf = async (folder, umask, zone) => {
  await must('git', ['clone', '--quiet', root, folder], { minutes: 2 })
  // Links, which take no room; whatever is made again is not linked.
  await must('cp', ['-al', join(root, 'node_modules'), join(folder, 'node_modules')], { minutes: 3 })
  await must('sh', ['-c', `umask ${umask} && exec "${process.execPath}" scripts/package.mjs`], {
    cwd: folder,
    minutes: 6,
    env: { TZ: zone, SOURCE_DATE_EPOCH: undefined, NODE_ENV: 'production' },
  })
  rmSync(join(folder, 'node_modules'), { recursive: true })
  return { dist: join(folder, 'dist'), folder }
}

/** The file with that ending. */
export const fileOf = (dist, end) =>
  join(
    dist,
    readdirSync(dist).find((name) => name.endsWith(end)),
  )
