import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test, vi } from 'vitest'
import { globalCommands, vdomCommands } from '../../../main/fortios/commands'
import { bracketsOf } from '../../../main/device/recording/brackets'
import { readRecording } from '../../../main/device/recording/read-recording'
import { temporaryFolder } from '../../temporary-folder'
import { session } from './session'
import { credentials, device, divided } from './small-device'

const block = [
  'config global',
  'get system status | grep .',
  'show system admin | grep .',
  'end',
  'config vdom',
  'edit dmz',
  'show user local | grep .',
  'show user fortitoken | grep .',
  'end',
  'config global',
  'get system status | grep .',
  'end',
]
const withPages = block.map((line) => line.replace(' | grep .', ''))

/** The typescript of a login with OpenSSH, in which these keys were typed, each once the one before it had come back. */
async function recordSession(port: number, keys: readonly string[]): Promise<string> {
  const folder = temporaryFolder()
  const askpass = join(folder, 'askpass')
  writeFileSync(askpass, `#!/bin/sh\necho '${credentials.password}'\n`, { mode: 0o700 })
  const typescript = join(folder, 'typescript')
  const ssh = `ssh -F none -tt -p ${port} -o StrictHostKeyChecking=no -o UserKnownHostsFile=/dev/null admin@127.0.0.1`
  const recorder = spawn('script', ['-q', '-f', '-c', ssh, typescript], {
    env: { ...process.env, SSH_ASKPASS: askpass, SSH_ASKPASS_REQUIRE: 'force', DISPLAY: ':0', TERM: 'xterm' },
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  recorder.stdout.resume()
  const read = () => (existsSync(typescript) ? readFileSync(typescript, 'utf8') : '')
  const rests = (prompts: number) =>
    vi.waitFor(
      () => {
        if (read().endsWith('--More-- ')) recorder.stdin.write(' ')
        expect(read().split(/^SMALL .*?[#$] /m)).toHaveLength(prompts + 1)
      },
      { timeout: 8_000, interval: 50 },
    )
  let prompts = 1
  await rests(prompts)
  for (const each of keys) {
    recorder.stdin.write(each)
    prompts += each.split(/[\r\n]/).length - 1
    await rests(prompts)
  }
  recorder.stdin.write('exit\r')
  await once(recorder, 'close')
  return read()
}

/** What a session of our own reads of the same device. */
async function readOverSsh(port: number) {
  const { fortigate, done } = await session({ port }, credentials)
  fortigate.useVdoms({ enabled: true, names: ['root', 'dmz'] })
  await fortigate.read('show system admin')
  await fortigate.readVdom('dmz', 'show user local')
  await fortigate.readVdom('dmz', 'show user fortitoken')
  return done.map(({ scope, command, output }) => ({ scope, command, output: output.trimEnd() }))
}

/** A FortiGate encrypts again what it shows. */
const encrypted = (output: string) => output.replace(/ENC \S+/g, 'ENC …')

describe.skipIf(process.platform === 'win32')('a session in a terminal, recorded with `script`', () => {
  test.each([
    ['typed line by line, with pages', withPages.map((line) => `${line}\r`)],
    ['typed line by line', block.map((line) => `${line}\r`)],
    ['pasted as one block', [block.map((line) => `${line}\r`).join('')]],
    ['pasted as one block with line feeds', [block.map((line) => `${line}\n`).join('')]],
  ])('%s, holds what a session of our own reads', async (_, keys) => {
    const { port } = await device(divided(['root', 'dmz']))
    const typescript = await recordSession(port, keys)
    const recording = readRecording(typescript)
    const { brackets } = bracketsOf(recording)
    expect(brackets).toHaveLength(1)
    for (const { scope, command, output } of await readOverSsh(port)) {
      const piece = brackets[0]?.pieces.find(
        (each) => each.scope === scope && each.command.startsWith(command),
      )
      expect(piece).toMatchObject({ hostname: 'SMALL', isWhole: true })
      expect(encrypted(piece?.output ?? '')).toBe(encrypted(output))
    }
    const typed = keys.flatMap((each) => each.split(/[\r\n]/)).filter((each) => each !== '')
    expect(recording.pieces.map(({ command }) => command)).toEqual([...typed, 'exit'])
    // What OpenSSH says before the first prompt and behind the last.
    expect(recording.strays.map(({ text }) => text.split(/[\r\n]+/)[0])).toEqual([
      expect.stringContaining('Permanently added'),
      expect.stringMatching(/^Connection to .* closed/),
    ])
  })
})

describe('every reading of a sample', () => {
  test.each([
    ['company.conf', ['root', 'vdom-dmz', 'vdom-guest']],
    ['vendor-page.conf', ['root']],
  ])('%s, as a terminal shows it, is told whole', async (sample, vdoms) => {
    const { port } = await device(readFileSync(join('assets/samples', sample), 'utf8'))
    const { fortigate, done } = await session({ port }, credentials)
    const hasVdoms = vdoms.length > 1
    fortigate.useVdoms({ enabled: hasVdoms, names: vdoms })
    for (const command of globalCommands) await fortigate.read(command)
    for (const vdom of vdoms) for (const command of vdomCommands) await fortigate.readVdom(vdom, command)
    const shown = done.map(({ scope, command, output }) => {
      const prompt = `FGT${scope === '' ? '' : ` (${scope})`} # `
      const printed = output.trimEnd().replaceAll('\n', '\r\n')
      return `${prompt}${command}\r\r\n${printed}\r\n\r\n${prompt}end\r\r\n`
    })
    const { pieces, strays } = readRecording(`${shown.join('\r\n')}\r\nFGT # `)
    expect(strays).toEqual([])
    const read = pieces.filter(({ command }) => command !== 'end')
    expect(read.map(({ scope, command, output, isWhole }) => [scope, command, output, isWhole])).toEqual(
      done.map(({ scope, command, output }) => [scope, command, output.trimEnd().replace(/ +$/gm, ''), true]),
    )
  })
})
