/**
 * node_modules as a package-lock.json has it.
 */
import { cpSync, mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { npm } from '../child.mjs'
import { Stop, step } from '../terminal.mjs'

const packagesOf = (lockFile) => {
  try {
    return JSON.parse(readFileSync(lockFile, 'utf8')).packages
  } catch {
    return undefined
  }
}

/**
 * Whether everything that the lock file names is installed in that version. npm writes its own account of what it
 * installed (`node_modules/.package-lock.json`) as its last act, so a broken-off installation has none.
 *
 * @param folder where node_modules is
 * @param locked where the lock file is
 */
export const packagesAreCurrent = (folder, locked = folder) => {
  const wanted = packagesOf(join(locked, 'package-lock.json'))
  const installed = packagesOf(join(folder, 'node_modules', '.package-lock.json'))
  if (!wanted || !installed) return false
  return Object.entries(wanted).every(
    ([path, { version, optional }]) =>
      path === '' || (installed[path] ? installed[path].version === version : optional),
  )
}

export const npmPackages = (root, what = 'npm packages', args = []) => ({
  missing: () => Promise.resolve(packagesAreCurrent(root) ? [] : ['npm packages of package-lock.json']),

  get: async () => {
    if (packagesAreCurrent(root)) return
    await step(`${what}: npm ci`, async () => {
      // What it is built and started with is needed also with NODE_ENV=production, as in many containers.
      const quiet = ['--loglevel=error', '--no-fund', '--no-audit']
      const { code, output } = await npm(['ci', '--include=dev', ...quiet, ...args], {
        cwd: root,
        minutes: 15,
      })
      if (code !== 0)
        throw new Stop(
          'npm could not install the packages (its output is above). Check that `npm ping` reaches your registry, then run this again.',
          output,
        )
    })
  },
})

/**
 * Packages in a node_modules of their own, pinned by a lock file of their own.
 *
 * @param {{ folder: string, pinned: string, what: string, wanted: boolean, args?: string[] }} apart `folder`: where they
 *   go; `pinned`: where their package.json and lock file are; `wanted`: whether this machine can use them; `args`: to npm
 */
export const packagesApart = ({ folder, pinned, what, wanted, args }) => {
  const isThere = () => !wanted || packagesAreCurrent(folder, pinned)
  return {
    missing: () => Promise.resolve(isThere() ? [] : [what]),

    get: async () => {
      if (isThere()) return
      mkdirSync(folder, { recursive: true })
      for (const file of ['package.json', 'package-lock.json']) cpSync(join(pinned, file), join(folder, file))
      await npmPackages(folder, what, args).get()
    },
  }
}
