/**
 * What `npm test` tries on Windows: the built command line and a part of the tests, on Node for Windows under wine, and
 * that each system finds the evidence of the other one intact.
 */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { node, bin } from '../checks.mjs'
import { asOne, asSuite, ofVitest } from '../counting.mjs'
import { onWindows } from './windows.mjs'

/** Rooms whose work differs from system to system, each with all its unit tests. */
const rooms = [
  'store',
  'evidence',
  'migration',
  'ssh',
  'preflight',
  'application',
  'files',
  'cli',
  'settings/settings',
  'settings/write-lock',
]

/** The command line as people call it, and the half of the faults that `npm test` samples. */
const whole = ['test/windows', 'test/integration/cli/exits', 'test/faults/first-half']

/**
 * @param {string} root the project, built
 * @param {string} results where reports and evidence go, within the project
 */
export const windowsStage = async (root, results) => {
  const folder = join(results, 'windows')
  mkdirSync(folder, { recursive: true })
  const cli = join(root, 'out', 'main', 'cli.js')
  const [madeHere, madeThere] = ['made-here', 'made-there'].map((name) => join(folder, name))

  // While Windows is made.
  const rehearsed = node([cli, 'rehearse', '--out', madeHere], { minutes: 2 })
  return onWindows(root, async (windows) => {
    const here = asOne(await rehearsed)
    const report = join(folder, 'vitest.json')
    const projects = ['unit', 'unit-alone', 'windows', 'integration', 'faults'].map(
      (name) => `--project=${name}`,
    )
    const files = [...rooms.map((room) => `test/unit/${room}`), ...whole]
    const args = ['run', ...projects, ...files, '--reporter=default', '--reporter=json']
    const ended = await windows.node(
      [bin('vitest', 'vitest.mjs'), ...args, `--outputFile.json=${windows.path(report)}`],
      {
        minutes: 15,
        env: {
          NO_COLOR: '1',
          TOKENFERRY_EVIDENCE_MADE_HERE: windows.path(join(madeHere, 'evidence')),
          TOKENFERRY_EVIDENCE_MADE_THERE: windows.path(madeThere),
        },
      },
    )
    const there = asSuite(ended, report, ofVitest)

    const back = asOne(await node([cli, 'verify', join(madeThere, 'evidence')], { minutes: 1 }))
    return sum([here, there, back])
  })
}

const sum = (counts) => ({
  passed: total(counts, 'passed'),
  failed: total(counts, 'failed'),
  skipped: total(counts, 'skipped'),
  output: counts
    .filter(({ failed }) => failed > 0)
    .map(({ output }) => output)
    .join('\n'),
})

const total = (counts, name) => counts.reduce((all, count) => all + (count[name] ?? 0), 0)
