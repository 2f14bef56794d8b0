import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { deflateRawSync, gzipSync } from 'node:zlib'
import { beforeAll, describe, expect, test } from 'vitest'
import { archiveBounds } from '../../../main/files/archive/allowance'
import { readBackup } from '../../../main/files/read-backup'
import { inputsOfBytes, inputsOfFile, type Input } from '../../../main/files/inputs'
import { temporaryFolder } from '../../temporary-folder'
import { gzipOf, tar, zip } from '../../fixtures/archives/pack'

const config = (hostname: string) => `config system global\n    set hostname "${hostname}"\nend\n`
const fixture = (name: string) => readFile(join('test/fixtures/archives', name))

async function inputsIn(bytes: Buffer, bounds = archiveBounds): Promise<readonly Input[]> {
  const found: Input[] = []
  for await (const input of inputsOfBytes(bytes, bounds)) found.push(input)
  return found
}

/** Each input in a line: its member, and what it holds or why it is not read. */
async function listed(bytes: Buffer, bounds = archiveBounds): Promise<readonly string[]> {
  return (await inputsIn(bytes, bounds)).map((input) => {
    const name = input.member ?? '(itself)'
    if ('isPlain' in input) return `${name}: plain`
    if ('unread' in input) return `${name}: ${input.unread}: ${input.reason}`
    return `${name}: ${/hostname "(.*)"/.exec(input.content.toString())?.[1] ?? input.content.toString().trim()}`
  })
}

describe('what a file holds', () => {
  test('is told from its content, whatever its name', async () => {
    expect(await listed(Buffer.from(config('a')))).toEqual(['(itself): plain'])
    expect(await listed(Buffer.from(''))).toEqual(['(itself): plain'])
  })

  test.each(['a.conf.bz2', 'a.conf.xz', 'a.conf.zst'])('%s is the file that was packed', async (name) => {
    expect(await listed(await fixture(name))).toEqual(['(itself): FW-a'])
  })

  test.each(['plain.7z', 'site.tar.bz2', 'site.tar.xz', 'site.tar.zst'])(
    '%s holds its files',
    async (name) => {
      expect((await listed(await fixture(name))).toSorted()).toEqual([
        'site/a.conf: FW-a',
        'site/b.conf: FW-b',
        'site/notes.txt: Ask Kim before you change anything.',
      ])
    },
  )

  test('a zip and a tar.gz hold their files', async () => {
    expect(await listed(await fixture('backups.zip'))).toEqual(['a.conf: FW-a', 'b.conf: FW-b'])
    expect(await listed(await fixture('backups.tgz'))).toEqual([
      'backups/a.conf: FW-a',
      'backups/b.conf: FW-b',
    ])
  })

  const part = (fields: string, body: string) => `--b\n${fields}\n\n${body}\n`
  const base64 = (bytes: string | Buffer) =>
    (
      Buffer.from(bytes)
        .toString('base64')
        .match(/.{1,76}/g) ?? []
    ).join('\n')
  const attached = (name: string, bytes: string | Buffer) =>
    part(
      `Content-Type: application/octet-stream; name="${name}"\nContent-Disposition: attachment; filename="${name}"\nContent-Transfer-Encoding: base64`,
      base64(bytes),
    )
  const mail = (...parts: readonly string[]) =>
    Buffer.from(
      `From: kim@example.com\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary="b"\n\n${parts.join('')}--b--\n`,
    )

  test('a mail holds its text and what is attached, packed or not', async () => {
    const found = mail(
      part('Content-Type: text/plain', 'See below.'),
      attached('a.conf', config('a')),
      attached('b.conf.gz', gzipSync(config('b'))),
      attached('c.zip', zip([{ name: 'c.conf', bytes: config('c') }])),
    )
    const files = ['text: See below.', 'a.conf: a', 'b.conf.gz: b', 'c.zip › c.conf: c']
    expect(await listed(found)).toEqual(files)
    expect(await listed(Buffer.from(found.toString().replaceAll('\n', '\r\n')))).toEqual(files)
  })

  test('a mail of which the header is missing, or that is quoted-printable, is read too', async () => {
    const fields = 'Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: quoted-printable'
    const printable = config('a').replaceAll('"', '=22').replace('hostname', 'host=\nname')
    expect(await listed(Buffer.from(`Subject: backup\n${fields}\n\n${printable}`))).toEqual(['text: a'])
    expect(await listed(Buffer.from(`${part(fields, printable)}--b--\n`))).toEqual(['text: a'])
  })

  test('a mail that is written as it is, and words that look like one, are plain', async () => {
    for (const text of [
      mail(part('Content-Type: text/plain', config('a'))).toString(),
      `Hello,\nContent-Transfer-Encoding: base64\n${config('a')}`,
    ])
      expect(await listed(Buffer.from(text))).toEqual(['(itself): plain'])
  })

  test('a gzip of several members holds several files, one of one member is that file', async () => {
    expect(await listed(await fixture('two-members.conf.gz'))).toEqual(['member 1: FW-1', 'member 2: FW-2'])
    expect(await listed(gzipOf([config('a')]))).toEqual(['(itself): a'])
    expect(await listed(Buffer.concat([gzipOf([config('a')]), Buffer.alloc(512)]))).toEqual(['(itself): a'])
  })

  test('the blocks of a blocked gzip are one file', async () => {
    const text = config('blocked')
    const block = (part: string) => {
      const member = gzipSync(part)
      const extra = Buffer.from([6, 0, 0x42, 0x43, 2, 0, 0, 0])
      const head = Buffer.from(member.subarray(0, 10))
      head[3] = 4
      return Buffer.concat([head, extra, member.subarray(10)])
    }
    expect(await listed(Buffer.concat([block(text.slice(0, 30)), block(text.slice(30))]))).toEqual([
      '(itself): blocked',
    ])
  })

  test('an archive in an archive is read, one in that is not', async () => {
    const inner = zip([{ name: 'a.conf', bytes: config('a') }])
    const twice = zip([{ name: 'inner.zip', bytes: inner }])
    expect(await listed(twice)).toEqual(['inner.zip › a.conf: a'])
    expect(await listed(zip([{ name: 'x.gz', bytes: gzipSync(config('x')) }]))).toEqual(['x.gz: x'])
    expect(await listed(zip([{ name: 'twice.zip', bytes: twice }]))).toEqual([
      expect.stringContaining('twice.zip › inner.zip: unreadable: It is an archive within an archive'),
    ])
  })
})

