/**
 * A display for windows if the machine has none.
 */
import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chownSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Stop } from './terminal.mjs'

/** Windows and macOS always have one. */
export const hasDisplay = () =>
  process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY)

/** An X authority file (Xau(3)) with one cookie, valid for whatever display number Xvfb picks. */
const authority = () => {
  const field = (bytes) => {
    const length = Buffer.alloc(2)
    length.writeUInt16BE(bytes.length)
    return Buffer.concat([length, bytes])
  }
  const anyFamily = Buffer.from([0xff, 0xff])
  const fields = [Buffer.alloc(0), Buffer.alloc(0), Buffer.from('MIT-MAGIC-COOKIE-1'), randomBytes(16)]
  return Buffer.concat([anyFamily, ...fields.map(field)])
}

/**
 * Starts an Xvfb of our own, which only who holds its cookie may draw on.
 * @param {{ owner?: { uid: number, gid: number } }} options who may read the cookie, if not this user
 * @returns {Promise<{ env: Record<string, string | undefined>, close: () => void }>}
 */
export const openDisplay = async ({ owner } = {}) => {
  const folder = mkdtempSync(join(tmpdir(), 'tokenferry-display-'))
  const cookie = join(folder, 'Xauthority')
  writeFileSync(cookie, authority(), { mode: 0o600 })
  if (owner) for (const path of [cookie, folder]) chownSync(path, owner.uid, owner.gid)

  const xvfb = spawn(
    'Xvfb',
    ['-displayfd', '3', '-screen', '0', '1440x900x24', '-nolisten', 'tcp', '-noreset', '-auth', cookie],
    { stdio: ['ignore', 'ignore', 'pipe', 'pipe'] },
  )
  const close = () => {
    xvfb.kill()
    rmSync(folder, { recursive: true, force: true })
  }
  process.once('exit', close)

  let complaints = ''
  xvfb.stderr.setEncoding('utf8').on('data', (text) => (complaints += text))
  const number = await new Promise((resolve, reject) => {
    const fail = () => reject(new Stop('Xvfb did not start (its own words are above).', complaints))
    const limit = setTimeout(fail, 20_000)
    let digits = ''
    xvfb.stdio[3].setEncoding('utf8').on('data', (text) => {
      digits += text
      if (!digits.endsWith('\n')) return
      clearTimeout(limit)
      resolve(digits.trim())
    })
    xvfb.on('error', fail)
    xvfb.on('exit', fail)
  })
  // Neither may keep this process from ending.
  xvfb.unref()
  xvfb.stderr.unref()
  xvfb.stdio[3].unref()
  return {
    // Electron would prefer a Wayland session that it finds.
    env: { DISPLAY: `:${number}`, XAUTHORITY: cookie, WAYLAND_DISPLAY: undefined, XDG_SESSION_TYPE: 'x11' },
    close: () => {
      process.off('exit', close)
      close()
    },
  }
}

/**
 * Does some work with a display of its own if there can be one (Linux), else with the one of the desktop.
 * @param {(env: Record<string, string | undefined>) => Promise<T>} work what to add to the environment of its windows
 * @template T
 * @returns {Promise<T>}
 */
export const withOwnDisplay = async (work, options) => {
  if (process.platform !== 'linux') return work({})
  const display = await openDisplay(options)
  try {
    return await work(display.env)
  } finally {
    display.close()
  }
}
