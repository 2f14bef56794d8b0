import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { asSuite, ofPlaywright, ofVitest } from '../../../scripts/counting.mjs'
import { temporaryFolder } from '../../temporary-folder'

let folder
beforeAll(() => {
  folder = temporaryFolder()
})

const suite = (code, report, count) => {
  const file = join(folder, 'report.json')
  writeFileSync(file, typeof report === 'string' ? report : JSON.stringify(report))
  const { passed, failed, skipped } = asSuite({ code, output: '' }, file, count)
  return { passed, failed, skipped }
}

const vitest = (report) => ({
  numPassedTests: 0,
  numFailedTests: 0,
  numPendingTests: 0,
  numTodoTests: 0,
  testResults: [],
  ...report,
})
const playwright = (stats, errors = []) => ({
  stats: { expected: 0, unexpected: 0, flaky: 0, skipped: 0, ...stats },
  errors,
})

describe('a suite', () => {
  test('counts every test', () => {
    expect(suite(0, vitest({ numPassedTests: 7, numPendingTests: 1 }), ofVitest)).toEqual({
      passed: 7,
      failed: 0,
      skipped: 1,
    })
    expect(suite(1, playwright({ expected: 3, unexpected: 2, flaky: 1 }), ofPlaywright)).toEqual({
      passed: 3,
      failed: 3,
      skipped: 0,
    })
  })

  test('counts a file that cannot be loaded as failed', () => {
    const broken = { status: 'failed', assertionResults: [] }
    const failing = { status: 'failed', assertionResults: [{ status: 'failed' }] }
    const report = vitest({ numPassedTests: 2, numFailedTests: 1, testResults: [broken, failing] })
    expect(suite(1, report, ofVitest)).toEqual({ passed: 2, failed: 2, skipped: 0 })
    expect(suite(1, playwright({}, [{ message: 'SyntaxError' }]), ofPlaywright).failed).toBe(1)
  })

  test.each([
    ['ends badly although every test passed', 1, vitest({ numPassedTests: 2 })],
    ['has no tests', 0, vitest({})],
    ['leaves half a report', 0, '{"numPassedTests": 2'],
  ])('has failed when it %s', (_, code, report) => {
    expect(suite(code, report, ofVitest).failed).toBe(1)
  })

  test('has failed when it leaves no report', () => {
    expect(asSuite({ code: 0, output: '' }, join(folder, 'none.json'), ofVitest).failed).toBe(1)
  })
})

test('npm test ends with the counts, and badly, even where it cannot begin', () => {
  const script = resolve(import.meta.dirname, '../../../scripts/test.mjs')
  const { stdout, status } = spawnSync(process.execPath, [script, '--only=nothing'], { encoding: 'utf8' })
  expect(stdout.trimEnd().split('\n').at(-1)).toBe('0 passed, 1 failed')
  expect(status).toBe(1)
})
