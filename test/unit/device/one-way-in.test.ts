import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { fetchCommand } from '../../../main/fortios/commands'

const main = resolve(import.meta.dirname, '../../../main')

/** The sources of the product, without the simulator: it is the other end. */
const sources = readdirSync(main, { recursive: true, encoding: 'utf8' })
  .map((file) => file.replaceAll('\\', '/'))
  .filter((file) => file.endsWith('.ts') && !file.startsWith('simulator/'))
  .map((file) => ({ file, text: readFileSync(join(main, file), 'utf8') }))

const filesWith = (pattern: RegExp) =>
  sources.filter(({ text }) => pattern.test(text)).map(({ file }) => file)
const linesWith = (file: string, pattern: RegExp) =>
  (sources.find((source) => source.file === file)?.text ?? '')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => pattern.test(line))

test('only the shell writes to a channel, besides the zero bytes of SCP', () => {
  expect(filesWith(/\bchannel\.write\(/).sort()).toEqual([
    'device/scp.ts',
    'device/shell.ts',
    'ssh/shell-channel.ts',
  ])
  const toTheDevice = /channel\.write\(/
  expect(new Set(linesWith('device/scp.ts', toTheDevice))).toEqual(new Set(["channel.write('\\0')"]))
  expect(linesWith('ssh/shell-channel.ts', toTheDevice)).toEqual(['if (!ended) channel.write(text)'])
})

test('the shell writes a line that is on the list, or one of five keys', () => {
  expect(linesWith('device/shell.ts', /channel\.write\(/)).toEqual([
    'this.channel.write(`${command}\\n`)',
    'this.channel.write(key)',
    'this.channel.write(key)',
  ])
  const text = sources.find(({ file }) => file === 'device/shell.ts')?.text ?? ''
  const body = (from: string, to: string) => text.slice(text.indexOf(from), text.indexOf(to))
  expect(body('async run(', 'this.type(')).toContain(
    'if (!mayType(command) || mayAsk(command)) throw new NotAllowed(command)',
  )
  expect(body('async ask(', 'this.mayBeOpen = true')).toContain(
    'if (!mayType(command) || !mayAsk(command)) throw new NotAllowed(command)',
  )
  expect(text.match(/this\.type\(/g)).toHaveLength(2)
  expect(body('private type(', 'this.channel.write(`')).toContain('if (this.mayBeOpen) {')
  expect(linesWith('device/shell.ts', /(?:turnPage|key)\(key: /)).toEqual([
    "private key(key: 'y' | 'n' | 'a') {",
    "private turnPage(key: ' ' | 'q') {",
  ])
})

test('a shell is made in one place, and no other program is run on the device than the copy of its configuration', () => {
  expect(filesWith(/new Shell\(/)).toEqual(['device/fortigate.ts'])
  expect(filesWith(/\.shell\b.*\bwrite\b|\bshell\.write\b/)).toEqual([])
  expect(
    sources.flatMap(({ text }) => [...text.matchAll(/connection\.exec\((.*?)\)/g)].map(([, what]) => what)),
  ).toEqual(['fetchCommand'])
  expect(fetchCommand).toBe('scp -f sys_config')
})
