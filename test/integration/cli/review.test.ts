import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import packageJson from '../../../package.json'
import { reviewReportSchema, type ReviewReport } from '../../../main/contract/review'
import { admin, configuration, holder, token } from '../../unit/review/configuration'
import { secretsOfTwoVdoms, twoVdoms } from '../../unit/review/two-vdoms'
import { CommandLine } from './command-line'

const serial = 'FTKMOB2100000001'
const clear = configuration({
  users: [holder('kim', serial)],
  tokens: [token(serial)],
  more: 'config system global\n    set hostname "clear-1"\nend\n',
})
const locked = configuration({
  admins: [holder('ada', serial, 'accprofile "super_admin"')],
  tokens: [token(serial)],
})
const encrypted = '#FGBK|3|FGT60F|7|4|2795|\n\u0001\u0002\u0003'

let cli: CommandLine

const put = async (name: string, content: string | Uint8Array) => {
  const path = join(cli.folder, name)
  await mkdir(dirname(path), { recursive: true })
  await writeFile(path, content)
  return name
}

const reportOf = (stdout: string): ReviewReport => reviewReportSchema.parse(JSON.parse(stdout))

beforeAll(async () => {
  cli = await CommandLine.build()
  await put('clear.conf', clear)
  await put('two-vdoms.conf', twoVdoms)
  await put('locked.conf', locked)
  await put('encrypted.conf', encrypted)
}, 60_000)

afterAll(() => cli.remove())

describe('the exit code', () => {
  test.each([
    ['clear.conf', 0],
    ['locked.conf', 1],
    ['encrypted.conf', 2],
    ['missing.conf', 2],
  ])('of %s is %i', async (name, code) => {
    expect(await cli.run(['review', name])).toMatchObject({ code })
  })

  test('is that of the worst file', async () => {
    expect(await cli.run(['review', 'clear.conf', 'locked.conf'])).toMatchObject({ code: 1, stderr: '' })
    expect(await cli.run(['review', 'locked.conf', 'encrypted.conf', 'clear.conf'])).toMatchObject({
      code: 2,
    })
  })

  test.each([
    [[]],
    [['reviw']],
    [['__proto__']],
    [['review']],
    [['review', '--jsn', 'clear.conf']],
    [['review', '--csv']],
    [['review', '--json', '--csv', 'x.csv', 'clear.conf']],
    [['review', 'no-such-*.conf']],
    [['review', '--html', 'no-such-folder/x.html', 'clear.conf']],
  ])('of the wrong call %j is 2, with one line on standard error', async (args) => {
    const { code, stdout, stderr } = await cli.run(args)
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toMatch(/^tokenferry: [^\n]+\n$/)
  })

  test('is 0 for help and version', async () => {
    expect(await cli.run(['--version'])).toEqual({ code: 0, stdout: `${packageJson.version}\n`, stderr: '' })
    expect(await cli.run(['--help'])).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('review') as unknown,
    })
    expect(await cli.run(['review', '--help'])).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('--json') as unknown,
    })
  })
})

describe('the input', () => {
  test('is a file, packed or not, or standard input', async () => {
    await put('packed.conf.gz', gzipSync(clear))
    const plain = reportOf((await cli.run(['review', '--json', 'clear.conf'])).stdout).files[0]
    const packed = reportOf((await cli.run(['review', '--json', 'packed.conf.gz'])).stdout).files[0]
    const input = reportOf((await cli.run(['review', '--json', '-'], clear)).stdout).files[0]
    expect(plain).toMatchObject({ path: 'clear.conf', bytes: clear.length, users: [{ name: 'kim' }] })
    expect(packed).toMatchObject({ users: [{ name: 'kim' }] })
    expect(input).toEqual({ ...plain, path: '-' })
    const packedInput = reportOf((await cli.run(['review', '--json', '-'], gzipSync(clear))).stdout).files[0]
    expect(packedInput).toEqual({ ...packed, path: '-' })
    const broken = await cli.run(['review', '--json', '-'], gzipSync(clear).subarray(0, 60))
    expect(broken).toMatchObject({ code: 2, stderr: expect.stringContaining('can’t be read') as string })
  })

  test('is a folder with all below it, or a pattern, each file once and in order', async () => {
    await put('fleet/b/two.conf', twoVdoms)
    await put('fleet/a.cfg', clear)
    await put('fleet/noted', clear)
    await put('fleet/README.md', '# Backups')
    await put('fleet/.hidden.conf', 'secret')
    const pathsOf = async (...args: string[]) =>
      reportOf((await cli.run(['review', '--json', ...args])).stdout).files.map(({ path }) =>
        path.replaceAll('\\', '/'),
      )
    expect(await pathsOf('fleet')).toEqual(['fleet/a.cfg', 'fleet/b/two.conf', 'fleet/noted'])
    expect(await pathsOf('fleet/**/*.c?n?', 'fleet/b/two.conf')).toEqual(['fleet/b/two.conf'])
    expect(await pathsOf('fleet/noted', 'fleet/*')).toEqual([
      'fleet/noted',
      'fleet/README.md',
      'fleet/a.cfg',
      'fleet/b/two.conf',
    ])
  })

  test('is a whole fleet, on all cores, in the order of the names', async () => {
    const names = Array.from({ length: 40 }, (_, index) => `many/fw-${String(index).padStart(3, '0')}.conf`)
    for (const name of names) await put(name, clear.replace('clear-1', name.slice(5, 11)))
    await put(names[7] ?? '', encrypted)
    const { code, stdout, stderr } = await cli.run(['review', '--json', 'many'])
    const { files } = reportOf(stdout)
    expect(code).toBe(2)
    expect(stderr.split('\n')).toHaveLength(2)
    expect(files.map(({ path }) => path.replaceAll('\\', '/'))).toEqual(names)
    expect(files.filter(({ error }) => error === null).map(({ device }) => device?.hostname)).toEqual(
      names.filter((_, index) => index !== 7).map((name) => name.slice(5, 11)),
    )
  })
})

