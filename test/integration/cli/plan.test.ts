import { spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  closeSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { planSchema } from '../../../main/migration/plan/schema'
import { admin, configuration, holder, token } from '../../unit/review/configuration'
import { CommandLine } from './command-line'

const serial = 'FTKMOB2100000001'
let cli: CommandLine

beforeAll(async () => {
  cli = await CommandLine.build()
  const put = (name: string, text: string) => writeFileSync(join(cli.folder, name), text)
  put(
    'clear.conf',
    configuration({ admins: [admin], users: [holder('kim', serial)], tokens: [token(serial)] }),
  )
  put(
    'locked.conf',
    configuration({ admins: [holder('ada', serial, 'accprofile "super_admin"')], tokens: [token(serial)] }),
  )
  put('encrypted.conf', '#FGBK|3|FGT60F|7|4|2795|\n\u0001\u0002')
  put('cut.conf', configuration({ admins: [admin], tokens: [token(serial)] }).slice(0, -10))
  put('notes.txt', 'nothing')
}, 60_000)

afterAll(() => cli.remove())

describe('tokenferry plan', () => {
  test.each([
    ['clear.conf', 0],
    ['locked.conf', 1],
    ['encrypted.conf', 2],
    ['missing.conf', 2],
    ['cut.conf', 2],
  ])('of %s ends with %i', async (name, code) => {
    expect(await cli.run(['plan', name])).toMatchObject({ code })
  })

  test('writes several forms of one plan at once, and says where', async () => {
    const { code, stdout, stderr } = await cli.run([
      ...['plan', 'clear.conf', 'locked.conf'],
      ...['--html', 'plan.html', '--csv', 'plan.csv', '--json=plan.json'],
    ])
    expect({ code, stderr }).toEqual({ code: 1, stderr: '' })
    expect(stdout).toMatch(/Saved to plan\.html and plan\.csv and\s+plan\.json/)
    const plan = planSchema.parse(JSON.parse(readFileSync(join(cli.folder, 'plan.json'), 'utf8')))
    expect(plan.devices).toHaveLength(2)
    expect(readFileSync(join(cli.folder, 'plan.html'), 'utf8')).toContain('id="device-2"')
    expect(readFileSync(join(cli.folder, 'plan.csv'), 'utf8')).toContain('kim')
  })

  test('takes no page of its own for a configuration that the page shows', async () => {
    mkdirSync(join(cli.folder, 'backups'), { recursive: true })
    copyFileSync(join(cli.folder, 'clear.conf'), join(cli.folder, 'backups/clear.conf'))
    for (const passedOver of [0, 1]) {
      const { code, stdout } = await cli.run(['plan', 'backups', '--html', 'backups/plan.html'])
      expect(code).toBe(0)
      expect(stdout.includes('1 file passed over.')).toBe(passedOver === 1)
    }
    const pages = ['report.html', 'commands.html', 'plan.html']
    const samples = join(import.meta.dirname, '../../../docs/samples')
    for (const name of pages) {
      const { code, stderr } = await cli.run(['review', join(samples, name)])
      expect(code).toBe(2)
      expect(stderr).toContain('is a page made by Tokenferry')
    }
  })

  test('prints JSON alone on standard output', async () => {
    const { code, stdout } = await cli.run(['plan', '--json', 'clear.conf'])
    expect(code).toBe(0)
    expect(planSchema.parse(JSON.parse(stdout)).devices[0]?.commands?.sequences.length).toBeGreaterThan(1)
  })

  test('does not replace the file that standard input comes from', async () => {
    const path = join(cli.folder, 'clear.conf')
    const before = readFileSync(path)
    const file = openSync(path, 'r')
    const child = spawn(process.execPath, [cli.program, 'plan', '-', '--json=clear.conf'], {
      cwd: cli.folder,
      stdio: [file, 'ignore', 'ignore'],
      timeout: 60_000,
    })
    closeSync(file)
    expect(await once(child, 'close')).toEqual([2, null])
    expect(readFileSync(path)).toEqual(before)
  })

  test.each([
    [['plan'], 'Name a backup'],
    [['plan', 'clear.conf', '--html', 'x.out', '--csv', 'x.out'], 'a different file for each format'],
    [['plan', 'clear.conf', '--html', 'x.out', '--json=./x.out'], 'a different file for each format'],
    [['plan', 'clear.conf', '--html', 'clear.conf'], 'is an input file'],
    [['plan', '.', '--html', 'encrypted.conf'], 'is an input file'],
    [['plan', '.', '--csv', 'cut.conf'], 'is an input file'],
    [['plan', 'clear.conf', '--html', 'no/such/folder.html'], 'can’t be written'],
    [['plan', 'notes.txt'], 'FortiOS'],
  ])('refuses %j', async (args, words) => {
    const { code, stderr } = await cli.run(args)
    expect(code).toBe(2)
    expect(stderr.trim().split('\n')).toHaveLength(1)
    expect(stderr).toContain(words)
    expect(existsSync(join(cli.folder, 'x.out'))).toBe(false)
  })
})
