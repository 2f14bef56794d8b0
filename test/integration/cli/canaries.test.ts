import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { canary, withCanaries } from '../../fixtures/canaries'
import { sampleText } from '../procedure/live'
import { CommandLine } from './command-line'

let tokenferry: CommandLine
beforeAll(async () => {
  tokenferry = await CommandLine.build()
  for (const mark of ['1', '2']) {
    writeFileSync(join(tokenferry.folder, `${mark}.conf`), withCanaries(sampleText('vendor-page'), mark))
  }
})
afterAll(async () => {
  await tokenferry.remove()
})

/** The names of the files below a folder that hold a canary, backups aside. */
function withCanary(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.endsWith('.conf'))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => readFileSync(file, 'utf8').includes(canary))
}

test.each([
  [['review', '1.conf']],
  [['review', '1.conf', '--json']],
  [['review', '1.conf', '--csv', 'review.csv']],
  [['review', '1.conf', '--html', 'review.html']],
  [['verify', '--before', '1.conf', '--after', '2.conf']],
  [['verify', '--before', '1.conf', '--after', '2.conf', '--json']],
])('%j says no secret', async (args) => {
  const { code, stdout, stderr } = await tokenferry.run(args)
  expect(stderr + stdout).not.toContain(canary)
  expect([0, 1]).toContain(code)
  expect(stdout.length).toBeGreaterThan(50)
  for (const file of args.filter((name) => /\.(?:csv|html)$/.test(name))) {
    expect(readFileSync(join(tokenferry.folder, file), 'utf8')).not.toContain(canary)
  }
})

test('a rehearsal on a backup writes no secret down but in the backup', async () => {
  // Of these three a simulated FortiGate holds what it understands, which no backup of such entries would fit.
  const understood = ['user fortitoken', 'user local', 'system admin']
  writeFileSync(join(tokenferry.folder, '3.conf'), withCanaries(sampleText('vendor-page'), '3', understood))
  const { stdout, stderr } = await tokenferry.run(['rehearse', '3.conf', '--out', 'rehearsed'])
  expect(stderr + stdout).not.toContain(canary)
  expect(stderr).toBe('')
  expect(readdirSync(join(tokenferry.folder, 'rehearsed'))).toContain('journal.jsonl')
  expect(withCanary(join(tokenferry.folder, 'rehearsed'))).toEqual([])
}, 60_000)