describe('the output', () => {
  test('as JSON is the contract, and tells no secret', async () => {
    const { stdout } = await cli.run(['review', '--json', 'two-vdoms.conf'])
    const [file] = reportOf(stdout).files
    expect(file).toMatchObject({
      kind: 'configuration',
      device: { hostname: 'fw-lab' },
      vdoms: ['root', 'dmz'],
    })
    expect(file?.users).toHaveLength(7)
    for (const secret of secretsOfTwoVdoms) expect(stdout).not.toContain(secret)
  })

  test('as text says for one device who migrates and what stands in the way', async () => {
    const { stdout } = await cli.run(['review', 'two-vdoms.conf'])
    expect(stdout).toContain('fw-lab  (FGVM64, FortiOS 7.0.4 build 0301)  two-vdoms.conf')
    expect(stdout).toMatch(/EFTM000000000001 +root +paid +2 +2 +1 +2\n/)
    expect(stdout).toContain(
      '7 users with a second factor: 2 would migrate, 3 stay unchanged, 2 need attention.',
    )
    expect(stdout).toMatch(/ftm-mig1 +dmz +admin +FTKMOB2100000001 +EFTM000000000001 +migrates/)
    expect(stdout).toContain('WARNING token.pending: FTKMOB2100000002, in root, line')
    expect(stdout.split('\n').every((line) => line.length <= 100)).toBe(true)
  })

  test('as text is a table for a fleet, with what blocks where', async () => {
    const { stdout } = await cli.run([
      'review',
      'clear.conf',
      'two-vdoms.conf',
      'locked.conf',
      'encrypted.conf',
    ])
    expect(stdout).toMatch(/fw-lab +two-vdoms\.conf +7\.0\.4 +2 +6 +2 +3 +2 +0 +4/)
    expect(stdout).toMatch(/encrypted\.conf .*encrypted-backup/)
    expect(stdout).toContain('BLOCKER admin.lockout: EFTM000000000001, in root')
    expect(stdout).toContain('4 files (1 not fully read)')
    expect(stdout).toContain('2 files with something that blocks')
  })

  test('shows control characters of a name as text', async () => {
    const name = 'evil\u001b[2J\u202e'
    await put('evil.conf', configuration({ users: [holder(name, serial)], tokens: [token(serial)] }))
    const { stdout } = await cli.run(['review', 'evil.conf'])
    expect(stdout).toContain('evil<U+001B>[2J<U+202E>')
    expect(stdout).not.toContain('\u001b')
  })

  test('of many alike findings and users is cut, and says so', async () => {
    const serials = Array.from(
      { length: 30 },
      (_, index) => `FTKMOB22000000${String(index).padStart(2, '0')}`,
    )
    const users = serials.map(
      (each, index) => [`user-${index}`, 'two-factor fortitoken', `fortitoken "${each}"`] as const,
    )
    await put('alike.conf', configuration({ users, tokens: serials.map((each) => token(each)) }))
    const { stdout } = await cli.run(['review', 'alike.conf'])
    expect(stdout).toContain('… and 10 more users')
    expect(stdout).toContain('… and 27 more user.no-contact')
  })

  test('as CSV has a row for each user and each file without one, and no formulas', async () => {
    await put(
      'formula.conf',
      configuration({
        admins: [admin],
        users: [holder('=HYPERLINK("http://example.com")', serial, 'sms-phone "+441632960001"')],
        tokens: [token(serial)],
      }),
    )
    const { code, stdout } = await cli.run([
      'review',
      '--csv',
      'out.csv',
      'formula.conf',
      'two-vdoms.conf',
      'encrypted.conf',
    ])
    expect(code).toBe(2)
    expect(stdout).toContain('Saved to out.csv')
    const rows = (await readFile(join(cli.folder, 'out.csv'), 'utf8')).split('\r\n')
    expect(rows).toHaveLength(1 + 1 + 7 + 1 + 1)
    expect(rows[0]).toBe(
      '\ufefffile,error,device,version,user,vdom,table,type,two-factor,token,license,email,phone,outcome,findings,reason',
    )
    expect(rows[1]).toContain(`,"'=HYPERLINK(""http://example.com"")",root,local,`)
    expect(rows[1]).toContain(",'+441632960001,migrates,")
    expect(rows.find((row) => row.includes(',max,'))).toContain('attention,user.disabled token.locked')
    expect(rows.at(-2)).toMatch(/^encrypted\.conf,encrypted-backup,{14}The backup is encrypted/)
  })

  test('as HTML stands alone, and shows names as text', async () => {
    await put(
      'markup.conf',
      configuration({ users: [holder('<script>alert(1)</script>', serial)], tokens: [token(serial)] }),
    )
    expect(
      await cli.run(['review', '--html', 'out.html', 'markup.conf', 'two-vdoms.conf', 'encrypted.conf']),
    ).toMatchObject({ code: 2 })
    const page = await readFile(join(cli.folder, 'out.html'), 'utf8')
    expect(page).toContain('&lt;script&gt;alert(1)&lt;/script&gt;')
    expect(page).not.toMatch(/<script|<link|<img|src=|url\(|https?:/)
    expect(page).toContain('FTKMOB2200000001')
    for (const secret of secretsOfTwoVdoms) expect(page).not.toContain(secret)
  })
})
