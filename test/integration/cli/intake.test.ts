import { execFileSync } from 'node:child_process'
import { cp, mkdir, readFile, symlink, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { reviewReportSchema, type ReviewReport } from '../../../main/contract/review'
import { configuration } from '../../unit/review/configuration'
import { zip } from '../../fixtures/archives/pack'
import { CommandLine } from './command-line'

const named = (hostname: string) =>
  configuration({ more: `config system global\n    set hostname "${hostname}"\nend\n` })
const field = resolve('test/fixtures/field/named-by-address')
const archives = resolve('test/fixtures/archives')

let cli: CommandLine
beforeAll(async () => {
  cli = await CommandLine.build()
}, 60_000)
afterAll(() => cli.remove())

async function folderOf(name: string, files: Readonly<Record<string, string | Uint8Array>>): Promise<string> {
  await mkdir(join(cli.folder, name))
  for (const [file, content] of Object.entries(files)) await writeFile(join(cli.folder, name, file), content)
  return name
}

async function review(...args: string[]): Promise<ReviewReport & { readonly code: number | null }> {
  const { code, stdout } = await cli.run(['review', '--json', ...args])
  return { code, ...reviewReportSchema.parse(JSON.parse(stdout)) }
}

const hosts = ({ files }: ReviewReport) => files.map(({ device }) => device?.hostname ?? '')

describe('a folder', () => {
  test('is reviewed by content: hosts, addresses, dates and numbers as names', async () => {
    const report = await review(field)
    expect(hosts(report)).toHaveLength(6)
    expect(hosts(report)).toContain('192.0.2.1')
    expect((await cli.run(['review', field])).stderr).toBe('')
    expect(report).toMatchObject({ code: 0, passedOver: [] })
  })

  test('passes over nothing silently, and that changes no exit code', async () => {
    const folder = await folderOf('mixed', {
      'fw.old': named('fw-old'),
      'notes.txt': 'Ask Kim before you change anything.\n',
      'photo.png': Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 0, 1, 2, 3]),
      empty: '',
      'cut.zip': zip([{ name: 'a.conf', bytes: named('a') }]).subarray(0, 60),
    })
    await cp(join(archives, 'locked.7z'), join(cli.folder, folder, 'locked.7z'))
    await symlink('fw.old', join(cli.folder, folder, 'latest'))
    const report = await review(folder)
    expect(hosts(report)).toEqual(['fw-old'])
    expect(report.code).toBe(0)
    expect(report.passedOver.map(({ path }) => path.slice(folder.length + 1).replaceAll('\\', '/'))).toEqual([
      'latest',
      'cut.zip',
      'empty',
      'locked.7z › site/a.conf',
      'notes.txt',
      'photo.png',
    ])
    for (const { reason } of report.passedOver) expect(reason).toMatch(/^[A-Z].+\.$/)
    const text = (await cli.run(['review', folder])).stdout
    expect(text).not.toContain('Nothing blocks')
    for (const { path } of report.passedOver) expect(text).toContain(path)
    expect(await cli.run(['review', '--html', 'mixed.html', folder])).toMatchObject({ code: 0 })
    expect(await cli.run(['review', '--csv', 'mixed.csv', folder])).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('6 passed over') as string,
    })
    for (const form of ['html', 'csv']) {
      const written = await readFile(join(cli.folder, `mixed.${form}`), 'utf8')
      for (const { path } of report.passedOver) expect(written).toContain(path)
    }
  })

  test('has what reads like a configuration and can’t be reviewed as 2', async () => {
    const folder = await folderOf('locked', {
      'a.conf': named('a'),
      b: '#FGBK|3|FGT60F|7|4|2795|\n\u0001\u0002',
    })
    expect(await review(folder)).toMatchObject({ code: 2, passedOver: [] })
  })

  test('without a configuration is 2, and still says what it holds', async () => {
    const folder = await folderOf('other', { 'notes.txt': 'milk\n' })
    const { code, stdout, stderr } = await cli.run(['review', folder])
    expect({ code, stderr }).toEqual({
      code: 2,
      stderr: `tokenferry: No configuration was found in "${folder}".\n`,
    })
    expect(stdout).toContain('notes.txt')
  })
})

describe.runIf(process.platform === 'linux')('what is no folder of a disk', () => {
  test.each(['/proc', '/proc/**', '/proc/*/fd/*', '/sys', '/sys/**'])(
    '%s is passed over in one sentence',
    async (path) => {
      const { code, stdout, stderr } = await cli.run(['review', path])
      expect(stdout).toMatch(/^ {4}It is in (?:proc|sysfs), which contains no files on a disk\.$/m)
      expect(stdout).toContain('0 files, 1 passed over')
      expect({ code, stderr }).toEqual({
        code: 2,
        stderr: `tokenferry: No configuration was found in "${path}".\n`,
      })
    },
  )

  test.each(['/dev', '/dev/**', '/dev/*', '/dev/**/*'])('no device is opened for %s', async (path) => {
    const report = await review(path)
    // Other programs may keep files of their own in memory there.
    expect(report.files.filter(({ path: file }) => !file.startsWith('/dev/shm/'))).toEqual([])
    expect(report.passedOver).toContainEqual({ path: '/dev/null', reason: 'It is a device, not a file.' })
  })
})

