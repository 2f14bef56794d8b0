import { spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  chmodSync,
  copyFileSync,
  existsSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, onTestFinished, test } from 'vitest'
import { samples, startSimulator } from '../../../main/simulator'
import { CommandLine } from './command-line'

let tokenferry: CommandLine
beforeAll(async () => {
  tokenferry = await CommandLine.build()
})
afterAll(async () => {
  await tokenferry.remove()
})
const at = (name: string) => join(tokenferry.folder, name)
const temporary = () => mkdirSync(at('tmp'), { recursive: true }) ?? at('tmp')

/** A call, and what it does to its standard output. */
function start(args: readonly string[], stdout: 'pipe' | number = 'pipe') {
  const child = spawn(process.execPath, [tokenferry.program, ...args], {
    cwd: tokenferry.folder,
    timeout: 30_000,
    stdio: ['ignore', stdout, 'pipe'],
    env: { ...process.env, TMPDIR: temporary() },
  })
  let stderr = ''
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (stderr += text))
  const ended = once(child, 'close').then(([code]: (number | null)[]) => ({ code, stderr }))
  return { child, ended }
}

// Before Node 22, Windows removes no folder in which this process has a file open: that is said, and is no silence.
const isNodeOfOldRemoval = process.platform === 'win32' && Number.parseInt(process.versions.node, 10) < 22
const calls = [
  ['--help'],
  ...(isNodeOfOldRemoval ? [] : [['rehearse', '--out', 'closed']]),
  ['review', 'assets/samples'],
  ['review', 'assets/samples', '--json'],
  ...(process.platform === 'win32' ? [] : [['review', 'assets/samples', '--csv', '/dev/stdout']]),
  ['verify', '--before', 'assets/samples/company.conf', '--after', 'assets/samples/company.conf'],
  ['verify', '--before', 'assets/samples/company.conf', '--after', 'assets/samples/company.conf', '--json'],
  ['diagnostics'],
]

describe('a closed pipe', () => {
  test.each(calls)('ends %s silently with 0, and nothing is left', async (...args) => {
    const { child, ended } = start(args)
    child.stdout?.destroy()
    const { code, stderr } = await ended
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(readdirSync(temporary())).toEqual([])
    expect(existsSync(at('closed'))).toBe(false)
  })
})

test.runIf(process.platform === 'linux')(
  'a standard output that is full is one sentence, and 2',
  async () => {
    const { ended } = start(['review', 'assets/samples'], openSync('/dev/full', 'w'))
    const { code, stderr } = await ended
    expect(stderr).toMatch(/^tokenferry: standard output can’t be written: ENOSPC/)
    expect(stderr.trim().split('\n')).toHaveLength(1)
    expect(code).toBe(2)
  },
)

