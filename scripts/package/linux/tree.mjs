/**
 * The files of the package as they stand on an installed system, in one folder from which all three packages are made.
 */
import { chmodSync, cpSync, lutimesSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { readCommands } from './cli-help.mjs'
import { bashCompletion, fishCompletion, zshCompletion } from './completions.mjs'
import { manualPage } from './manual.mjs'
import { distributionVersionOf, packageJson } from '../source.mjs'

const programs = new Set(['tokenferry', 'chrome_crashpad_handler'])
const isLibrary = (name) => /\.so(\.\d+)?$/.test(name)

/** Writes one file with its mode; gzipped if its name ends so. */
export const put = (tree, path, content, mode = 0o644) => {
  const file = join(tree, path)
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, path.endsWith('.gz') ? gzipSync(content, { level: 9 }) : content)
  chmodSync(file, mode)
}

/** A file of packaging/linux with its blanks filled in. */
export const template = (root, name, values) =>
  readFileSync(join(root, 'packaging', 'linux', name), 'utf8').replaceAll(
    /@([A-Z]+)@/g,
    (_, key) => values[key],
  )

/** Modes of the runtime as they are to be, whatever the umask was; the sandbox helper has its bit. */
const copyApplication = (application, target) => {
  cpSync(application, target, { recursive: true })
  for (const entry of readdirSync(target, { recursive: true, withFileTypes: true })) {
    const own =
      entry.name === 'chrome-sandbox'
        ? 0o4755
        : programs.has(entry.name) || entry.isDirectory()
          ? 0o755
          : 0o644
    chmodSync(join(entry.parentPath, entry.name), isLibrary(entry.name) ? 0o644 : own)
  }
  chmodSync(target, 0o755)
}

/** One time for everything: that of the commit. */
export const stampTimes = (folder, seconds) => {
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true }))
    lutimesSync(join(entry.parentPath, entry.name), seconds, seconds)
  lutimesSync(folder, seconds, seconds)
}

/** What the templates and the control files say. */
export const valuesOf = (product) => {
  const { homepage, author } = packageJson(product.root)
  return {
    VERSION: distributionVersionOf(product.version),
    DATE: new Date(product.source.seconds * 1000).toISOString().slice(0, 10),
    YEAR: String(new Date(product.source.seconds * 1000).getUTCFullYear()),
    HOMEPAGE: homepage,
    CONTACT: author,
  }
}

/** @returns {Promise<string>} the folder */
export const makeTree = async (product) => {
  const { root, work, application, notices, source } = product
  const tree = join(work, 'tree')
  const values = valuesOf(product)
  const linux = (name) => template(root, name, values)
  const commands = await readCommands(root)
  const manual = manualPage({ commands, version: values.VERSION, date: values.DATE })

  copyApplication(application, join(tree, 'usr/lib/tokenferry'))
  put(tree, 'usr/bin/tokenferry', linux('tokenferry'), 0o755)
  put(tree, 'usr/share/applications/tokenferry.desktop', linux('tokenferry.desktop'))
  put(tree, 'usr/share/metainfo/invalid.tokenferry.Tokenferry.metainfo.xml', linux('metainfo.xml'))
  put(tree, 'usr/share/mime/packages/tokenferry.xml', linux('tokenferry.mime.xml'))
  put(tree, 'usr/share/tokenferry/apparmor', linux('apparmor'))
  for (const [size, name] of [
    ['512x512', 'icon.png'],
    ['scalable', 'icon.svg'],
  ])
    put(
      tree,
      `usr/share/icons/hicolor/${size}/apps/${name.replace('icon', 'tokenferry')}`,
      readFileSync(join(root, 'assets', name)),
    )
  put(tree, 'usr/share/man/man1/tokenferry.1.gz', manual)
  put(tree, 'usr/share/bash-completion/completions/tokenferry', bashCompletion(commands))
  put(tree, 'usr/share/zsh/vendor-completions/_tokenferry', zshCompletion(commands))
  put(tree, 'usr/share/fish/vendor_completions.d/tokenferry.fish', fishCompletion(commands))
  put(tree, 'usr/share/doc/tokenferry/copyright', linux('copyright'))
  for (const [name, text] of Object.entries(notices)) put(tree, `usr/share/doc/tokenferry/${name}`, text)
  put(tree, 'usr/share/doc/tokenferry/changelog.gz', readFileSync(join(root, 'CHANGELOG.md')))
  for (const entry of readdirSync(tree, { recursive: true, withFileTypes: true }))
    if (entry.isDirectory()) chmodSync(join(entry.parentPath, entry.name), 0o755)
  chmodSync(tree, 0o755)
  stampTimes(tree, source.seconds)
  return tree
}
