import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { beforeAll, describe, expect, test } from 'vitest'
import { readBeside } from '../../../main/application/recordings/read-beside'
import type { SoughtRecording } from '../../../main/application/recordings/take-recording'
import { userEntries } from '../../fixtures/user-table'
import { BuiltThread } from '../review/built-thread'

let built: BuiltThread
beforeAll(async () => {
  built = await BuiltThread.build()
  return () => built.remove()
})

const read = async (from: SoughtRecording['from']) => {
  const sought = { from, keepAt: join(built.folder, 'kept.txt') }
  return (await readBeside(new URL('recording-thread.js', built.address), sought)).recording
}

describe('a recording in the thread', () => {
  test('of 50 MB is read whole, in seconds', { timeout: 120_000 }, async () => {
    const output = ['config user local', ...userEntries(480_000), 'end'].join('\r\n')
    const path = join(built.folder, 'session.log')
    writeFileSync(path, `FGT # show user local | grep .\r\r\n${output}\r\n\r\nFGT # `)
    const began = performance.now()
    const { pieces, strays } = await read({ path })
    expect(performance.now() - began).toBeLessThan(60_000)
    expect(strays).toEqual([])
    expect(pieces.map(({ command, isWhole }) => [command, isWhole])).toEqual([
      ['show user local | grep .', true],
    ])
    expect(output.length).toBeGreaterThan(48_000_000)
    expect(pieces[0]?.output === output.replaceAll('\r', '')).toBe(true)
  })

  test('that was pasted is read as well', async () => {
    const { pieces } = await read({
      text: 'FGT # get system status\nVersion: 1\n\nFGT # ',
    })
    expect(pieces).toMatchObject([{ command: 'get system status', output: 'Version: 1', isWhole: true }])
  })

  test('of more than 200 MB is refused in words', async () => {
    const path = join(built.folder, 'endless.log')
    writeFileSync(path, Buffer.alloc(200_000_001, 0x20))
    await expect(read({ path })).rejects.toThrow(/more than 200 MB/)
  })

  test.each(['', 'process.exit()', 'throw new Error("it broke")'])(
    'of a thread that ends without an answer, %j, is not waited for',
    async (code) => {
      const path = join(built.folder, 'ends.js')
      writeFileSync(path, code)
      const sought = { from: { text: '' }, keepAt: join(built.folder, 'kept.txt') }
      await expect(readBeside(pathToFileURL(path), sought)).rejects.toThrow(/has ended|it broke/)
    },
  )
})
