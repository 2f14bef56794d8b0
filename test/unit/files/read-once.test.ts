import { createHash } from 'node:crypto'
import { statSync } from 'node:fs'
import { open, writeFile, type FileHandle } from 'node:fs/promises'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { expect, onTestFinished, test, vi } from 'vitest'
import { readBackup, readPart, skimBackup } from '../../../main/files/read-backup'
import { temporaryFolder } from '../../temporary-folder'

/** Has a file hold something else from the moment on that its last byte was read. */
async function replacedOnceRead(path: string, other: Uint8Array): Promise<void> {
  const probe = await open(path)
  const handles = Object.getPrototypeOf(probe) as Pick<FileHandle, 'read'>
  await probe.close()
  const read = Reflect.get(handles, 'read') as (...args: unknown[]) => Promise<{ readonly bytesRead: number }>
  const spy = vi.spyOn(handles, 'read').mockImplementation(async function (
    this: FileHandle,
    ...args: unknown[]
  ) {
    const result = await read.apply(this, args)
    if (result.bytesRead === 0) await writeFile(path, other)
    return result as never
  })
  onTestFinished(() => {
    spy.mockRestore()
  })
}

const one = 'config user local\nedit "one"\nnext\nend\n'
const other = one.replaceAll('one', 'two')
const cp1252 = (text: string) => Buffer.from(text.replace('"', '"\u00fc'), 'latin1')
const forms: readonly (readonly [string, (text: string) => Buffer])[] = [
  ['UTF-8', (text) => Buffer.from(text)],
  ['another encoding', cp1252],
  ['UTF-16', (text) => Buffer.from(`\ufeff${text}`, 'utf16le')],
  ['gzip', (text) => gzipSync(text)],
]

test.each(forms)(
  'the sum and the text are of the same bytes, whatever becomes of the file (%s)',
  async (_form, encode) => {
    const path = join(temporaryFolder(), 'fw.conf')
    const sum = createHash('sha256').update(encode(one)).digest('hex')
    for (const read of [
      async () => readBackup(path),
      async () => readPart(path, 0),
      async () => {
        const skimmed = await skimBackup(path, { within: [], apart: ['user local'] })
        return skimmed && { ...skimmed, text: skimmed.tables.map(({ text }) => text).join('') }
      },
    ]) {
      await writeFile(path, encode(one))
      await replacedOnceRead(path, encode(other))
      const result = await read()
      vi.restoreAllMocks()
      expect(statSync(path).size).toBe(encode(other).length)
      if (result === null) continue
      expect(result.sha256).toBe(sum)
      expect(result.text).not.toContain('two')
    }
  },
)