describe('a hostile or broken archive', () => {
  test('names what lies elsewhere, and opens none of it', async () => {
    const names = [
      '../../etc/passwd',
      '/etc/shadow',
      String.raw`C:\x.conf`,
      'a\u202e.conf',
      'Zürich.conf',
      'a.conf',
      'a.conf',
    ]
    const packed = zip(names.map((name, at) => ({ name, bytes: config(`fw-${at}`) })))
    expect(await listed(packed)).toEqual(names.map((name, at) => `${name}: fw-${at}`))
  })

  test('has links and devices, which are left out', async () => {
    const link = zip([{ name: 'link', bytes: '/etc/passwd', mode: 0o120777 }])
    expect(await listed(link)).toEqual([
      'link: left-out: It is a link in the archive, which is not followed.',
    ])
    const packed = await tar([
      { name: 'soft', type: 'symlink', linkname: '/etc/passwd' },
      { name: 'hard', type: 'link', linkname: '../x' },
      { name: 'null', type: 'character-device' },
      { name: 'pipe', type: 'fifo' },
      { name: 'folder/', type: 'directory' },
      { name: 'a.conf', body: config('a') },
    ])
    expect(await listed(packed)).toEqual([
      'soft: left-out: It is a link in the archive, which is not followed.',
      'hard: left-out: It is a link in the archive, which is not followed.',
      'null: left-out: It is a device or a pipe in the archive.',
      'pipe: left-out: It is a device or a pipe in the archive.',
      'a.conf: a',
    ])
  })

  test.each(['locked.7z', 'hidden.7z', 'locked.zip', 'aes.zip'])(
    '%s is encrypted, and says so',
    async (name) => {
      const lines = await listed(await fixture(name))
      expect(lines.length).toBeGreaterThan(0)
      for (const line of lines) expect(line).toMatch(/unreadable: .* encrypted.*with its password/)
    },
  )

  test.each([
    ['gzip', gzipSync(Buffer.alloc(20 * 1024 ** 2))],
    ['zip', zip([{ name: 'zeros', bytes: Buffer.alloc(20 * 1024 ** 2) }])],
    ['tar.gz', gzipSync(Buffer.concat([Buffer.alloc(0), Buffer.alloc(20 * 1024 ** 2)]))],
  ])('a bomb in %s is stopped, and says so', async (_, bomb) => {
    const lines = await listed(bomb)
    expect(lines).toEqual([expect.stringContaining('unpacks to more than 200 times its size')])
  })

  test('too many members are stopped, and those before are read', async () => {
    const few = { ...archiveBounds, members: 10 }
    const bodies = Array.from({ length: 12 }, (_, at) => ({ name: `${at}`, bytes: 'x', body: 'x' }))
    for (const packed of [zip(bodies), await tar(bodies), zip([{ name: 'in', bytes: await tar(bodies) }])]) {
      const lines = await listed(packed, few)
      expect(lines.at(-1)).toMatch(/itself.*more than 10 files/)
      expect(lines.filter((line) => line.endsWith(': x')).length).toBeGreaterThan(8)
    }
    expect(archiveBounds.members).toBe(10_000)
  })

  test.each(['RAR', 'lz4'])('of a kind that is not read (%s) is named', async (kind) => {
    const starts: Record<string, Buffer> = {
      RAR: Buffer.from('Rar!\u001a\u0007\u0000rest'),
      lz4: Buffer.from([4, 0x22, 0x4d, 0x18, 0, 0]),
    }
    expect(await listed(starts[kind] ?? Buffer.of())).toEqual([
      `(itself): unreadable: It is a ${kind} archive, which Tokenferry doesn’t read. Unpack it and review the result.`,
    ])
  })

  test('of which the sum is wrong is damaged', async () => {
    const packed = gzipSync(config('a'))
    packed[packed.length - 6] = (packed[packed.length - 6] ?? 0) ^ 1
    expect(await listed(packed)).toEqual([expect.stringContaining('damaged or truncated')])
  })

  test('that is deflated into the head of a zip alone is damaged', async () => {
    const lines = await listed(Buffer.concat([Buffer.from('PK\u0003\u0004'), deflateRawSync('x')]))
    expect(lines).toEqual([expect.stringContaining('damaged or truncated')])
  })
})

