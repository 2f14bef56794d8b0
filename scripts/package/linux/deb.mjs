/**
 * The .deb, by dpkg-deb.
 */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { run } from '../../child.mjs'
import { Stop } from '../../terminal.mjs'
import { put, stampTimes, template, valuesOf } from './tree.mjs'

const inTree = 'usr/lib/tokenferry'

const isLinked = (name) =>
  ['tokenferry', 'chrome_crashpad_handler', 'chrome-sandbox'].includes(name) || /\.so(\.|$)/.test(name)

/** The newest version of the C library that a symbol asks for; where dpkg knows of the system's own alone. */
const glibcOf = async (binary) => {
  const { output } = await run('objdump', ['-p', binary], { minutes: 1 })
  const versions = [...output.matchAll(/GLIBC_2\.(\d+)/g)].map((match) => Number(match[1]))
  return `2.${Math.max(...versions)}`
}

/** What the runtime is linked with, as Debian's packages, and what it opens by name. */
const dependencies = async (work, tree) => {
  const folder = join(tree, inTree)
  const binaries = readdirSync(folder).filter(isLinked)
  const fake = join(work, 'shlibdeps')
  mkdirSync(join(fake, 'debian'), { recursive: true })
  writeFileSync(
    join(fake, 'debian', 'control'),
    'Source: tokenferry\n\nPackage: tokenferry\nArchitecture: amd64\n',
  )
  const { code, output } = await run(
    'dpkg-shlibdeps',
    ['-O', '--warnings=0', `-l${folder}`, ...binaries.map((name) => `-e${join(folder, name)}`)],
    { cwd: fake, minutes: 2 },
  )
  const found = /^shlibs:Depends=(.+)$/m.exec(output)?.[1]
  if (code !== 0 || !found)
    throw new Stop('dpkg-shlibdeps could not say what the runtime depends on.', output)
  const glibc = await glibcOf(join(folder, 'tokenferry'))
  return [
    ...found.split(', ').map((one) => (one.startsWith('libc6 ') ? `libc6 (>= ${glibc})` : one)),
    'libsecret-1-0',
    'libnotify4',
    'xdg-utils',
  ]
    .sort()
    .join(', ')
}

const filesOf = (tree) =>
  readdirSync(tree, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())

const changelog = (version, contact, seconds) =>
  `tokenferry (${version}) unstable; urgency=medium\n\n  * What changed is in changelog.gz beside this file.\n\n -- ${contact}  ${new Date(
    seconds * 1000,
  )
    .toUTCString()
    .replace('GMT', '+0000')}\n`

/**
 * @param {string} tree what tree.mjs made
 * @returns {Promise<string>} the file
 */
export const makeDeb = async (product, tree) => {
  const { root, work, dist, source } = product
  const values = valuesOf(product)
  const version = `${values.VERSION}-1`
  put(
    tree,
    'usr/share/doc/tokenferry/changelog.Debian.gz',
    changelog(version, values.CONTACT, source.seconds),
  )
  put(tree, 'usr/share/lintian/overrides/tokenferry', template(root, 'lintian-overrides', values))

  const files = filesOf(tree)
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
  const sums = files.map((file) => {
    const sum = createHash('md5').update(readFileSync(file)).digest('hex')
    return `${sum}  ${file.slice(tree.length + 1)}`
  })
  const kilobytes = files.reduce((sum, file) => sum + Math.ceil(readFileSync(file).length / 1024), 0)
  const control = [
    'Package: tokenferry',
    `Version: ${version}`,
    'Architecture: amd64',
    `Maintainer: ${values.CONTACT}`,
    `Installed-Size: ${kilobytes}`,
    `Depends: ${await dependencies(work, tree)}`,
    'Recommends: gnome-keyring | kwalletmanager | keepassxc',
    'Section: net',
    'Priority: optional',
    `Homepage: ${values.HOMEPAGE}`,
    'Description: migration of FortiToken Mobile users to FortiToken Cloud',
    ' Tokenferry leads an administrator of a FortiGate through the migration of',
    ' its FortiToken Mobile users: it reviews the configuration, backs it up,',
    ' asks before each license, verifies every user and leaves signed evidence.',
    ' .',
    ' The migration is irreversible; rehearse it on a simulated FortiGate first.',
    '',
  ].join('\n')
  put(tree, 'DEBIAN/control', control)
  put(tree, 'DEBIAN/md5sums', `${sums.join('\n')}\n`)
  for (const name of ['postinst', 'prerm']) put(tree, `DEBIAN/${name}`, template(root, name, values), 0o755)
  stampTimes(tree, source.seconds)

  const file = join(dist, `tokenferry_${version}_amd64.deb`)
  const { code, output } = await run(
    'dpkg-deb',
    ['--root-owner-group', '-Zzstd', '-z9', '--threads-max=2', '--build', tree, file],
    { minutes: 5, env: { SOURCE_DATE_EPOCH: String(source.seconds) } },
  )
  if (code !== 0) throw new Stop('dpkg-deb could not make the package.', output)
  return file
}
