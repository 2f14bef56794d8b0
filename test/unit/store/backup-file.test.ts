import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, expect, test, vi } from 'vitest'
import { createBackupFile } from '../../../main/store/backup-file'
import { temporaryFolder } from '../../temporary-folder'
import { rejectionOf } from './folder'

const disk = vi.hoisted(() => ({ free: 0 }))
vi.mock('node:fs/promises', async (original) => ({
  ...(await original<object>()),
  statfs: () => Promise.resolve({ bavail: disk.free, bsize: 1 }),
}))

const mebibyte = new Uint8Array(1024 ** 2)
beforeEach(() => {
  disk.free = 10 * mebibyte.length
})

test('a large backup does not take the last of the disk, and leaves nothing behind', async () => {
  const folder = temporaryFolder()
  const sink = await createBackupFile(join(folder, 'fw.conf'))
  for (let written = 0; written < 7; written += 1) await sink.write(mebibyte)
  const problem = await rejectionOf(sink.write(mebibyte))
  expect(problem.code).toBe('backup-unwritable')
  expect(problem.message).toContain('The disk is full')
  await sink.discard()
  expect(readdirSync(folder)).toEqual([])
})

test('a small one does, and so does a large one where there is room', async () => {
  const folder = temporaryFolder()
  const small = await createBackupFile(join(folder, 'small.conf'))
  await small.write(mebibyte)
  expect(await small.commit()).toMatchObject({ bytes: mebibyte.length })
  disk.free = 1000 * mebibyte.length
  const large = await createBackupFile(join(folder, 'large.conf'))
  for (let written = 0; written < 20; written += 1) await large.write(mebibyte)
  expect(await large.commit()).toMatchObject({ bytes: 20 * mebibyte.length })
})
