import { execFileSync } from 'node:child_process'
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, expect, test } from 'vitest'
import { PathPattern } from '../../../main/files/path-pattern'
import { walkFolder } from '../../../main/files/walk-folder'
import { temporaryFolder } from '../../temporary-folder'

let folder = ''
beforeEach(() => {
  folder = temporaryFolder()
})

test('a folder is all files below it, whatever their names, in the order of these', async () => {
  mkdirSync(join(folder, 'b/c'), { recursive: true })
  for (const name of ['b/c/192.0.2.1', 'b/fw.conf.old', 'a.png', '.profile', 'z'])
    writeFileSync(join(folder, name), '')
  const { files, passedOver } = await walkFolder(folder)
  expect(files.map(({ path }) => path.slice(folder.length + 1).replaceAll('\\', '/'))).toEqual([
    '.profile',
    'a.png',
    'b/c/192.0.2.1',
    'b/fw.conf.old',
    'z',
  ])
  expect(passedOver).toEqual([])
})

test.skipIf(process.platform === 'win32')('what is no file is passed over, and said why', async () => {
  mkdirSync(join(folder, '.git'))
  writeFileSync(join(folder, '.git/config'), '')
  writeFileSync(join(folder, 'fw.conf'), '')
  symlinkSync(join(folder, 'fw.conf'), join(folder, 'latest'))
  symlinkSync('nowhere', join(folder, 'dead'))
  symlinkSync(folder, join(folder, 'round'))
  execFileSync('mkfifo', [join(folder, 'pipe')])
  const { files, passedOver } = await walkFolder(folder)
  expect(files).toEqual([{ path: join(folder, 'fw.conf'), named: false }])
  expect(passedOver.map(({ path, reason }) => [path.slice(folder.length + 1), reason])).toEqual([
    ['.git', 'It is a hidden folder: name it to review its content.'],
    ['dead', 'It is a link, not a file.'],
    ['latest', 'It is a link, not a file.'],
    ['pipe', 'It is a pipe, not a file.'],
    ['round', 'It is a link, not a file.'],
  ])
  await expect(walkFolder(join(folder, 'none'))).rejects.toThrow('ENOENT')
})

test.runIf(process.platform === 'linux')(
  'what the kernel makes up is passed over, and said why',
  async () => {
    expect(await walkFolder('/proc')).toEqual({
      files: [],
      passedOver: [{ path: '/proc', reason: 'It is in proc, which contains no files on a disk.' }],
    })
  },
)

test.skipIf(process.platform === 'win32')(
  'a pattern keeps to the same rules, and says what of it is passed over',
  async () => {
    mkdirSync(join(folder, 'b/.git'), { recursive: true })
    for (const name of ['a.conf', 'a.txt', 'b/b.conf', 'b/.git/c.conf']) writeFileSync(join(folder, name), '')
    symlinkSync(folder, join(folder, 'b/round'))
    symlinkSync('a.conf', join(folder, 'link.conf'))
    execFileSync('mkfifo', [join(folder, 'pipe'), join(folder, 'pipe.conf')])
    const found = await walkFolder(folder, { sought: new PathPattern(['**', '*.conf']) })
    expect(found).toEqual({
      files: ['a.conf', 'b/b.conf'].map((name) => ({ path: join(folder, name), named: true })),
      passedOver: [
        {
          path: join(folder, 'b/.git'),
          reason: 'It is a hidden folder: name it to review its content.',
        },
        { path: join(folder, 'b/round'), reason: 'It is a link, not a file.' },
        { path: join(folder, 'link.conf'), reason: 'It is a link, not a file.' },
        { path: join(folder, 'pipe.conf'), reason: 'It is a pipe, not a file.' },
      ],
    })
    const hidden = await walkFolder(folder, { sought: new PathPattern(['b', '.git', '*']) })
    expect(hidden).toEqual({ files: [{ path: join(folder, 'b/.git/c.conf'), named: true }], passedOver: [] })
    const bound = await walkFolder(folder, { sought: new PathPattern(['**', '*.conf']), most: 7 })
    expect(bound.passedOver).toContainEqual({
      path: join(folder, 'b'),
      reason: 'There are more than 7 entries: this folder and everything after it were not reviewed.',
    })
  },
)

test('after so many entries nothing is looked at, and that is said once', async () => {
  for (const name of ['a', 'b', 'c', 'd']) {
    mkdirSync(join(folder, name))
    writeFileSync(join(folder, name, '1'), '')
  }
  expect(await walkFolder(folder, { most: 8 })).toMatchObject({ files: { length: 4 }, passedOver: [] })
  expect(await walkFolder(folder, { most: 6 })).toEqual({
    files: [
      { path: join(folder, 'a', '1'), named: false },
      { path: join(folder, 'b', '1'), named: false },
    ],
    passedOver: [
      {
        path: join(folder, 'c'),
        reason: 'There are more than 6 entries: this folder and everything after it were not reviewed.',
      },
    ],
  })
})

test('looking can be stopped', async () => {
  await expect(walkFolder(folder, { signal: AbortSignal.abort(new Error('enough')) })).rejects.toThrow(
    'enough',
  )
})
