import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, test } from 'vitest'
import { tryToWrite, writeNamed } from '../../../main/files/write-named'
import { temporaryFolder } from '../../temporary-folder'

let folder = ''
const at = (name: string) => join(folder, name)
beforeEach(() => {
  folder = temporaryFolder()
})

/** A text that can't be written to its end. */
function* failing(): Generator<string> {
  yield 'new '.repeat(100_000)
  throw new Error('the disk is full')
}

test('a file is written, and nothing beside it', async () => {
  await tryToWrite(at('new'))
  expect(readdirSync(folder)).toEqual([])
  await writeNamed(at('new'), 'text', 0o600)
  await writeNamed(at('pieces'), ['one, ', 'two'])
  expect(readFileSync(at('new'), 'utf8')).toBe('text')
  expect(readFileSync(at('pieces'), 'utf8')).toBe('one, two')
  expect(readdirSync(folder).toSorted()).toEqual(['new', 'pieces'])
  if (process.platform !== 'win32') expect(statSync(at('new')).mode & 0o777).toBe(0o600)
})

test('an older file is there until the new one is', async () => {
  writeFileSync(at('old'), 'older')
  if (process.platform !== 'win32') chmodSync(at('old'), 0o640)
  await expect(writeNamed(at('old'), failing())).rejects.toThrow('the disk is full')
  await expect(writeNamed(at('new'), failing())).rejects.toThrow('the disk is full')
  expect(readFileSync(at('old'), 'utf8')).toBe('older')
  expect(readdirSync(folder)).toEqual(['old'])
  await tryToWrite(at('old'))
  expect(readFileSync(at('old'), 'utf8')).toBe('older')
  await writeNamed(at('old'), 'new', 0o600)
  expect(readFileSync(at('old'), 'utf8')).toBe('new')
  if (process.platform !== 'win32') expect(statSync(at('old')).mode & 0o777).toBe(0o640)
})

test('what can’t be written is named as it was', async () => {
  mkdirSync(at('folder'))
  writeFileSync(at('file'), 'mine')
  for (const write of [tryToWrite, (path: string) => writeNamed(path, 'text')]) {
    await expect(write(at('folder'))).rejects.toThrow('it is a folder')
    await expect(write(at('none/new'))).rejects.toThrow(at('none/new'))
    await expect(write(at('file/new'))).rejects.toThrow(/ENOTDIR|ENOENT/)
  }
  expect(readdirSync(folder).toSorted()).toEqual(['file', 'folder'])
})

describe.skipIf(process.platform === 'win32')('what is no file of its own', () => {
  test('a link still leads to the same place', async () => {
    mkdirSync(at('below'))
    writeFileSync(at('below/old'), 'older')
    symlinkSync('old', at('below/link'))
    symlinkSync('below/link', at('chain'))
    await expect(writeNamed(at('chain'), failing())).rejects.toThrow('the disk is full')
    expect(readFileSync(at('below/old'), 'utf8')).toBe('older')
    await writeNamed(at('chain'), 'new')
    expect(lstatSync(at('chain')).isSymbolicLink() && lstatSync(at('below/link')).isSymbolicLink()).toBe(true)
    expect(readFileSync(at('below/old'), 'utf8')).toBe('new')
    expect(readdirSync(at('below')).toSorted()).toEqual(['link', 'old'])
  })

  test('what a dead link names is made', async () => {
    mkdirSync(at('below'))
    symlinkSync('../new', at('below/link'))
    await tryToWrite(at('below/link'))
    expect(existsSync(at('new'))).toBe(false)
    await writeNamed(at('below/link'), 'text')
    expect(readFileSync(at('new'), 'utf8')).toBe('text')
    symlinkSync('circle', at('circle'))
    await expect(tryToWrite(at('circle'))).rejects.toThrow('ELOOP')
  })

  test('a pipe is written to, and one that nobody reads is said', async () => {
    execFileSync('mkfifo', [at('pipe')])
    await tryToWrite(at('pipe'))
    await expect(writeNamed(at('pipe'), 'text')).rejects.toThrow('nothing is reading this pipe')
    const reader = spawn('sh', ['-c', 'exec 3<>"$0"; echo ready; exec head -c 300000 <&3', at('pipe')])
    let read = ''
    await once(reader.stdout, 'data')
    reader.stdout.setEncoding('utf8').on('data', (piece: string) => (read += piece))
    const closed = once(reader, 'close')
    await writeNamed(at('pipe'), 'x'.repeat(300_000))
    await closed
    expect(read).toHaveLength(300_000)
    expect(lstatSync(at('pipe')).isFIFO()).toBe(true)
  })

  test.runIf(process.platform === 'linux')('a device is written to', async () => {
    await writeNamed('/dev/null', 'text')
    await tryToWrite('/dev/full')
    await expect(writeNamed('/dev/full', 'text')).rejects.toThrow('ENOSPC')
    symlinkSync('/dev/full', at('full'))
    await expect(writeNamed(at('full'), 'text')).rejects.toThrow('ENOSPC')
    expect(lstatSync(at('full')).isSymbolicLink()).toBe(true)
  })
})
