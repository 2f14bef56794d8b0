import { existsSync, readFileSync } from 'node:fs'
import { connect } from 'node:net'
import { describe, expect, test } from 'vitest'
import { withOwnDisplay } from '../../../scripts/display.mjs'

const socketOf = (display) => `/tmp/.X11-unix/X${display.slice(1)}`

/** Opens an X11 connection with a cookie. @returns {Promise<boolean>} whether the server lets it in */
const isLetIn = (display, cookie) =>
  new Promise((resolve, reject) => {
    const name = Buffer.from('MIT-MAGIC-COOKIE-1')
    const hello = Buffer.alloc(12)
    hello.write('l', 'latin1') // little-endian, protocol 11.0
    hello.writeUInt16LE(11, 2)
    hello.writeUInt16LE(name.length, 6)
    hello.writeUInt16LE(cookie.length, 8)
    const socket = connect(socketOf(display), () =>
      socket.write(Buffer.concat([hello, name, Buffer.alloc(2), cookie])),
    )
    socket.once('data', (answer) => {
      socket.destroy()
      resolve(answer[0] === 1)
    })
    socket.on('error', reject)
  })

describe.runIf(process.platform === 'linux')('a display of our own', () => {
  test('is there for the work and gone after it', async () => {
    const display = await withOwnDisplay(async ({ DISPLAY }) => {
      expect(existsSync(socketOf(DISPLAY))).toBe(true)
      return DISPLAY
    })
    await expect.poll(() => existsSync(socketOf(display))).toBe(false)
  })

  test('is gone as well when the work fails', async () => {
    let display
    await expect(
      withOwnDisplay(async ({ DISPLAY }) => {
        display = DISPLAY
        throw new Error('failed')
      }),
    ).rejects.toThrow('failed')
    await expect.poll(() => existsSync(socketOf(display))).toBe(false)
  })

  test('lets in who holds its cookie, and nobody else', async () => {
    await withOwnDisplay(async ({ DISPLAY, XAUTHORITY }) => {
      const cookie = readFileSync(XAUTHORITY).subarray(-16)
      expect(await isLetIn(DISPLAY, cookie)).toBe(true)
      expect(await isLetIn(DISPLAY, Buffer.alloc(16))).toBe(false)
    })
  })
})
