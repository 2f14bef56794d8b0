import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readListFile } from '../../../main/files/read-list'
import { temporaryFolder } from '../../temporary-folder'

const folder = temporaryFolder()

async function read(bytes: Buffer) {
  const path = join(folder, 'list.csv')
  writeFileSync(path, bytes)
  return readListFile(path)
}

const text = 'name;host\r\nbranch-münchen;192.0.2.1\r\n'

test.each([
  ['UTF-8', Buffer.from(text)],
  ['UTF-8 with a mark', Buffer.from(`\ufeff${text}`)],
  ['Unicode Text', Buffer.from(`\ufeff${text}`, 'utf16le')],
  ['UTF-16 without a mark', Buffer.from(text, 'utf16le')],
])('a list in %s is read for certain', async (_, bytes) => {
  expect(await read(bytes)).toEqual({ text, doubt: null })
})

test('a list in an older encoding is read, and the doubt is said', async () => {
  const { text: found, doubt } = await read(Buffer.from(text, 'latin1'))
  expect(found).toBe(text)
  expect(doubt).toMatch(/^list\.csv doesn’t say how .* they were read as (?:ISO-8859-1|windows-1252)\./)
})

test('bytes that mean nothing are said', async () => {
  const { doubt } = await read(Buffer.concat([Buffer.from(`${text}ä ö ü `), Buffer.from([0xff])]))
  expect(doubt).toMatch(/^Some bytes in list\.csv are not valid utf-8/)
})

test('a workbook is named as one, and a text of that name is read', async () => {
  const packed = readFileSync(join(import.meta.dirname, '../../fixtures/archives/backups.zip'))
  const older = Buffer.concat([
    Buffer.from('d0cf11e0a1b11ae1', 'hex'),
    Buffer.alloc(512),
    Buffer.from('host'),
  ])
  for (const [name, bytes] of [
    ['list.xlsx', packed],
    ['list.ods', packed],
    ['list.xls', older],
  ] as const) {
    const path = join(folder, name)
    writeFileSync(path, bytes)
    await expect(readListFile(path)).rejects.toMatchObject({ problem: { code: 'list-is-workbook' } })
  }
  const path = join(folder, 'list.xls')
  writeFileSync(path, Buffer.from(`\ufeff${text}`, 'utf16le'))
  expect(await readListFile(path)).toEqual({ text, doubt: null })
})

test('a list that is too large is refused', async () => {
  await expect(read(Buffer.alloc(8_000_001, 'a'))).rejects.toThrow('too large for a list')
})
