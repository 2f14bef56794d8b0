import { createHash, randomBytes } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { beforeEach, describe, expect, test } from 'vitest'
import { decodeBackup, readBackup, readPart, skimBackup } from '../../../main/files/read-backup'
import { temporaryFolder } from '../../temporary-folder'

const plainText = 'config user local\nend\n'
let folder = ''

beforeEach(async () => {
  folder = temporaryFolder()
})

async function fileOf(content: Uint8Array | string): Promise<string> {
  const path = join(folder, 'backup.conf')
  await writeFile(path, content)
  return path
}

const skim = (path: string) => skimBackup(path, { within: [], apart: [] })
const sha256 = (content: Uint8Array | string) => createHash('sha256').update(content).digest('hex')

describe('a backup', () => {
  test('is read with its size and its hash', async () => {
    expect(await readBackup(await fileOf(plainText))).toEqual({
      text: plainText,
      encoding: 'utf-8',
      byteOrderMark: false,
      certain: true,
      bytes: plainText.length,
      sha256: sha256(plainText),
    })
  })

  test('is unpacked, and has the size and hash of the file on the disk', async () => {
    const packed = gzipSync(plainText)
    expect(await readBackup(await fileOf(packed))).toMatchObject({
      text: plainText,
      bytes: packed.length,
      sha256: sha256(packed),
    })
  })

  test('is skimmed, also if it is longer than a piece', async () => {
    const text = `config firewall policy\n${'edit 1\nset comments "é"\nnext\n'.repeat(60_000)}end\n${plainText}`
    const tables = { within: [], apart: ['user local'] }
    const skimmed = await skimBackup(await fileOf(text), tables)
    expect(skimmed).toMatchObject({ bytes: Buffer.byteLength(text), sha256: sha256(text) })
    expect(skimmed?.outline.replaceAll(/\n+/g, '\n')).toBe(`config firewall policy\nend\n${plainText}`)
    expect(skimmed?.tables).toEqual([{ path: 'user local', vdom: null, line: 180_003, text: plainText }])
    expect(await skimBackup(await fileOf('no configuration'), tables)).toBeNull()
  })

  test('is not skimmed to its end if something stands where it does not belong', async () => {
    const text = `${plainText}next\n${plainText.repeat(40_000)}`
    const path = await fileOf(text)
    expect(await skim(path)).toBeNull()
    expect(await readBackup(path)).toMatchObject({ bytes: text.length, sha256: sha256(text) })
  })

  test('is read in part with the hash of the whole', async () => {
    const path = await fileOf(plainText)
    expect(await readPart(path, 7, 11)).toEqual({
      text: 'user',
      bytes: plainText.length,
      sha256: sha256(plainText),
    })
    expect((await readPart(path, 18)).text).toBe('end\n')
  })

  test('that came from elsewhere is read like a file', async () => {
    const long = 'config user local\nend\n'.repeat(500)
    // PowerShell appends so to a file in UTF-8, without a mark.
    const appended = Buffer.concat([Buffer.from(long), Buffer.from(plainText, 'utf16le')])
    for (const content of [Buffer.from(plainText), appended]) {
      const { text } = decodeBackup(content)
      expect(text.endsWith(plainText)).toBe(true)
      expect(await readBackup(await fileOf(content))).toEqual(decodeBackup(content))
    }
  })

  test('that is not there, is a folder or is packed and broken says so', async () => {
    const broken = gzipSync(plainText).subarray(0, 25)
    for (const read of [readBackup, (path: string) => readPart(path, 0), skim]) {
      await expect(read(join(folder, 'none'))).rejects.toMatchObject({
        problem: { code: 'backup-unreadable' },
      })
      await expect(read(folder)).rejects.toMatchObject({ problem: { code: 'not-a-file' } })
    }
    await expect(readBackup(await fileOf(broken))).rejects.toMatchObject({
      problem: { code: 'backup-unreadable' },
    })
  })

  test('that is too large, or would be when unpacked, is not read', async () => {
    const largest = 1024 ** 2
    const bomb = gzipSync(Buffer.alloc(largest + 1))
    expect(bomb.length).toBeLessThan(largest / 100)
    await expect(readBackup(await fileOf(bomb), largest)).rejects.toMatchObject({
      problem: { code: 'backup-unreadable', hint: expect.stringContaining('200 times') as string },
    })
    const large = gzipSync(randomBytes(largest + 1))
    for (const content of [Buffer.alloc(largest + 1), large]) {
      await expect(readBackup(await fileOf(content), largest)).rejects.toMatchObject({
        problem: { code: 'backup-too-large', message: expect.stringContaining('more than 1 MiB') as string },
      })
    }
    expect(await readBackup(await fileOf(Buffer.alloc(largest)), largest)).toMatchObject({ bytes: largest })
  })
})
