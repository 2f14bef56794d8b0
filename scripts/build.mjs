/**
 * The application from its sources into out/, and only if they changed.
 */
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { run } from './child.mjs'
import { requireSetUp } from './setup.mjs'
import { script, step, Stop } from './terminal.mjs'

const sources = ['main', 'renderer', 'assets', 'electron.config.ts', 'package.json', 'package-lock.json']

const filesUnder = (root, path) => {
  try {
    return readdirSync(join(root, path), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .sort()
  } catch (error) {
    if (error.code === 'ENOTDIR') return [join(root, path)]
    throw error
  }
}

/** The name and the content of every source, in one number. */
const fingerprint = (root) => {
  const hash = createHash('sha256')
  for (const file of sources.flatMap((path) => filesUnder(root, path)))
    hash.update(file.slice(root.length)).update('\0').update(readFileSync(file)).update('\0')
  return hash.digest('hex')
}

const stampOf = (root) => join(root, 'out', 'build.sha256')

const lastBuilt = (root) => {
  try {
    return readFileSync(stampOf(root), 'utf8')
  } catch {
    return undefined
  }
}

export const isBuilt = (root) => lastBuilt(root) === fingerprint(root)

export const build = async (root) => {
  // Taken before, so that a source saved meanwhile is built the next time.
  const built = fingerprint(root)
  rmSync(stampOf(root), { force: true })
  const cli = join(root, 'node_modules', 'electron-vite', 'bin', 'electron-vite.js')
  const { code, output } = await run(process.execPath, [cli, 'build', '--config', 'electron.config.ts'], {
    cwd: root,
  })
  if (code !== 0)
    throw new Stop('The application could not be built (the output of electron-vite is above).', output)
  writeFileSync(stampOf(root), built)
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  await script(async () => {
    const root = dirname(import.meta.dirname)
    await requireSetUp('build')
    await step('building', () => build(root))
  })
