import { spawn } from 'node:child_process'
import { mkdirSync, readFileSync, copyFileSync } from 'node:fs'
import { once } from 'node:events'
import { dirname, join } from 'node:path'
import { createInterface } from 'node:readline'
import { extractFile } from '@electron/asar'
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { root } from '../../scripts/setup.mjs'
import { temporaryFolder } from '../temporary-folder'
import { outcomeOf } from './outcome.mjs'
import { put, tokenferry } from './place.mjs'

const sample = readFileSync(join(root, 'assets/samples/company.conf'), 'utf8')
const many = 20

/**
 * @param {() => import('./place.mjs').Place} at
 * @param {() => string} clone what it was made in: its command line on Node has to say the same
 */
export const theCommandLine = (at, clone) =>
  describe('the command line, without a display', () => {
    const call = (args, options) => tokenferry(at(), args, options)
    const shell = (line) => outcomeOf(at().start('bash', ['-o', 'pipefail', '-c', line, at().program]))
    /** A terminal in which it is called; `answer` is typed once `prompt` is read. */
    const onTerminal = async (args, prompt, answer) => {
      const child = at().start('script', ['-qec', `exec ${at().program} ${args}`, '/dev/null'])
      let screen = ''
      child.stderr.resume()
      child.stdout.setEncoding('utf8').on('data', (text) => {
        const wasAsked = screen.includes(prompt)
        screen += text
        if (!wasAsked && screen.includes(prompt)) child.stdin.write(answer)
      })
      const [code] = await once(child, 'close')
      return { code, screen }
    }

    let folder
    const onNode = (args, input) =>
      outcomeOf(
        spawn(process.execPath, [join(clone(), 'out/main/cli.js'), ...args], {
          cwd: folder,
          timeout: 60_000,
        }),
        input,
      )

    beforeAll(() => {
      folder = temporaryFolder()
      mkdirSync(join(folder, 'many'))
      mkdirSync(at().file(join(at().home, 'many')))
      for (const name of ['company.conf', ...Array.from({ length: many }, (_, n) => `many/${n}.conf`)]) {
        copyFileSync(join(root, 'assets/samples/company.conf'), join(folder, name))
        put(at(), name, sample)
      }
    })

    test.each([
      [0, ['review', 'company.conf']],
      [0, ['review', '-', '--json'], sample],
      [0, ['review', 'many', '--json']], // by threads, from within the archive
      [1, ['review', '-'], sample.replace('FG200F-7.2.8', 'FG200F-6.4.8')],
      [2, ['review', 'missing.conf']],
      [2, ['no-command']],
      [2, ['review', '--remote-debugging-port=1']],
    ])('ends with %i and says what it says on Node: %j', async (code, args, input) => {
      const here = await call(args, { input })
      expect(here.code).toBe(code)
      expect(here.stdout + here.stderr).not.toBe('')
      expect(here).toEqual(await onNode(args, input))
    })

    test('says which version it is: that of the package', async () => {
      const archive = join(dirname(at().file(at().application)), 'resources', 'app.asar')
      const { version } = JSON.parse(extractFile(archive, 'package.json').toString())
      expect(await call(['--version'])).toEqual({ code: 0, stdout: `${version}\n`, stderr: '' })
    })

    test('rehearses, and leaves evidence that holds', async () => {
      const { code, stdout, stderr } = await call(['rehearse', '--out', 'rehearsed'])
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
      expect(stdout).toContain('All 34 users came through')
      expect((await call(['verify', 'rehearsed/evidence'])).code).toBe(0)
      put(at(), 'rehearsed/evidence/report.html', 'another')
      expect((await call(['verify', 'rehearsed/evidence'])).code).toBe(1)
    })

    test('works in pipes: read late, read in part, and into what is full', async () => {
      const late = await shell('"$0" review many --json | { sleep 1; cat; }')
      expect(JSON.parse(late.stdout).files).toHaveLength(many)
      expect(late.code).toBe(0)
      expect(await shell('"$0" review many --json | head -n 1')).toMatchObject({ code: 0, stderr: '' })
      const full = await shell('"$0" review many > /dev/full')
      expect(full.code).toBe(2)
      expect(full.stderr).toMatch(/^tokenferry: standard output can’t be written: ENOSPC[^\n]*\n$/)
    })

    test('asks for a password on a terminal without showing it, and reads a FortiGate with it', async () => {
      const device = at().start(at().program, ['simulate'])
      onTestFinished(() => void device.kill())
      const lines = createInterface(device.stdout)[Symbol.asyncIterator]()
      const [, port] = /:(\d+)$/.exec((await lines.next()).value)
      const [, user] = /^user: (.+)$/.exec((await lines.next()).value)
      const [, password] = /^password: (.+)$/.exec((await lines.next()).value)
      put(at(), 'devices.yml', `- { host: 127.0.0.1, port: ${port}, user: ${user} }\n`)
      const options = '--ask-password --accept-new-host-keys --accept-banners'
      const { code, screen } = await onTerminal(
        `preflight devices.yml ${options}`,
        'FortiGates: ',
        `${password}X\u007f\r`,
      )
      expect(screen).toContain('1 device: 1')
      expect(screen).not.toContain(password)
      expect(code).toBeLessThan(2)
    })

    test('ends by Ctrl-C on a terminal: a simulator well, a question for a password unanswered', async () => {
      expect(await onTerminal('simulate', 'password: ', '\u0003')).toMatchObject({ code: 0 })
      put(at(), 'devices.yml', '- { host: 127.0.0.1, port: 1, user: admin }\n')
      const { code, screen } = await onTerminal(
        'preflight devices.yml --ask-password',
        'FortiGates: ',
        '\u0003',
      )
      expect(screen).toContain('Nothing was entered')
      expect(code).toBe(2)
    })
  })