describe('the folder of a rehearsal', () => {
  test('that can’t be made is said before anything is done', async () => {
    writeFileSync(at('a-file'), 'mine')
    for (const out of ['a-file', 'a-file/below']) {
      const { code, stdout, stderr } = await tokenferry.run(['rehearse', '--out', out])
      expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
      expect(stderr).toMatch(new RegExp(`^tokenferry: Nothing can be written to ${out}: E`))
      expect(stderr.trim().split('\n')).toHaveLength(1)
    }
    expect(readFileSync(at('a-file'), 'utf8')).toBe('mine')
  })

  test('keeps what was there, but for what an earlier rehearsal wrote', async () => {
    mkdirSync(at('kept'))
    writeFileSync(at('kept/note.txt'), 'mine')
    mkdirSync(at('kept/evidence'))
    for (const name of ['journal.jsonl', 'evidence/report.html'])
      writeFileSync(at(join('kept', name)), 'older')
    expect((await tokenferry.run(['rehearse', '--out', 'kept'])).code).toBe(0)
    expect(readFileSync(at('kept/note.txt'), 'utf8')).toBe('mine')
    expect(readdirSync(at('kept')).filter((name) => name.startsWith('.'))).toEqual([])
    expect((await tokenferry.run(['verify', 'kept/evidence'])).code).toBe(0)
  }, 60_000)

  // No file of this process may grow beyond that many blocks, as on a disk that fills up meanwhile.
  test.runIf(process.platform !== 'win32').each([20, 60])(
    'that is full in the middle (%i blocks) ends it with one sentence, and 2, and holds what was done',
    async (blocks) => {
      const call = `ulimit -f ${blocks}; exec "$0" "$@"`
      const args = [process.execPath, tokenferry.program, 'rehearse', '--out', 'full']
      const child = spawn('sh', ['-c', call, ...args], { cwd: tokenferry.folder, timeout: 30_000 })
      let stderr = ''
      child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text))
      child.stdout.resume()
      const [code] = (await once(child, 'close')) as [number]
      expect(stderr).toMatch(/^tokenferry: Nothing can be recorded in full\/.*\n$/)
      expect(code).toBe(2)
      expect(readdirSync(at('full'))).toContain('journal.jsonl')
    },
  )

  test.runIf(process.platform !== 'win32').each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)(
    'is gone where %s interrupts it',
    async (signal) => {
      const { child, ended } = start(['rehearse', '--out', 'interrupted'])
      await once(child.stdout ?? child, 'data')
      expect(readdirSync(at('interrupted'))).toHaveLength(1)
      child.kill(signal)
      expect((await ended).stderr).toBe('')
      expect(existsSync(at('interrupted'))).toBe(false)
      expect(readdirSync(temporary())).toEqual([])
    },
  )
})

/** Someone who can write to `old.csv` in a folder, and to nothing else in it. */
function closedFolder(name: string) {
  const person = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {}
  mkdirSync(at(name))
  for (const [file, mode] of [
    ['old.csv', 0o666],
    ['read-only.csv', 0o444],
  ] as const) {
    writeFileSync(at(join(name, file)), 'older')
    chmodSync(at(join(name, file)), mode)
  }
  chmodSync(at(name), 0o555)
  chmodSync(tokenferry.folder, 0o755)
  const home = join(tokenferry.folder, 'home')
  mkdirSync(home, { recursive: true })
  chmodSync(home, 0o777)
  return { ...person, env: { ...process.env, HOME: home, XDG_CONFIG_HOME: home } }
}

describe.runIf(process.platform !== 'win32')('in a folder in which nothing can be made', () => {
  test('what can’t be written is said before the work, and what can be is written', async () => {
    const person = closedFolder('closed-folder')
    const run = async (...args: readonly string[]) => {
      const child = spawn(process.execPath, [tokenferry.program, ...args], {
        cwd: tokenferry.folder,
        timeout: 30_000,
        ...person,
      })
      let [stdout, stderr] = ['', '']
      child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text))
      child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text))
      const [code] = (await once(child, 'close')) as [number]
      return { code, stdout, stderr }
    }
    for (const [path, ...call] of [
      ['closed-folder/new.csv', 'review', 'assets/samples', '--csv'],
      ['closed-folder/read-only.csv', 'review', 'assets/samples', '--html'],
      ['closed-folder/new.txt', 'diagnostics', '--out'],
      ['closed-folder/rehearsal', 'rehearse', '--out'],
    ] as const) {
      const { code, stdout, stderr } = await run(...call, path)
      expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
      expect(stderr).toMatch(
        /^tokenferry: (?:The file|Nothing can be written to) closed-folder\/.*EACCES.*\n$/,
      )
    }
    const { code, stdout } = await run('review', 'assets/samples', '--csv', 'closed-folder/old.csv')
    expect(code).toBe(0)
    expect(stdout).toContain('Saved to closed-folder/old.csv')
    expect(readFileSync(at('closed-folder/old.csv'), 'utf8')).toContain('ftm-mig1')
    expect(readFileSync(at('closed-folder/read-only.csv'), 'utf8')).toBe('older')
  })
})

