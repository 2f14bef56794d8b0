import { spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  chmodSync,
  constants,
  copyFileSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
} from 'node:fs'
import { realpathSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import asar from '@electron/asar'
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { namedFiles } from '../../../main/named-files'
import { samples, startSimulator } from '../../../main/simulator'
import { build, isBuilt } from '../../../scripts/build.mjs'
import { temporaryFolder } from '../../temporary-folder'

const root = resolve(import.meta.dirname, '../../..')
const isRoot = process.getuid?.() === 0
const sample = join(root, 'assets/samples/company.conf')

let folder
/** The launcher as it is installed, and as it stands in what the .tar.gz unpacks to. */
let installed, unpacked
let env

/** Electron with the built product in it, as a package holds it, but for app.asar. */
const putApplication = (lib) => {
  const runtime = realpathSync(join(root, 'node_modules/electron/dist'))
  mkdirSync(join(lib, 'resources'), { recursive: true })
  for (const name of readdirSync(runtime))
    if (!['electron', 'resources'].includes(name)) symlinkSync(join(runtime, name), join(lib, name))
  // A copy, since a program finds what belongs to it by the place of its own file.
  copyFileSync(join(runtime, 'electron'), join(lib, 'tokenferry'), constants.COPYFILE_FICLONE)
  chmodSync(join(lib, 'tokenferry'), 0o755)
  symlinkSync(root, join(lib, 'resources/app'))
}

const putLauncher = (file) => {
  mkdirSync(dirname(file), { recursive: true })
  copyFileSync(join(root, 'packaging/linux/tokenferry'), file)
  chmodSync(file, 0o755)
  return file
}

const start = (program, args, options = {}) =>
  spawn(program, args, { cwd: folder, timeout: 60_000, ...options, env: { ...env, ...options.env } })

/** Runs it to its end, with `input` on its standard input. */
const run = async (program, args, { input = '', ...options } = {}) => {
  const child = start(program, args, options)
  const said = { stdout: '', stderr: '' }
  for (const name of ['stdout', 'stderr'])
    child[name].setEncoding('utf8').on('data', (text) => (said[name] += text))
  child.stdin.on('error', () => undefined)
  child.stdin.end(input)
  const [code] = await once(child, 'close')
  return { code, ...said }
}
const tokenferry = (args, options) => run(installed, args, options)
const onNode = (args, options) => run(process.execPath, [join(root, 'out/main/cli.js'), ...args], options)

describe.runIf(process.platform === 'linux')('the program that is installed', () => {
  beforeAll(async () => {
    if (!isBuilt(root)) await build(root)
    folder = temporaryFolder()
    chmodSync(folder, 0o755) // for the ordinary user of a test
    putApplication(join(folder, 'usr/lib/tokenferry'))
    installed = putLauncher(join(folder, 'usr/bin/tokenferry'))
    unpacked = putLauncher(join(folder, 'unpacked/bin/tokenferry'))
    symlinkSync(join(folder, 'usr/lib'), join(folder, 'unpacked/bin/lib'))
    const home = join(folder, 'home')
    mkdirSync(home)
    // Neither a display nor anything of the person who tests.
    const { DISPLAY, WAYLAND_DISPLAY, XDG_CONFIG_HOME, ELECTRON_RUN_AS_NODE, ...others } = process.env
    env = { ...others, HOME: home, SSH_AUTH_SOCK: '', TOKENFERRY_LOCKS: join(folder, 'locks') }
    copyFileSync(sample, join(folder, 'company.conf'))
    mkdirSync(join(folder, 'many'))
    for (let n = 0; n < 20; n += 1) copyFileSync(sample, join(folder, 'many', `${n}.conf`))
  }, 60_000)

  test.each([
    [0, ['--version']],
    [0, ['--help']],
    [0, ['review', 'company.conf']],
    [0, ['review', 'company.conf', '--json']],
    [0, ['review', '-'], readFileSync(sample)],
    [1, ['review', '-'], readFileSync(sample, 'utf8').replace('FG200F-7.2.8', 'FG200F-6.4.8')],
    [2, ['review', 'missing.conf']],
    [2, ['no-command']],
    [2, ['review', '--remote-debugging-port=1']],
    [2, ['--remote-debugging-port=1']],
    [2, ['review', '--', '--cli']],
    [2, ['']],
    [2, ['backups', 'company.conf']],
  ])('ends with %i and prints what Node prints: %j', async (code, args, input = '') => {
    const here = await tokenferry(args, { input })
    expect(here.code).toBe(code)
    expect(here.stdout + here.stderr).not.toBe('')
    expect(here).toEqual(await onNode(args, { input }))
  })

  test('loads next to nothing to say which version it is', () => {
    const loaded = new Set([join(root, 'out/main/start.js'), join(root, 'out/main/cli.js')])
    for (const file of loaded)
      for (const [, name] of readFileSync(file, 'utf8').matchAll(/(?:from|import) ?["`'](\.[^"`']+)["`']/g))
        loaded.add(join(dirname(file), name))
    const size = [...loaded].reduce((sum, file) => sum + statSync(file).size, 0)
    expect(loaded.size).toBeGreaterThan(2)
    expect(size).toBeLessThan(5_000)
  })

  test('takes a switch of Chromium for an option that it does not know', async () => {
    expect(await tokenferry(['review', '--remote-debugging-port=1'])).toEqual({
      code: 2,
      stdout: '',
      stderr: "tokenferry: Unknown option '--remote-debugging-port'\n",
    })
  })

  test('reads what is named like an archive of Electron, on its threads as well', async () => {
    mkdirSync(join(folder, 'asar/backups.asar'), { recursive: true })
    copyFileSync(sample, join(folder, 'asar/fw.asar'))
    for (let n = 0; n < 8; n += 1) copyFileSync(sample, join(folder, 'asar/backups.asar', `${n}.conf`))
    await asar.createPackage(join(folder, 'many'), join(folder, 'asar/real.asar'))
    for (const args of [
      ['review', '--json', 'asar'],
      ['review', '--json', 'asar/fw.asar', 'asar/backups.asar/0.conf'],
      ['review', '--json', 'asar/real.asar'],
    ]) {
      const here = await tokenferry(args)
      expect(here).toEqual(await onNode(args))
      expect(JSON.parse(here.stdout).files.length).toBeGreaterThan(0)
    }
  }, 60_000)

  test('needs no HOME', async () => {
    const options = { env: { HOME: undefined } }
    const here = await tokenferry(['review', 'company.conf'], options)
    expect(here).toEqual(await onNode(['review', 'company.conf'], options))
    expect(here).toMatchObject({ code: 0, stderr: '' })
  })

  test('writes a large output whole, also to a program that reads it late', async () => {
    const late = `"$0" review many --json | { sleep 1; cat; }`
    const { stdout } = await run('sh', ['-c', late, installed])
    expect(stdout.length).toBeGreaterThan(100_000) // more than a pipe holds
    expect(stdout).toBe((await onNode(['review', 'many', '--json'])).stdout)
  })

  test('ends silently if nobody reads on', async () => {
    const piped = '{ "$0" review many --json; echo "$?" >&2; } | head -n 1'
    const { stdout, stderr } = await run('sh', ['-c', piped, installed])
    expect(stdout.trimEnd().split('\n')).toHaveLength(1)
    expect(stderr).toBe('0\n')
  })

  test('simulates until Ctrl-C, and ends with 0', async () => {
    const child = start(installed, ['simulate'], { stdio: ['ignore', 'pipe', 'pipe'] })
    onTestFinished(() => void child.kill('SIGKILL'))
    let stderr = ''
    child.stderr.on('data', (text) => (stderr += text))
    await once(createInterface(child.stdout), 'line')
    child.kill('SIGINT')
    expect(await once(child, 'close')).toEqual([0, null])
    expect(stderr).toBe('')
  })

  test('asks for a password on the terminal, and does not show it', async () => {
    const [{ file, serial }] = samples
    const configuration = readFileSync(join(root, 'assets', file), 'utf8')
    const password = 'not to be seen'
    const fortigate = await startSimulator({ configuration, serial, rehearsalPassword: password })
    onTestFinished(() => fortigate.close())
    const { port, hostKeyFingerprint } = fortigate
    writeFileSync(
      join(folder, 'devices.yml'),
      `- { host: 127.0.0.1, port: ${port}, user: admin, host_key: "${hostKeyFingerprint}" }\n`,
    )
    const call = `${installed} preflight devices.yml --ask-password`
    const child = start('script', ['-qec', call, '/dev/null'])
    let screen = ''
    child.stdout.setEncoding('utf8').on('data', (text) => {
      const asked = (words) => words.includes('FortiGates: ')
      if (!asked(screen) && asked(screen + text)) child.stdin.write(`${password}X\u007f\r`)
      screen += text
    })
    const [code] = await once(child, 'close')
    expect(screen).toContain('Password for the FortiGates: ')
    expect(screen).toContain('1 device: 1')
    expect(screen).not.toContain(password)
    expect(fortigate.connections).toBeGreaterThan(0)
    expect(code).toBeLessThan(2)
  })

  test('rehearses, and leaves evidence that holds', async () => {
    const { code, stdout, stderr } = await tokenferry(['rehearse', '--out', 'rehearsed'])
    expect(stderr).toBe('')
    expect(stdout).toContain('All 34 users came through')
    expect(code).toBe(0)
    expect((await onNode(['verify', 'rehearsed/evidence'])).code).toBe(0)
  }, 60_000)

  test('is found beside what was unpacked, and by way of a link, wherever that is', async () => {
    const link = join(folder, 'link')
    symlinkSync(unpacked, link)
    for (const program of [unpacked, link])
      expect(await run(program, ['--version'])).toMatchObject({ code: 0, stderr: '' })
  })

  test('is the command line for a name that is also the name of a file', async () => {
    writeFileSync(join(folder, 'simulate'), '')
    expect(await tokenferry(['simulate', '--help'])).toMatchObject({ code: 0, stderr: '' })
  })

  test.runIf(isRoot)('opens no window for root, and says so in one sentence', async () => {
    const { code, stdout, stderr } = await tokenferry([])
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toMatch(/^tokenferry: The window can’t be opened as root, [^\n]+\n$/)
  })

  describe('the window', () => {
    const nobody = isRoot ? { uid: 65534, gid: 65534 } : {}
    let launcher

    beforeAll(() => {
      launcher = putLauncher(join(folder, 'other/bin/tokenferry'))
      const program = join(folder, 'other/lib/tokenferry/tokenferry')
      mkdirSync(dirname(program), { recursive: true })
      writeFileSync(program, `#!/bin/sh\nprintf '%s\\n' "$@"\n`, { mode: 0o755 })
    })

    const isFile = (word) =>
      namedFiles({ argv: ['tokenferry', word], folder: '/', isPackaged: true }).paths.length > 0
    const handedOn = async (args) => (await run(launcher, args, nobody)).stdout.split('\n').slice(0, -1)

    test.each([
      [[], []],
      [['--'], []],
      [
        ['a.conf', '--json'],
        ['a.conf', '--json'],
      ],
      [
        ['--', 'review', '-x', '', "it's 100 % “a\\b”", '--inspect', '--', 'ü'],
        ['review', '-x', '', "it's 100 % “a\\b”", '--inspect', '--', 'ü'],
      ],
    ])('is opened for %j, which Electron is handed behind --, as they are', async (args, files) => {
      expect(await handedOn(args)).toEqual(['--', ...files])
    })

    test('is opened by the launcher for the words that the application takes for files, and no others', async () => {
      const words = ['review', 'backups', '-', '-x.conf', '--help', '.', '..', 'a.conf', '100%', 'a b', 'a/b']
      const more = [
        'C:\\a',
        'a\\b',
        'file:///a%20b',
        '*',
        '?',
        '[a]',
        'a;b',
        '$(a)',
        '$HOME',
        '-.',
        'ä.conf',
        '\n',
        'a\n.b',
      ]
      for (const word of [...words, ...more])
        expect((await handedOn([word]))[0] === '--', JSON.stringify(word)).toBe(isFile(word))
    })
  })
})
