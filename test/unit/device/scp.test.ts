import { Duplex } from 'node:stream'
import { describe, expect, test } from 'vitest'
import { ProblemError } from '../../../main/contract/result'
import { receiveFile } from '../../../main/device/scp'
import type { ClientChannel } from '../../../main/ssh/connection'
import { rejectionOf } from '../store/folder'

/** A channel that delivers these pieces and then ends. */
function channelOf(...pieces: readonly Buffer[]) {
  const written: string[] = []
  const stream = new Duplex({
    read() {},
    write(chunk: Buffer, _encoding, done) {
      written.push(chunk.toString('latin1'))
      done()
    },
  })
  for (const piece of pieces) stream.push(piece)
  stream.push(null)
  return { channel: stream as ClientChannel, written }
}

async function receive(...pieces: readonly (Buffer | string)[]) {
  const { channel, written } = channelOf(...pieces.map((piece) => Buffer.from(piece)))
  const parts: Buffer[] = []
  const bytes = await receiveFile(channel, (chunk) => {
    parts.push(Buffer.from(chunk))
    return Promise.resolve()
  })
  return { bytes, content: Buffer.concat(parts), written }
}

const refusal = (...pieces: readonly string[]) =>
  receive(...pieces).then(
    () => {
      throw new Error('It was not refused.')
    },
    (error: unknown) => {
      if (error instanceof ProblemError) return error.problem
      throw error
    },
  )

describe('a file over SCP', () => {
  const content = Buffer.from('#config-version=FGVM64\nset x "\u0000\u00ff"\n')
  const whole = Buffer.concat([
    Buffer.from(`C0644 ${content.length} sys_config\n`),
    content,
    Buffer.from([0]),
  ])

  test('comes byte for byte, however it is cut', async () => {
    for (const size of [1, 2, 3, 7, 30, whole.length]) {
      const pieces = Array.from({ length: Math.ceil(whole.length / size) }, (_, at) =>
        whole.subarray(at * size, (at + 1) * size),
      )
      const { bytes, content: got, written } = await receive(...pieces)
      expect(got.equals(content)).toBe(true)
      expect(bytes).toBe(content.length)
      expect(written).toEqual(['\0', '\0', '\0'])
    }
  })

  test('that is refused says so in the words of the device', async () => {
    expect(await refusal('\u0001scp: permission denied\n')).toMatchObject({
      code: 'scp-refused',
      detail: 'scp: permission denied',
    })
    expect((await refusal('')).code).toBe('scp-refused')
    expect((await refusal('D0755 0 folder\n')).code).toBe('scp-refused')
    expect((await refusal('x'.repeat(5000))).code).toBe('scp-refused')
  })

  test('that ends too early is no file', async () => {
    expect(await refusal('C0644 100 sys_config\n', 'only this')).toMatchObject({
      code: 'scp-refused',
      detail: 'It ended after 9 of 100 bytes.',
    })
  })

  test.each([128 * 1024 ** 2 + 1, 999_999_999_999])(
    'of %i bytes is no configuration: not one is taken',
    async (size) => {
      const { channel, written } = channelOf(Buffer.from(`C0644 ${size} sys_config\n`), Buffer.from('bytes'))
      const taken: Uint8Array[] = []
      const problem = await rejectionOf(
        receiveFile(channel, (chunk) => {
          taken.push(chunk)
          return Promise.resolve()
        }),
      )
      expect(problem).toMatchObject({ code: 'scp-refused', detail: `Its announced size is ${size} bytes.` })
      expect(taken).toEqual([])
      expect(written).toEqual(['\0'])
    },
  )

  test('that can’t be written is not taken for one that was refused', async () => {
    const full = new ProblemError({ code: 'backup-unwritable', message: 'The disk is full.', hint: '' })
    const { channel } = channelOf(whole)
    await expect(receiveFile(channel, () => Promise.reject(full))).rejects.toBe(full)
  })
})
