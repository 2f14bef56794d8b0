/**
 * node_modules as package-lock.json has it.
 */
import { readFileSync } from 'node:fs'
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
 */
export const packagesAreCurrent = (root) => {
  const wanted = packagesOf(join(root, 'package-lock.json'))
  const installed = packagesOf(join(root, 'node_modules', '.package-lock.json'))
  if (!wanted || !installed) return false
  return Object.entries(wanted).every(
    ([path, { version, optional }]) =>
      path === '' || (installed[path] ? installed[path].version === version : optional),
  )
}

export const npmPackages = (root) => ({
  missing: () => Promise.resolve(packagesAreCurrent(root) ? [] : ['npm packages of package-lock.json']),

  get: async () => {
    if (packagesAreCurrent(root)) return
    await step('npm packages: npm ci', async () => {
      const { code, output } = await npm(['ci', '--loglevel=error', '--no-fund', '--no-audit'], {
        cwd: root,
        minutes: 15,
      })
      if (code !== 0)
        throw new Stop(
          'npm could not install the packages (its own words are above). Check that `npm ping` reaches your registry, then run this again.',
          output,
        )
    })
  },
})