describe('a file from which one content is wanted', () => {
  let folder = ''
  beforeAll(() => {
    folder = temporaryFolder()
  })

  test('gives it if it is the only one', async () => {
    const path = join(folder, 'one.zip')
    await writeFile(path, zip([{ name: 'a.conf', bytes: config('a') }]))
    expect((await readBackup(path)).text).toBe(config('a'))
    await writeFile(path, config('plain'))
    expect((await readBackup(path)).text).toBe(config('plain'))
  })

  test('is refused if there are several, none, or none that can be read', async () => {
    const refused = async (bytes: Buffer, code: string) => {
      const path = join(folder, 'refused')
      await writeFile(path, bytes)
      await expect(readBackup(path)).rejects.toMatchObject({ problem: { code } })
    }
    await refused(await fixture('backups.zip'), 'backup-in-archive')
    await refused(zip([]), 'backup-unreadable')
    await refused(await fixture('aes.zip'), 'backup-unreadable')
  })

  test('is closed when nobody reads on', async () => {
    const path = join(folder, 'early.zip')
    await writeFile(path, await fixture('backups.zip'))
    for (let times = 0; times < 50; times += 1) {
      for await (const { member } of inputsOfFile(path)) {
        expect(member).toBe('a.conf')
        break
      }
    }
  })
})
