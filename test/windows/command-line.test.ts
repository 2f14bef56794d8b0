import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, test } from 'vitest'
import { Desk, sample } from './desk'

let folder: string
let at: Desk['at']
let put: Desk['put']
let tokenferry: Desk['tokenferry']
beforeEach(() => {
  const desk = new Desk()
  ;({ folder, at, put, tokenferry } = desk)
})

async function reviewed(...args: readonly string[]): Promise<readonly string[]> {
  const { stdout } = await tokenferry('review', '--json', ...args)
  return (JSON.parse(stdout) as { files: { path: string }[] }).files.map(({ path }) => path)
}

describe('a pattern, which no shell of Windows expands', () => {
  test('names a drive, the folder that a drive is at, a long path; and letters are small or large', async () => {
    put('FW.CONF')
    mkdirSync(at('below'))
    put('below\\b.conf')
    const drive = folder.slice(0, 2)
    expect(await reviewed('below\\b.conf', 'below/*.conf', './below/b.conf')).toHaveLength(1)
    expect(await reviewed('*.conf')).toEqual(['FW.CONF'])
    expect(await reviewed(`${folder}\\*.conf`)).toEqual([at('FW.CONF')])
    expect(await reviewed(`${folder}/**/*.conf`)).toEqual([at('FW.CONF'), at('below', 'b.conf')])
    expect(await reviewed(`${drive}*.conf`)).toEqual([`${drive}FW.CONF`])
    expect(await reviewed(`\\\\?\\${folder}\\*.conf`)).toEqual([`\\\\?\\${at('FW.CONF')}`])
  })

  test('that nothing matches, or on a share that is not there, is the call that is wrong', async () => {
    for (const pattern of [`${folder}\\*.conf`, '\\\\no-such-server\\share\\*.conf', 'Q:*.conf']) {
      const { code, stderr } = await tokenferry('review', pattern)
      expect({ code, stderr }).toEqual({ code: 2, stderr: `tokenferry: No file matches ${pattern}.\n` })
    }
  })
})

describe('a name', () => {
  test.each(['con', 'nul', 'aux.conf', 'COM1', 'lpt1.txt', 'no-such.', 'a:b:c', 'a|b', 'Q:\\fw.conf'])(
    'that is no file is said in a sentence, with 2: %s',
    async (name) => {
      for (const path of [name, at(name)]) {
        const { code, stderr } = await tokenferry('review', path)
        expect(code).toBe(2)
        expect(stderr).toMatch(/^tokenferry: .*(?:can’t be read|not a file)/)
        expect(stderr.trim().split('\n')).toHaveLength(1)
      }
    },
  )

  test('of more than 260 characters is read, and written to', async () => {
    const deep = at(...Array.from({ length: 8 }, (_, level) => `${level}`.repeat(40)))
    mkdirSync(deep, { recursive: true })
    const file = join(deep, 'fw.conf')
    writeFileSync(file, sample)
    expect(file.length).toBeGreaterThan(340)
    expect(await reviewed(file)).toEqual([file])
    expect((await tokenferry('review', file, '--csv', join(deep, 'out.csv'))).code).toBe(0)
    expect(readFileSync(join(deep, 'out.csv'), 'utf8')).toContain('EFTM000000110425')
  })

  test.each(['nul.branch', 'C:a\\b<1>|".'])(
    'of a FortiGate that is none of a file does no harm: %s',
    async (hostname) => {
      const written = hostname.replaceAll(/["\\]/g, String.raw`\$&`)
      const backup = put(
        'odd.conf',
        sample.replace(/set hostname ".*"/, () => `set hostname "${written}"`),
      )
      const { code, stderr } = await tokenferry('rehearse', backup, '--out', at('out'))
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
      expect(readdirSync(at('out')).filter((name) => name.endsWith('.conf')).length).toBeGreaterThan(0)
      expect((await tokenferry('verify', at('out', 'evidence'))).code).toBe(0)
    },
    30_000,
  )
})

describe('what can’t be written is said before anything is done', () => {
  test.each(['Q:\\out', 'file\\below', 'file', 'a|b'])('by a rehearsal to %s', async (out) => {
    put('file')
    const { code, stdout, stderr } = await tokenferry('rehearse', '--out', out)
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toMatch(/^tokenferry: Nothing can be written to .*\n$/)
    expect(readFileSync(at('file'), 'utf8')).toBe(sample)
  })
})

describe('line ends', () => {
  test('of a backup that were turned are no change, in either direction', async () => {
    const [lf, crlf] = [put('lf.conf'), put('crlf.conf', sample.replaceAll('\n', '\r\n'))]
    for (const [before, after] of [
      [lf, crlf],
      [crlf, lf],
    ] as const) {
      const { stdout } = await tokenferry('verify', '--before', before, '--after', after, '--json')
      expect((JSON.parse(stdout) as { otherChanges: unknown[] }).otherChanges).toEqual([])
    }
    const [one, other] = await Promise.all(
      [lf, crlf].map((file) => tokenferry('review', '--csv', `${file}.csv`, file)),
    )
    expect([one?.code, other?.code]).toEqual([0, 0])
    const [first, second] = [lf, crlf].map((file) => readFileSync(`${file}.csv`, 'utf8').replaceAll(file, ''))
    expect(second).toBe(first)
  })
})
