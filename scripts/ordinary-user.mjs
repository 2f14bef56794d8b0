/**
 * The ordinary user of the sandbox tests: Chromium's sandbox refuses root.
 */
import { chownSync, cpSync, mkdirSync, mkdtempSync, readdirSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { run } from './child.mjs'
import { step, Stop } from './terminal.mjs'

const user = 'tokenferry-e2e'

const isNeeded = () => process.platform === 'linux' && process.getuid() === 0

const idOf = async (what) => {
  const { code, answer } = await run('id', [what, user])
  return code === 0 ? Number(answer) : undefined
}

const isMissing = async () => isNeeded() && (await idOf('-u')) === undefined

/** If root runs the tests on Linux, the user has to be there. */
export const ordinaryUser = {
  missing: async () => ((await isMissing()) ? [`user ${user}`] : []),

  get: async () => {
    if (!(await isMissing())) return
    await step(`user ${user}: creating it for the sandbox tests`, async () => {
      const { output } = await run('useradd', ['--create-home', '--shell', '/bin/sh', user])
      // Another run may have been first, so what counts is whether the user is there.
      if (await isMissing())
        throw new Stop(`The user ${user} could not be created (the words of useradd are above).`, output)
    })
  },
}

const asUser = (command, args, options) => run('runuser', ['-u', user, '--', command, ...args], options)

const copyFor = async (folder, what, from) => {
  const copy = join(folder, what)
  for (const name of readdirSync(from).filter((name) => name !== '.git'))
    cpSync(join(from, name), join(copy, name), { recursive: true, verbatimSymlinks: true })
  await run('chmod', ['-R', 'a+rX', copy])
  return copy
}

/**
 * Does some work as an ordinary user: as this one, or if that is root on Linux as the one made for it.
 * @param {(user: { run: Function, node: Function, results: string, owner?: { uid: number, gid: number } }) => Promise<T>} work
 *   `run` starts a program as that user, `node(args, options)` Node in the checkout; `results` is a folder that the user may write to
 *   and that ends up as `keepIn`; `owner` is the user if it is another
 * @template T
 * @returns {Promise<T>}
 */
export const asOrdinaryUser = async (root, keepIn, work) => {
  if (!isNeeded())
    return work({
      results: keepIn,
      run,
      node: (args, options) => run(process.execPath, args, { cwd: root, ...options }),
    })

  const owner = { uid: await idOf('-u'), gid: await idOf('-g') }
  const folder = mkdtempSync(join(tmpdir(), 'tokenferry-sandbox-'))
  const results = join(folder, 'results')
  mkdirSync(results)
  for (const path of [folder, results]) chownSync(path, owner.uid, owner.gid)
  try {
    const reaches = async (file) => (await asUser('test', ['-r', file], { cwd: '/' })).code === 0
    // A clone below root's home is closed to everybody else, and so is a Node that root installed there.
    const checkout = (await reaches(join(root, 'package.json')))
      ? root
      : await copyFor(folder, 'checkout', root)
    const nodeBinary = (await reaches(process.execPath)) ? process.execPath : join(folder, 'node')
    if (nodeBinary !== process.execPath) cpSync(process.execPath, nodeBinary)
    const runtime = realpathSync(join(root, 'node_modules', 'electron', 'dist'))
    if (!runtime.startsWith(root) && !(await reaches(join(runtime, 'version'))))
      throw new Stop(
        `The user ${user} can’t read ${runtime}: name a folder open to all, such as ELECTRON_RUNTIME_CACHE=/var/cache/tokenferry.`,
      )
    return await work({
      owner,
      results,
      run: asUser,
      node: (args, { env, ...options }) =>
        asUser(nodeBinary, args, {
          ...options,
          cwd: checkout,
          env: {
            ...env,
            HOME: folder,
            USER: user,
            LOGNAME: user,
            XDG_CONFIG_HOME: undefined,
            XDG_CACHE_HOME: undefined,
            XDG_DATA_HOME: undefined,
            XDG_RUNTIME_DIR: undefined,
            DBUS_SESSION_BUS_ADDRESS: undefined,
          },
        }),
    })
  } finally {
    cpSync(results, keepIn, { recursive: true, force: true })
    rmSync(folder, { recursive: true, force: true })
  }
}
