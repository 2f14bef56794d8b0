import { execFileSync } from 'node:child_process'
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { beforeEach, describe, expect, test } from 'vitest'
import { endInTime, hangs, inTime } from '../../../main/files/in-time'
import { openFile, readWithin } from '../../../main/files/open-file'
import { readFirstLine, readStream } from '../../../main/files/read-stream'
import { temporaryFolder } from '../../temporary-folder'

let folder = ''
beforeEach(() => {
  folder = temporaryFolder()
})

describe('what a person named', () => {
  test('is read if it is a file, and within its bound', async () => {
    const path = join(folder, 'key')
    writeFileSync(path, 'x'.repeat(200_000))
    expect((await readWithin(path, 200_000)).toString()).toBe('x'.repeat(200_000))
    await expect(readWithin(path, 199_999)).rejects.toMatchObject({ problem: { code: 'file-too-large' } })
  })

  test.runIf(process.platform === 'linux')(
    'under a name that is not UTF-8 is said to have such a name',
    async () => {
      writeFileSync(
        Buffer.concat([Buffer.from(join(folder, 'm')), Buffer.from([0xfc]), Buffer.from('.conf')]),
        'x',
      )
      const [name = ''] = readdirSync(folder)
      await expect(openFile(join(folder, name))).rejects.toMatchObject({
        problem: { code: 'backup-unreadable', hint: expect.stringContaining('not UTF-8') as unknown },
      })
      await expect(openFile(join(folder, 'gone'))).rejects.toMatchObject({
        problem: { hint: expect.stringContaining('Check that it is there') as unknown },
      })
    },
  )

  test.skipIf(process.platform === 'win32')(
    'is refused at once if it is a pipe, a folder, a socket or a device',
    async () => {
      execFileSync('mkfifo', [join(folder, 'pipe')])
      mkdirSync(join(folder, 'folder'))
      const server = createServer().listen(join(folder, 'socket'))
      const began = performance.now()
      for (const [path, what] of [
        [join(folder, 'pipe'), 'a pipe'],
        [join(folder, 'folder'), 'a folder'],
        [join(folder, 'socket'), 'a socket'],
        ['/dev/zero', 'a device'],
      ] as const) {
        await expect(openFile(path)).rejects.toMatchObject({
          problem: { code: 'not-a-file', message: `${path} is ${what}, not a file.` },
        })
      }
      expect(performance.now() - began).toBeLessThan(2000)
      server.close()
    },
  )

  test('says why it can’t be opened', async () => {
    await expect(openFile(join(folder, 'none'))).rejects.toMatchObject({
      problem: { code: 'backup-unreadable', detail: expect.stringContaining('ENOENT') as string },
    })
  })
})

describe('a file system that gives no answer', () => {
  const never = () => new Promise<never>(() => undefined)
  const noAnswer = { problem: { code: 'file-silent' } }

  test('costs the time once for a path, twice for a folder, and no more', async () => {
    const ask = (name: string) => inTime(join('/gone', name), never, 30)
    const began = performance.now()
    for (const name of ['a', 'a', 'b', 'c', 'd']) await expect(ask(name)).rejects.toMatchObject(noAnswer)
    expect(performance.now() - began).toBeLessThan(1000)
    expect(hangs()).toBe(true)
    expect(await inTime('/there/a', () => Promise.resolve(1), 30)).toBe(1)
  })

  test('is believed again once it answers, however late', async () => {
    let answer = (_: number) => {}
    const late = new Promise<number>((resolve) => (answer = resolve))
    await expect(inTime('/late/a', () => late, 20)).rejects.toMatchObject(noAnswer)
    answer(1)
    await late
    await new Promise((resolve) => setImmediate(resolve))
    expect(await inTime('/late/a', () => Promise.resolve(2), 20)).toBe(2)
  })

  test('may refuse, which is an answer', async () => {
    await expect(inTime('/no/a', () => Promise.reject(new Error('no')), 20)).rejects.toThrow('no')
  })
})

test('a thread that does not end is not waited for, and keeps the process', async () => {
  await endInTime(Promise.resolve(), 1000)
  let end = () => {}
  const began = performance.now()
  await endInTime(new Promise<void>((resolve) => (end = resolve)), 20)
  expect(performance.now() - began).toBeLessThan(1000)
  expect(hangs()).toBe(true)
  end()
})

describe('standard input', () => {
  const endless = () => Readable.from((function* () { for (;;) yield Buffer.alloc(65_536, 'x') })()) // prettier-ignore

  test('is read to its end, and no further than its bound', async () => {
    expect((await readStream(Readable.from([Buffer.from('ab'), Buffer.from('c')]), 'It', 3)).toString()).toBe(
      'abc',
    )
    await expect(readStream(endless(), 'It', 1_000_000)).rejects.toMatchObject({
      problem: { code: 'file-too-large', message: 'It contains more than 976 KiB.' },
    })
  })

  test('gives its first line, however much follows', async () => {
    const lines = (...pieces: string[]) => Readable.from(pieces.map((piece) => Buffer.from(piece)))
    expect(await readFirstLine(lines('sec', 'ret\r', '\nmore'), 'It', 100)).toBe('secret')
    expect(await readFirstLine(lines('no end'), 'It', 100)).toBe('no end')
    expect(await readFirstLine(lines(), 'It', 100)).toBe('')
    await expect(readFirstLine(endless(), 'It', 4096)).rejects.toMatchObject({
      problem: { code: 'file-too-large' },
    })
  })
})
