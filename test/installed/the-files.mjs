import {
  copyFileSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { fusesAsTheyMustBe, fusesOf } from '../package/fuses.mjs'
import { strangersIn } from './changes.mjs'
import { outcomeOf } from './outcome.mjs'
import { put } from './place.mjs'

const where =
  /^\/usr\/(?:bin\/tokenferry$|lib\/tokenferry\/|share\/(?:tokenferry\/|doc\/tokenferry\/|applications\/tokenferry\.desktop$|icons\/hicolor\/|man\/man1\/tokenferry\.1\.gz$|metainfo\/|mime\/packages\/tokenferry\.xml$|bash-completion\/completions\/tokenferry$|zsh\/vendor-completions\/_tokenferry$|fish\/vendor_completions\.d\/tokenferry\.fish$|lintian\/overrides\/tokenferry$))/

/**
 * @param {() => import('./place.mjs').Place} at
 * @param {() => { system: object, before: string[] }} of the system, and what was changed there before the installation
 */
export const theFiles = (at, of) =>
  describe('the files', () => {
    const asRoot = async (program, ...args) => outcomeOf(of().system.start('root', program, args))
    const asPerson = async (program, args, env) => outcomeOf(at().start(program, args, { env }))
    const said = async (program, ...args) => (await asPerson(program, args)).stdout.trim()
    const listed = async () =>
      (await said('dpkg', '-L', 'tokenferry')).split('\n').filter((path) => path !== '/.')
    const asar = () => at().file('/usr/lib/tokenferry/resources/app.asar')

    test('are root’s, for nobody else to write; three can be run, and one has its bit', async () => {
      const odd = (await listed()).flatMap((path) => {
        const { mode, uid, gid } = lstatSync(at().file(path))
        const usual = lstatSync(at().file(path)).isDirectory() ? 0o755 : 0o644
        const own = mode & 0o7777
        return own === usual && uid === 0 && gid === 0 ? [] : [`${own.toString(8)} ${uid}:${gid} ${path}`]
      })
      expect(odd.sort()).toEqual([
        '4755 0:0 /usr/lib/tokenferry/chrome-sandbox',
        '755 0:0 /usr/bin/tokenferry',
        '755 0:0 /usr/lib/tokenferry/chrome_crashpad_handler',
        '755 0:0 /usr/lib/tokenferry/tokenferry',
      ])
    })

    test('are where Debian expects them, and the installation made no other', async () => {
      const files = (await listed()).filter((path) => !lstatSync(at().file(path)).isDirectory())
      expect(files.filter((path) => !where.test(path))).toEqual([])
      const { system, before } = of()
      expect(strangersIn(system, before)).toEqual([])
    })

    test('are as they were packed: dpkg says so, and names the one that is not', async () => {
      expect(await asRoot('dpkg', '-V', 'tokenferry')).toEqual({ code: 0, stdout: '', stderr: '' })
      copyFileSync(asar(), `${asar()}.kept`)
      const content = readFileSync(asar())
      content[content.length - 1] ^= 1
      writeFileSync(asar(), content)
      const { stdout } = await asRoot('dpkg', '-V', 'tokenferry')
      renameSync(`${asar()}.kept`, asar())
      expect(stdout).toMatch(/^\?\?5\S*\s+\/usr\/lib\/tokenferry\/resources\/app\.asar\n$/)
    })

    test('hold an Electron with its fuses set, which is no Node and takes nobody’s code', async () => {
      expect(await fusesOf(at().file(at().application))).toEqual(fusesAsTheyMustBe)
      put(at(), 'intruder.cjs', `require('node:fs').writeFileSync('intruded', '')`)
      const env = { ELECTRON_RUN_AS_NODE: '1', NODE_OPTIONS: '--require ./intruder.cjs' }
      const args = ['--inspect=0', '--no-sandbox', '--no-zygote', '--log-level=3', '--cli', '--', '--version']
      const { code, stdout, stderr } = await asPerson(at().application, args, env)
      expect(stdout).toMatch(/^\d+\.\d+\.\d+\S*\n$/)
      expect({ code, stderr: stderr.match(/Debugger listening/) }).toEqual({ code: 0, stderr: null })
      expect(existsSync(at().file(join(at().home, 'intruded')))).toBe(false)
    })

    test('run from the archive alone: a folder in its place is not loaded', async () => {
      const folder = at().file('/usr/lib/tokenferry/resources/app')
      renameSync(asar(), `${asar()}.kept`)
      mkdirSync(folder)
      writeFileSync(join(folder, 'package.json'), '{ "main": "main.js" }')
      writeFileSync(join(folder, 'main.js'), `console.log('loaded'); process.exit(0)`)
      const { code, stdout } = await asPerson('tokenferry', ['--version'])
      rmSync(folder, { recursive: true })
      renameSync(`${asar()}.kept`, asar())
      expect(stdout).toBe('')
      expect(code).not.toBe(0)
    })

    test('are linked with libraries that the package asks for, also on a Debian that has none of them', async () => {
      const programs = `/usr/lib/tokenferry/tokenferry /usr/lib/tokenferry/*.so* | grep -o '=> /[^ ]*' | cut -c4-`
      const libraries = (await said('sh', '-c', `realpath $(ldd ${programs} | sort -u)`)).split('\n')
      // The folders of / are links into /usr, which not every package knows.
      const names = libraries.flatMap((path) => [path, path.replace(/^\/usr/, '')])
      const owners = (await said('dpkg', '-S', ...names)).match(/^[^:\s]+/gm)
      expect(owners).toContain('libnss3')

      const nothing = ['-o', 'Dir::State::status=/dev/null', '--no-install-recommends']
      const { stdout } = await asRoot('apt-get', '-s', ...nothing, 'install', '/tmp/newer.deb')
      const brought = new Set([...stdout.matchAll(/^Inst (\S+)/gm)].map(([, name]) => name))
      expect(brought).toContain('tokenferry')
      expect(owners.filter((name) => !brought.has(name))).toEqual([])
    })

    test('put it on the desktop: an entry whose program and icon are there', async () => {
      const entry = readFileSync(at().file('/usr/share/applications/tokenferry.desktop'), 'utf8')
      const [, program] = /^Exec=(\S+)/m.exec(entry)
      expect((await asPerson('test', ['-x', program])).code).toBe(0)
      const [, icon] = /^Icon=(\S+)$/m.exec(entry)
      const icons = at().file('/usr/share/icons/hicolor')
      const png = readFileSync(join(icons, '512x512/apps', `${icon}.png`))
      expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([512, 512])
      expect(readFileSync(join(icons, 'scalable/apps', `${icon}.svg`), 'utf8')).toContain('<svg')
    })

    test('let a backup be known by its content', async () => {
      put(at(), 'backup.conf', '#config-version=FGT60F-7.4.4-FW-build2662-240514:opmode=0\n')
      put(at(), 'other.conf', '[section]\n')
      const type = async (name) => said('gio', 'info', '-a', 'standard::content-type', name)
      expect(await type('backup.conf')).toContain('application/x-fortigate-backup')
      expect(await type('other.conf')).toContain('text/plain')
    })

    test('complete the command in bash, zsh and fish', async () => {
      const file = '/usr/share/bash-completion/completions/tokenferry'
      expect(await said('bash', '-c', `source ${file} && complete -p tokenferry`)).toContain('_tokenferry')
      expect(await said('zsh', '-fc', 'autoload -Uz compinit; compinit -D; print $_comps[tokenferry]')).toBe(
        '_tokenferry',
      )
      expect(await said('fish', '-c', `complete -C 'tokenferry re'`)).toMatch(/^rehearse\b[^]*^review\b/m)
    })

    test('have a manual page, which man finds', async () => {
      expect(await said('man', '-w', 'tokenferry')).toBe('/usr/share/man/man1/tokenferry.1.gz')
      expect(await said('man', '-P', 'cat', 'tokenferry')).toMatch(/^TOKENFERRY\(1\)/)
    })

    test('hold a profile for AppArmor, in force if the parser of the system takes it and not otherwise', async () => {
      const { code } = await asRoot('apparmor_parser', '-Q', '--skip-cache', '/usr/share/tokenferry/apparmor')
      expect(existsSync(at().file('/etc/apparmor.d/tokenferry'))).toBe(code === 0)
    })
  })