describe('an archive', () => {
  test.each(['backups.zip', 'backups.tgz', 'plain.7z', 'site.tar.bz2', 'site.tar.xz', 'site.tar.zst'])(
    '%s is its configurations, each for itself',
    async (name) => {
      const report = await review(join(archives, name))
      expect(hosts(report).toSorted()).toEqual(['FW-a', 'FW-b'])
      expect(report.files.map(({ member }) => member?.split('/').at(-1)).toSorted()).toEqual([
        'a.conf',
        'b.conf',
      ])
      expect(report.code).toBe(0)
    },
  )

  test('of gzip with two members is two files; on standard input it is the same', async () => {
    const path = join(archives, 'two-members.conf.gz')
    expect(hosts(await review(path))).toEqual(['FW-1', 'FW-2'])
    const { stdout } = await cli.run(['review', '--json', '-'], await readFile(path))
    expect(hosts(reviewReportSchema.parse(JSON.parse(stdout)))).toEqual(['FW-1', 'FW-2'])
  })

  test('that was named and can’t be read, or not wholly, is 2', async () => {
    for (const name of ['locked.7z', 'hidden.7z', 'locked.zip', 'aes.zip']) {
      const { code, stderr } = await cli.run(['review', join(archives, name)])
      expect(code).toBe(2)
      expect(stderr).toMatch(/encrypted.*with its password/)
    }
    await writeFile(join(cli.folder, 'bomb.gz'), gzipSync(Buffer.alloc(50 * 1024 ** 2)))
    expect(await cli.run(['review', 'bomb.gz'])).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('more than 200 times its size') as string,
    })
    await writeFile(join(cli.folder, 'notes.zip'), zip([{ name: 'notes.txt', bytes: 'milk' }]))
    expect(await review('notes.zip')).toMatchObject({
      code: 2,
      files: [{ error: { code: 'not-fortios' } }],
      passedOver: [{ path: 'notes.zip › notes.txt' }],
    })
  })

  test('writes nothing where its names lead', async () => {
    const packed = zip([
      { name: '../escaped.conf', bytes: named('escaped') },
      { name: join(cli.folder, 'absolute.conf'), bytes: named('absolute') },
    ])
    await writeFile(join(cli.folder, 'hostile.zip'), packed)
    expect(hosts(await review('hostile.zip'))).toEqual(['escaped', 'absolute'])
    for (const path of [join(cli.folder, '../escaped.conf'), join(cli.folder, 'absolute.conf')])
      await expect(readFile(path)).rejects.toThrow('ENOENT')
  })
})

describe.skipIf(process.platform === 'win32')('a pipe that nobody writes to', () => {
  test('costs no command more than a sentence', async () => {
    execFileSync('mkfifo', [join(cli.folder, 'pipe')])
    await writeFile(join(cli.folder, 'ok.conf'), named('ok'))
    const began = performance.now()
    const { code, stdout, stderr } = await cli.run(['review', 'ok.conf', 'pipe'])
    expect({ code, stderr }).toEqual({
      code: 2,
      stderr: 'tokenferry: pipe: pipe is a pipe, not a file. Pass its content on standard input, as "-".\n',
    })
    expect(stdout).toContain('ok.conf')
    for (const args of [
      ['verify', '--before', 'pipe', '--after', 'ok.conf'],
      ['verify', '--before', 'ok.conf', '--after', 'ok.conf', '--cloud', 'pipe'],
      ['verify', 'assets', '--key', 'pipe'],
      ['rehearse', 'pipe'],
      ['simulate', 'pipe'],
      ['preflight', 'pipe'],
    ]) {
      const ended = await cli.run(args)
      expect(ended).toMatchObject({ code: 2, stdout: '' })
      expect(ended.stderr).toMatch(/^tokenferry: [^\n]+\n$/)
    }
    for (const args of [
      ['review', 'ok.conf', '--csv', 'pipe'],
      ['diagnostics', '--out', 'pipe'],
    ]) {
      const ended = await cli.run(args)
      expect(ended).toMatchObject({ code: 2 })
      expect(ended.stderr).toBe('tokenferry: The file pipe can’t be written: nothing is reading this pipe\n')
    }
    expect(performance.now() - began).toBeLessThan(20_000)
  })
})

describe('standard input', () => {
  test('is bounded before it is read: a password is its first line', async () => {
    await writeFile(join(cli.folder, 'devices.csv'), 'host,user\n192.0.2.1,admin\n')
    const ended = await cli.run(['preflight', 'devices.csv', '--password-stdin'], 'x'.repeat(1_000_000))
    expect(ended).toMatchObject({ code: 2 })
    expect(ended.stderr).toContain('contains more than 4 KiB')
  })
})