test.runIf(process.platform === 'linux')(
  'a file that is standard output itself holds what was there, the report, and what is said of it',
  async () => {
    writeFileSync(at('all.txt'), 'before\n')
    const { ended } = start(
      ['review', 'assets/samples', '--csv', '/dev/stdout'],
      openSync(at('all.txt'), 'a'),
    )
    expect(await ended).toEqual({ code: 0, stderr: '' })
    expect(readFileSync(at('all.txt'), 'utf8')).toMatch(/^before\n\ufefffile,[^]*Saved to \/dev\/stdout\.\n$/)
  },
)

describe('"-" as the file to be written', () => {
  /** What reads a file, by its name. All other options that take a file or a folder write it. */
  const reading = new Set(['--before', '--after', '--cloud', '--key'])

  test(
    'is refused by every command that writes one, and no file is called so',
    { timeout: 90_000 },
    async () => {
      const { stdout: list } = await tokenferry.run(['--help'])
      const names = [...list.matchAll(/^ {2}(\w+) {2,}/gm)].map(([, name = '']) => name)
      const writing: string[] = []
      for (const name of names) {
        const { stdout: help } = await tokenferry.run([name, '--help'])
        const options = new Set(
          [...help.matchAll(/(--[a-z-]+)(?: |\[?=)(?:FILE|FOLDER)/g)].map(([, option = '']) => option),
        )
        for (const option of options) {
          if (reading.has(option)) continue
          writing.push(`${name} ${option}`)
          const input = name === 'diagnostics' ? [] : ['assets/samples/company.conf']
          // `--json -` is standard input as JSON, to every command.
          const forms = option === '--json' ? [[`${option}=-`]] : [[`${option}=-`], [option, '-']]
          for (const form of forms) {
            const { code, stdout, stderr } = await tokenferry.run([name, ...input, ...form])
            expect({ code, stdout }, `${name} ${form.join(' ')}`).toEqual({ code: 2, stdout: '' })
            expect(stderr).toMatch(/^tokenferry: "-" is standard input and can’t be written to: .+\n$/)
          }
        }
      }
      expect(writing).toEqual([
        ...['review --csv', 'review --html', 'plan --html', 'plan --json', 'plan --csv', 'rehearse --out'],
        ...['preflight --csv', 'preflight --html', 'diagnostics --out'],
      ])
      expect(existsSync(at('-'))).toBe(false)
    },
  )

  test('is what standard input says after --json, as JSON on standard output', async () => {
    const config = readFileSync(at('assets/samples/company.conf'))
    for (const name of ['review', 'plan']) {
      const { stdout } = await tokenferry.run([name, '--json', '-'], config)
      expect(JSON.parse(stdout)).toHaveProperty('version')
    }
    expect(existsSync(at('-'))).toBe(false)
  })
})

describe('a file that can’t be written', () => {
  test.each(['--csv', '--html'])(
    'is said by preflight before a device is connected to (%s)',
    async (form) => {
      const [sample] = samples
      if (!sample) throw new Error('There is no sample.')
      const configuration = readFileSync(at(join('assets', sample.file)), 'utf8')
      const fortigate = await startSimulator({ configuration, serial: sample.serial })
      onTestFinished(() => fortigate.close())
      writeFileSync(at('devices.yml'), `- { host: 127.0.0.1, port: ${fortigate.port}, user: admin }\n`)
      for (const path of ['nowhere/out', 'assets']) {
        const { code, stdout, stderr } = await tokenferry.run(
          ['preflight', 'devices.yml', '--password-stdin', form, path],
          'secret\n',
        )
        expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
        expect(stderr).toMatch(
          new RegExp(`^tokenferry: The file ${path} can’t be written: (?:ENOENT|it is a folder)`),
        )
      }
      expect(fortigate.connections).toBe(0)
    },
  )

  // No file of this process may grow beyond one block, as on a disk that is full.
  describe.runIf(process.platform !== 'win32')('to its end', () => {
    async function fullDisk(args: readonly string[], input = '', person = {}) {
      const call = [process.execPath, tokenferry.program, ...args]
      const child = spawn('sh', ['-c', 'ulimit -f 1; exec "$0" "$@"', ...call], {
        cwd: tokenferry.folder,
        timeout: 30_000,
        ...person,
      })
      let [stdout, stderr] = ['', '']
      child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text))
      child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text))
      child.stdin.end(input)
      const [code] = (await once(child, 'close')) as [number]
      return { code, stdout, stderr }
    }

    test.each(['--csv', '--html'])(
      'is not left in part, and what it would say is printed (%s)',
      async (form) => {
        const { code, stdout, stderr } = await fullDisk(['review', 'assets/samples', form, 'part'])
        expect(stderr).toMatch(/^tokenferry: The file part can’t be written: EFBIG: .*\n$/)
        expect(stdout).toContain('2 files: ')
        expect(code).toBe(2)
        expect(existsSync(at('part'))).toBe(false)
      },
    )

    test('leaves an older one as it was, and nothing beside it', async () => {
      mkdirSync(at('reports'))
      writeFileSync(at('reports/old.csv'), 'older')
      const { code, stderr } = await fullDisk(['review', 'assets/samples', '--csv', 'reports/old.csv'])
      expect(stderr).toMatch(/^tokenferry: The file reports\/old\.csv can’t be written: EFBIG: .*\n$/)
      expect(code).toBe(2)
      expect(readFileSync(at('reports/old.csv'), 'utf8')).toBe('older')
      expect(readdirSync(at('reports'))).toEqual(['old.csv'])
    })

    test('leaves an older one as it was in a folder in which nothing can be made', async () => {
      const { env, ...person } = closedFolder('closed-full')
      const call = ['review', 'assets/samples', '--csv', 'closed-full/old.csv']
      const { code, stderr } = await fullDisk(call, '', { ...person, env })
      expect(stderr).toMatch(/^tokenferry: The file closed-full\/old\.csv can’t be written: EFBIG: .*\n$/)
      expect(code).toBe(2)
      expect(readFileSync(at('closed-full/old.csv'), 'utf8')).toBe('older')
    })

    test.each([
      ['--csv', 'name,host,'],
      ['--html', '<!doctype html>'],
    ])('is not left in part by preflight either (%s)', async (form, words) => {
      const [sample] = samples
      if (!sample) throw new Error('There is no sample.')
      const configuration = readFileSync(at(join('assets', sample.file)), 'utf8')
      const { serial } = sample
      const entries: string[] = []
      for (const name of ['fw-1', 'fw-2', 'fw-3', 'fw-4']) {
        const fortigate = await startSimulator({ configuration, serial, rehearsalPassword: 'secret' })
        onTestFinished(() => fortigate.close())
        const { port, hostKeyFingerprint } = fortigate
        entries.push(
          `- { name: ${name}, host: 127.0.0.1, port: ${port}, user: admin, host_key: ${hostKeyFingerprint} }\n`,
        )
      }
      writeFileSync(at('fleet.yml'), entries.join(''))
      const call = ['preflight', 'fleet.yml', '--password-stdin', '--accept-banners', form, 'part']
      const { code, stdout, stderr } = await fullDisk(call, 'secret\n')
      expect(stderr).toMatch(/^tokenferry: The file part can’t be written: EFBIG: .*\n$/)
      expect(stdout).toContain(words)
      expect(stdout).toContain('fw-4')
      expect(code).toBe(2)
      expect(existsSync(at('part'))).toBe(false)
    })

    test('is not left in part by diagnostics', async () => {
      const { code, stderr } = await fullDisk(['diagnostics', '--out', 'part'])
      expect(stderr).toMatch(/^tokenferry: The file part can’t be written: EFBIG: .*\n$/)
      expect(code).toBe(2)
      expect(existsSync(at('part'))).toBe(false)
    })
  })

  describe('lies in the data folder', () => {
    const data = () => at('own/Tokenferry')

    beforeEach(() => {
      mkdirSync(join(data(), 'runs'), { recursive: true })
      writeFileSync(join(data(), 'settings.json'), '{}')
    })

    async function refused(...call: string[]) {
      const own = { XDG_CONFIG_HOME: at('own'), APPDATA: at('own') }
      const { code, stdout, stderr } = await tokenferry.run(call, '', own)
      expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
      expect(stderr).toMatch(/^tokenferry: \S+ is in Tokenferry’s data folder\. Choose another location\.\n$/)
      expect(readFileSync(join(data(), 'settings.json'), 'utf8')).toBe('{}')
      expect(readdirSync(join(data(), 'runs'))).toEqual([])
      expect(readdirSync(data()).toSorted()).toEqual(['runs', 'settings.json'])
    }

    test.each([
      ['diagnostics', '--out', 'own/Tokenferry/settings.json'],
      ['review', 'assets', '--csv', 'own/Tokenferry/runs/new.csv'],
      ['rehearse', '--out', 'own/Tokenferry/new/deep'],
    ])('%s %s %s', refused)

    // Windows makes no link without rights of its own.
    test.skipIf(process.platform === 'win32')('by a link', async () => {
      symlinkSync(join(data(), 'settings.json'), at('link.json'))
      await refused('diagnostics', '--out', 'link.json')
    })
  })

  test('is one that is to be read', async () => {
    copyFileSync(at('assets/samples/company.conf'), at('mine.conf'))
    writeFileSync(at('mine.yml'), '- { host: 192.0.2.1, user: admin }\n')
    linkSync(at('mine.conf'), at('same.conf'))
    const before = readFileSync(at('mine.conf'))
    for (const [call, path] of [
      [['review', 'assets', 'mine.conf', '--csv'], './mine.conf'],
      [['review', 'mine.conf', '--html'], 'same.conf'],
      [['preflight', 'mine.yml', '--csv'], 'mine.yml'],
    ] as const) {
      const { code, stdout, stderr } = await tokenferry.run([...call, path])
      expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
      expect(stderr).toBe(`tokenferry: ${path} is an input file. Name another file for the result.\n`)
    }
    expect(readFileSync(at('mine.conf'))).toEqual(before)
    expect(readFileSync(at('mine.yml'), 'utf8')).toContain('192.0.2.1')
    writeFileSync(at('mine.key'), 'a private key')
    writeFileSync(at('keys.yml'), '- { host: 192.0.2.1, user: admin, key_file: mine.key }\n')
    for (const call of [
      ['preflight', 'keys.yml', '--csv', 'mine.key'],
      ['preflight', 'mine.yml', '--key', 'mine.key', '--html', './mine.key'],
    ]) {
      const { code, stdout, stderr } = await tokenferry.run(call)
      expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
      expect(stderr).toContain('mine.key is an input file. Name another file for the result.')
      expect(readFileSync(at('mine.key'), 'utf8')).toBe('a private key')
    }
    mkdirSync(at('some'))
    copyFileSync(at('mine.conf'), at('some/fw'))
    const { code, stdout, stderr } = await tokenferry.run(['review', 'some', '--html', 'some/fw'])
    expect(code).toBe(2)
    expect(stdout).toContain('CORP-FW-01')
    expect(stderr).toContain('some/fw is an input file.')
    expect(readFileSync(at('some/fw'))).toEqual(before)
    // A report that lies in the folder that is reviewed is written again.
    for (let times = 0; times < 2; times += 1) {
      const call = ['review', 'assets/samples', '--csv', 'assets/samples/report.csv']
      expect((await tokenferry.run(call)).code).toBe(0)
    }
    rmSync(at('assets/samples/report.csv'))
  }, 60_000)

  test('is not left behind empty, nor emptied, where the call is wrong otherwise', async () => {
    writeFileSync(at('old.csv'), 'mine')
    for (const path of ['old.csv', 'new.csv']) {
      expect((await tokenferry.run(['preflight', 'missing.yml', '--csv', path])).code).toBe(2)
    }
    expect(readFileSync(at('old.csv'), 'utf8')).toBe('mine')
    expect(existsSync(at('new.csv'))).toBe(false)
  })
})
