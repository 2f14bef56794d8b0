import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { temporaryFolder } from '../../temporary-folder'

const script = resolve(import.meta.dirname, '../../../scripts/record.mjs')
let folder

const record = (out, ...names) =>
  spawnSync(process.execPath, [script, '--out', join(folder, out), ...names], {
    encoding: 'utf8',
    timeout: 60_000,
  })

const filesOf = (out) =>
  Object.fromEntries(
    readdirSync(join(folder, out), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => join(parentPath, name))
      .sort()
      .map((file) => [file.slice(join(folder, out).length + 1), readFileSync(file, 'utf8')]),
  )

beforeAll(() => {
  folder = temporaryFolder()
})

describe('a recording', () => {
  test('holds what reached the device, the journal and the evidence, and is the same the next time', () => {
    const [first, second] = ['first', 'second'].map((out) => record(out, 'own-ready'))
    expect(first).toMatchObject({ status: 0, stderr: '' })
    expect(second.status).toBe(0)

    const files = filesOf('first')
    expect(filesOf('second')).toEqual(files)
    const run = 'own-ready/out'
    expect(Object.keys(files)).toEqual(
      expect.arrayContaining([`${run}/journal.jsonl`, `${run}/evidence/report.html`]),
    )
    expect(files['own-ready/said.txt']).toMatch(/exit code 0\n$/)
    const reached = files['own-ready/reached.txt']
    expect(reached).toContain(
      '1 types "execute fortitoken-cloud migrate-ftm EFTM000000425212 root\\n"\n1 types "y"\n',
    )
    expect(reached.match(/types "y/g)).toHaveLength(1)
    expect(reached).toContain('2 opens a shell')
  }, 60_000)

  test('is refused where nobody knows what to record', () => {
    expect(record('third', 'own-reday')).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('own-reday'),
    })
  })
})
