/**
 * What stands in for things that can't be had here: a project as electron-builder packages it, and Electron for Windows.
 */
import { createRequire } from 'node:module'
import { cpSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { crc32 } from 'node:zlib'
import { FuseV1Options } from '@electron/fuses'
import { temporaryFolder } from '../temporary-folder'

const repository = resolve(import.meta.dirname, '../..')

// electron-builder's own editor of Windows programs.
const { NtExecutable, NtExecutableResource, Resource } = createRequire(
  join(repository, 'node_modules/app-builder-lib/package.json'),
)('resedit')

/** The project with everything that packaging reads, and a few words in place of what is built. */
export const projectToPackage = () => {
  const root = temporaryFolder()
  for (const name of ['packaging', 'assets', 'package.json', 'scripts/package'])
    cpSync(join(repository, name), join(root, name), { recursive: true })
  symlinkSync(join(repository, 'node_modules'), join(root, 'node_modules'))
  for (const file of ['main/start.js', 'preload/index.cjs', 'renderer/index.html', 'renderer/bundled.json']) {
    mkdirSync(dirname(join(root, 'out', file)), { recursive: true })
    writeFileSync(join(root, 'out', file), '// built')
  }
  return root
}

/** How Electron marks its fuses, and how many there are: all as they were built, in this case the wrong way round. */
const fuseWire = () => {
  const count = Object.values(FuseV1Options).filter((value) => typeof value === 'number').length
  return Buffer.concat([
    Buffer.from('dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX', 'latin1'),
    Buffer.from([1, count]),
    Buffer.from('1'.repeat(count)),
  ])
}

/** A program for Windows that does nothing and says of itself what Electron's says. */
const emptyProgram = () => {
  const program = NtExecutable.createEmpty(false, false)
  const resources = NtExecutableResource.from(program)
  const about = Resource.VersionInfo.createEmpty()
  about.setStringValues(
    { lang: 1033, codepage: 1200 },
    { ProductName: 'Electron', FileDescription: 'Electron' },
  )
  about.outputToResourceEntries(resources.entries)
  resources.outputResource(program)
  return Buffer.from(program.generate())
}

/** A folder as an Electron for Windows is unpacked: a program of the right format that does nothing, with fuses. */
export const electronForWindows = (version) => {
  const folder = temporaryFolder()
  mkdirSync(join(folder, 'resources'))
  mkdirSync(join(folder, 'locales'))
  writeFileSync(join(folder, 'electron.exe'), Buffer.concat([emptyProgram(), fuseWire()]))
  writeFileSync(join(folder, 'version'), version)
  writeFileSync(join(folder, 'LICENSE'), 'of Electron')
  writeFileSync(join(folder, 'LICENSES.chromium.html'), 'of Chromium')
  writeFileSync(join(folder, 'resources', 'default_app.asar'), 'shown without an application')
  for (const locale of ['en-US', 'de']) writeFileSync(join(folder, 'locales', `${locale}.pak`), locale)
  return folder
}

/** What Windows reads in a program beside its code: the raw content of each resource of a kind, by its name. */
export const resourcesOf = (file, kind) => {
  const program = NtExecutable.from(readFileSync(file))
  return NtExecutableResource.from(program)
    .entries.filter(({ type }) => type === kind)
    .map(({ id, bin }) => ({ id, bytes: Buffer.from(bin) }))
}

/** A folder as a zip, nothing in it compressed. */
export const zipOf = (folder) => {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
  const bodies = []
  const directory = []
  let offset = 0
  for (const file of files) {
    const name = Buffer.from(relative(folder, file).replaceAll('\\', '/'))
    const content = readFileSync(file)
    // From the version that is needed to the length of what is extra, the same in both places.
    const about = Buffer.alloc(26)
    about.writeUInt16LE(20, 0)
    about.writeUInt32LE(crc32(content), 10)
    about.writeUInt32LE(content.length, 14)
    about.writeUInt32LE(content.length, 18)
    about.writeUInt16LE(name.length, 22)
    bodies.push(Buffer.from('PK\x03\x04', 'latin1'), about, name, content)
    const rest = Buffer.alloc(14)
    rest.writeUInt32LE(offset, 10)
    directory.push(Buffer.from('PK\x01\x02\x14\0', 'latin1'), about, rest, name)
    offset += 30 + name.length + content.length
  }
  const listed = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06', 'latin1')
  end.writeUInt16LE(files.length, 8)
  end.writeUInt16LE(files.length, 10)
  end.writeUInt32LE(listed.length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...bodies, listed, end])
}
