import { temporaryFolder } from '../../temporary-folder'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { createBackupFile } from '../../../main/store/backup-file'
import { RunFolders } from '../../../main/store/run-folders'
import { rejectionOf, rightsOf } from './folder'

describe('a backup file', () => {
  test('stands under its name only once it is whole, with its size and its sum; for this user alone', async () => {
    const path = join(temporaryFolder(), 'new', 'fw.conf')
    const sink = await createBackupFile(path)
    const pieces = ['#config-version\n', 'größe\n', '\u0000\u00ff\n']
    for (const piece of pieces) await sink.write(Buffer.from(piece))
    expect(existsSync(path)).toBe(false)
    const stored = await sink.commit()
    const content = Buffer.from(pieces.join(''))
    expect(readFileSync(path).equals(content)).toBe(true)
    expect(stored).toEqual({
      path,
      bytes: content.length,
      sha256: createHash('sha256').update(content).digest('hex'),
    })
    expect(rightsOf(path, 0o077, 0)).toBe(0)
    expect(readdirSync(join(path, '..'))).toEqual(['fw.conf'])
  })

  test('that is discarded leaves nothing', async () => {
    const folder = temporaryFolder()
    const sink = await createBackupFile(join(folder, 'fw.conf'))
    await sink.write(Buffer.from('half'))
    await sink.discard()
    expect(readdirSync(folder)).toEqual([])
  })

  test.skipIf(process.platform === 'win32')('says when the disk is full, or where it can’t be', async () => {
    const folder = temporaryFolder()
    const path = join(folder, 'fw.conf')
    symlinkSync('/dev/full', `${path}.part`)
    const sink = await createBackupFile(path)
    const full = await rejectionOf(sink.write(Buffer.from('text')))
    expect(full.code).toBe('backup-unwritable')
    expect(full.message).toBe(`The disk is full: the backup can’t be saved to ${path}.`)
    await sink.discard()
    writeFileSync(join(folder, 'file'), '')
    const nowhere = await rejectionOf(createBackupFile(join(folder, 'file', 'fw.conf')))
    expect(nowhere.message).toContain(join(folder, 'file', 'fw.conf'))
  })
})

describe('the folders of runs', () => {
  test('say what keeps them from being written', () => {
    const folder = temporaryFolder()
    expect(new RunFolders(join(folder, 'new')).problem()).toBeNull()
    const file = join(folder, 'file')
    writeFileSync(file, '')
    expect(new RunFolders(file).problem()).toMatchObject({ code: 'data-folder-unwritable' })
    expect(new RunFolders(file).problem()?.message).toContain(file)
    expect(new RunFolders(file).list()).toEqual([])
    mkdirSync(join(folder, 'odd'))
    writeFileSync(join(folder, 'odd', 'runs'), '')
    expect(new RunFolders(join(folder, 'odd')).problem()).not.toBeNull()
    expect(new RunFolders(join(folder, 'odd')).list()).toEqual([])
  })

  test('name a backup after the device and the time, whatever the device calls itself', () => {
    const { backup, path } = new RunFolders('/data').folder('live', 'run-1')
    const now = new Date('2026-11-23T10:11:12.000Z')
    expect(backup('fw-1.example.com', now)).toBe(join(path, 'fw-1.example.com_2026-11-23_10-11-12Z.conf'))
    expect(backup('../../etc/passwd\n', now)).toBe(join(path, '.._.._etc_passwd__2026-11-23_10-11-12Z.conf'))
    expect(backup('x'.repeat(300), now).length).toBeLessThan(150)
    // `nul.branch…` is a device of Windows in any folder, and `nul` is not if something follows that is no dot.
    expect(backup('nul.branch', now)).toBe(join(path, 'nul_.branch_2026-11-23_10-11-12Z.conf'))
    expect(backup('Com1', now)).toBe(join(path, 'Com1__2026-11-23_10-11-12Z.conf'))
    expect(backup('console.nul', now)).toBe(join(path, 'console.nul_2026-11-23_10-11-12Z.conf'))
  })
})
