/**
 * Starting other programs: every one has a time limit, and none outlives this process.
 */
import { spawn, spawnSync } from 'node:child_process'
import { constants } from 'node:os'

const windows = process.platform === 'win32'

/** Output that is kept is shown later, where nothing may be able to show its colours. */
const plain = process.stdout.isTTY ? {} : { NO_COLOR: '1' }

/** How to end each program that is running. */
const endings = new Set()

process.on('exit', () => endings.forEach((end) => end()))
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
  process.on(signal, () => process.exit(128 + constants.signals[signal]))

/**
 * Runs a program to its end.
 * @param {object} options `minutes`: the time limit (5); `show`: let it write to the terminal instead of keeping
 *   its output; `cwd`, `env` (added to ours), `shell` as for `spawn`
 * @returns {Promise<{ code: number, output: string, answer: string, timedOut: boolean }>} code -1 if it could not be
 *   started; `output` is all that it wrote, `answer` what of it went to standard output, without complaints and notices
 */
export const run = (command, args, { minutes = 5, show = false, cwd, env, shell } = {}) =>
  new Promise((resolve) => {
    // A process group of its own lets us end a program together with whatever it started. What is shown keeps our
    // group: the terminal's Ctrl+C has to reach it.
    const detached = !windows && !show
    const child = spawn(command, args, {
      cwd,
      shell,
      env: { ...process.env, ...plain, ...env },
      stdio: show ? 'inherit' : ['ignore', 'pipe', 'pipe'],
      detached,
    })
    const end = (signal = 'SIGTERM') => {
      if (child.pid === undefined) return
      try {
        if (windows) spawnSync('taskkill', ['/pid', String(child.pid), '/t', '/f'], { stdio: 'ignore' })
        else process.kill(detached ? -child.pid : child.pid, signal)
      } catch (error) {
        if (error.code !== 'ESRCH') throw error
      }
    }
    endings.add(end)

    let output = ''
    let answer = ''
    let timedOut = false
    for (const stream of [child.stdout, child.stderr])
      stream?.setEncoding('utf8').on('data', (text) => (output += text))
    child.stdout?.on('data', (text) => (answer += text))

    const limit = setTimeout(() => {
      timedOut = true
      end()
      setTimeout(() => end('SIGKILL'), 5_000).unref()
    }, minutes * 60_000)

    const finish = (code) => {
      clearTimeout(limit)
      endings.delete(end)
      if (timedOut) output += `\nStopped: not done after ${minutes} minutes.\n`
      resolve({ code, output, answer, timedOut })
    }
    child.on('error', (error) => {
      output += `${error.message}\n`
      finish(-1)
    })
    child.on('close', (code) => finish(code ?? -1))
  })

/** npm, the very one that runs us if there is one: no shell, no `npm.cmd`. */
export const npm = (args, options) => {
  const cli = process.env.npm_execpath
  return cli?.endsWith('.js')
    ? run(process.execPath, [cli, ...args], options)
    : run(windows ? 'npm.cmd' : 'npm', args, { ...options, shell: windows })
}
