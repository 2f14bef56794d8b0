/**
 * `npm run test:faults`: every fault in the step "Migrate" that the tests know, where `npm test` goes through a sample:
 * the link cut and the device paused at every byte, the process killed and the disk full at every record, late commits,
 * what comes behind a question, reboots, failovers, other administrators; the same by hand, with a person who slips; then
 * the real application, killed and started again.
 */
import { join } from 'node:path'
import { build, isBuilt } from './build.mjs'
import { run } from './child.mjs'
import { withOwnDisplay } from './display.mjs'
import { requireSetUp, root } from './setup.mjs'
import { script, step } from './terminal.mjs'

const bin = (...path) => join('node_modules', ...path)
const all = { TOKENFERRY_FAULTS: 'all' }

const shown = async (args, env, minutes) =>
  (await run(process.execPath, args, { cwd: root, env, minutes, show: true })).code

await script(async () => {
  await requireSetUp('tests')
  if (!isBuilt(root)) await step('building', () => build(root))
  const tests = ['test/faults', 'test/integration/by-hand/faults.test.ts']
  const engine = await shown([bin('vitest', 'vitest.mjs'), 'run', ...tests, '--maxWorkers=2'], all, 50)
  const application = await withOwnDisplay((env) =>
    shown(
      [bin('@playwright', 'test', 'cli.js'), 'test', '--project=app', 'test/e2e/killed.spec.ts'],
      { ...env, ...all },
      20,
    ),
  )
  return engine === 0 && application === 0 ? 0 : 1
})
