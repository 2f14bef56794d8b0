import { readdirSync, readFileSync, statSync } from 'node:fs'
import { basename, join } from 'node:path'
import { listPackage } from '@electron/asar'
import { expect, inject, test } from 'vitest'
import { run } from '../../scripts/child.mjs'
import { fusesAsTheyMustBe, fusesOf } from './fuses.mjs'

const { first, unpacked, clone, archive, rpm, deb } = inject('packages')
const application = join(unpacked, 'usr/lib/tokenferry')
const json = (path) => JSON.parse(readFileSync(path, 'utf8'))

test('the fuses are as they must be, and there is none that is not known', async () => {
  expect(await fusesOf(join(application, 'tokenferry'))).toEqual(fusesAsTheyMustBe)
})

test('the archive of the application holds what was built, and nothing else', () => {
  const built = ['assets', 'out/main', 'out/preload', 'out/renderer'].flatMap((folder) =>
    readdirSync(join(clone, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && entry.name !== 'bundled.json')
      .map((entry) => join(entry.parentPath, entry.name).slice(clone.length)),
  )
  const asar = join(application, 'resources/app.asar')
  const held = listPackage(asar, { isPack: false }).filter((path) => /\.\w+$/.test(path))
  expect(held.sort()).toEqual([...built, '/package.json'].sort())
  expect(readdirSync(join(application, 'resources'))).toEqual(['app.asar'])
})

test('only the sandbox helper has a bit, only programs can be run, and nobody but root can write', async () => {
  const { output } = await run('dpkg-deb', ['--contents', deb], { minutes: 2 })
  const rows = output
    .trimEnd()
    .split('\n')
    .map((line) => line.split(/\s+/))
  expect(rows.filter(([, owner]) => owner !== 'root/root')).toEqual([])
  expect(rows.filter(([mode]) => /^.{5}w|^.{8}w/.test(mode))).toEqual([])
  expect(rows.filter(([mode]) => mode.includes('s')).map((row) => row[5])).toEqual([
    './usr/lib/tokenferry/chrome-sandbox',
  ])
  expect(
    rows
      .filter(([mode]) => mode.startsWith('-rwx'))
      .map((row) => row[5])
      .sort(),
  ).toEqual([
    './usr/bin/tokenferry',
    './usr/lib/tokenferry/chrome_crashpad_handler',
    './usr/lib/tokenferry/tokenferry',
  ])
})

test('the desktop hands backups to the launcher, behind --', () => {
  const share = (...path) => readFileSync(join(unpacked, 'usr/share', ...path), 'utf8')
  const entry = share('applications/tokenferry.desktop')
  expect(entry).toMatch(/^Exec=\/usr\/bin\/tokenferry -- %F$/m)
  const [, type] = /^MimeType=(.*);$/m.exec(entry)
  expect(share('metainfo/invalid.tokenferry.Tokenferry.metainfo.xml')).toContain(
    `<mediatype>${type}</mediatype>`,
  )
  expect(share('mime/packages/tokenferry.xml')).toContain(`<mime-type type="${type}">`)
})

test('the .rpm holds the same files, and gives the helper its bit', async () => {
  const { output } = await run('rpm', ['-qp', '--qf', '[%{FILEMODES:perms} %{FILENAMES}\n]', rpm])
  expect(output).toMatch(/^-rwsr-xr-x \/usr\/lib\/tokenferry\/chrome-sandbox$/m)
  const ofRpm = output
    .split('\n')
    .filter((line) => line.startsWith('-'))
    .map((line) => line.split(' ')[1])
  const onlyDebian = /changelog\.Debian\.gz$|\/lintian\//
  const ofDebian = readdirSync(join(unpacked, 'usr'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(unpacked.length))
    .filter((path) => !onlyDebian.test(path))
    .map((path) => path.replace('zsh/vendor-completions', 'zsh/site-functions'))
  expect(ofRpm.sort()).toEqual(ofDebian.sort())
})

test('the .tar.gz has a launcher, a README with the command for the helper, and the licenses', async () => {
  const { output } = await run('tar', ['-tzvf', archive], { minutes: 2 })
  for (const path of [
    'tokenferry',
    'README',
    'lib/tokenferry/LICENSES.chromium.html',
    'share/doc/tokenferry/third-party.txt',
  ])
    expect(output).toMatch(new RegExp(`-linux-x64/${path.replaceAll('.', '\\.')}$`, 'm'))
  expect(output).not.toMatch(/^-rws/m)
  const readme = (
    await run('sh', ['-c', `tar -xzOf "$1" --wildcards '*/README'`, 'sh', archive], { minutes: 1 })
  ).output
  expect(readme).toContain('chmod 4755 lib/tokenferry/chrome-sandbox')
})

test('the bill of materials and the licenses name what was bundled, what is compiled into it, and Electron', () => {
  const doc = join(unpacked, 'usr/share/doc/tokenferry')
  const names = json(join(doc, 'sbom.cdx.json')).components.map(({ name, group }) =>
    group ? `${group}/${name}` : name,
  )
  const built = ['main', 'renderer'].flatMap((section) =>
    json(join(clone, 'out', section, 'bundled.json')).map(({ name }) => name),
  )
  const compiled = ['libarchive', 'zlib', 'bzip2', 'liblzma', 'musl', 'emscripten', 'xz-embedded', 'walloc']
  expect(names.sort()).toEqual([...new Set(built), ...compiled, 'electron'].sort())
  expect(names).toEqual(expect.arrayContaining(['react', 'ssh2']))
  const licenses = readFileSync(join(doc, 'third-party.txt'), 'utf8')
  for (const name of [...built, ...compiled]) expect(licenses).toContain(`\n${name} `)
  expect(statSync(join(application, 'LICENSES.chromium.html')).size).toBeGreaterThan(1_000_000)
})

test.each(['sbom.cdx.json', 'third-party.txt'])('%s lies beside the packages as it is within', (name) => {
  const beside = readdirSync(first).filter((file) => file.endsWith(`.${name}`))
  expect(beside).toEqual([expect.stringMatching(/^tokenferry-.*-linux-x64\./)])
  expect(readFileSync(join(first, beside[0]))).toEqual(
    readFileSync(join(unpacked, 'usr/share/doc/tokenferry', name)),
  )
})

test('a package that is no release says so in its version, below that of the release', async () => {
  const { version } = json(join(clone, 'package.json'))
  const here = (await run('dpkg-deb', ['-f', deb, 'Version'])).output.trim()
  expect(here).toMatch(/~development\+[0-9a-f]{12}-1$/)
  expect((await run('dpkg', ['--compare-versions', here, 'lt', version])).code).toBe(0)
})

test('the program says the version that its package bears', async () => {
  const { output } = await run(join(unpacked, 'usr/bin/tokenferry'), ['--version'], { minutes: 1 })
  const ofDeb = (await run('dpkg-deb', ['-f', deb, 'Version'])).output.trim()
  const ofRpm = (await run('rpm', ['-qp', '--qf', '%{VERSION}', rpm])).output.trim()
  const said = output.trim().replace('-', '~')
  expect({ ofDeb, ofRpm }).toEqual({ ofDeb: `${said}-1`, ofRpm: said })
})

test('with another Electron than the official one, which its own file names, it is development', () => {
  const electron = readFileSync(join(application, 'version'), 'utf8').trim()
  const components = json(join(unpacked, 'usr/share/doc/tokenferry/sbom.cdx.json')).components
  expect(components.find(({ name }) => name === 'electron').version).toBe(electron)
  // No sum is entered, so what is in the package is whatever was set up on this machine.
  expect(readFileSync(join(clone, 'packaging/electron.sha256'), 'utf8')).not.toMatch(/^[0-9a-f]{64} /m)
  expect(basename(archive)).toMatch(/^tokenferry-\d+\.\d+\.\d+-development\+[0-9a-f]{12}-linux-x64\.tar\.gz$/)
})

test('nothing is published with a placeholder', async () => {
  const { code, output } = await run(process.execPath, ['scripts/package.mjs', '--release'], { minutes: 1 })
  expect(code).toBe(1)
  expect(output).toMatch(/This is no release:\n- The owner has not chosen a license/)
})
