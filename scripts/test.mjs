/**
 * `npm test`: sets up, then every check there is. `--only=unit,e2e` runs some of them.
 * The last line is always `N passed, N failed`: every test of a suite counts, every check without tests counts as one.
 */
import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { build, isBuilt } from './build.mjs'
import { bin, checks, node } from './checks.mjs'
import { asOne, asSuite, ofPlaywright, ofVitest } from './counting.mjs'
import { withOwnDisplay } from './display.mjs'
import { asOrdinaryUser } from './ordinary-user.mjs'
import { sandboxObstacle } from './sandbox.mjs'
import { requireSetUp, root } from './setup.mjs'
import { say, script, seconds, Stop } from './terminal.mjs'

const results = join(root, 'out', 'test-results')
const playwright = (project) => [bin('@playwright', 'test', 'cli.js'), 'test', `--project=${project}`]

const stages = {
  ...Object.fromEntries(
    Object.entries(checks).map(([name, check]) => [name, async () => asOne(await check())]),
  ),

  unit: async () => {
    const report = join(results, 'vitest.json')
    const args = ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
    const end = await node([bin('vitest', 'vitest.mjs'), ...args], { minutes: 15 })
    return asSuite(end, report, ofVitest)
  },

  build: async () => {
    try {
      if (!isBuilt(root)) await build(root)
      return { passed: 1, failed: 0 }
    } catch (error) {
      if (!(error instanceof Stop)) throw error
      return { passed: 0, failed: 1, output: error.details }
    }
  },

  e2e: () =>
    withOwnDisplay(async (env) => {
      const own = join(results, 'e2e')
      const end = await node(playwright('app'), {
        minutes: 30,
        env: { ...env, TOKENFERRY_TEST_RESULTS: own },
      })
      return asSuite(end, join(own, 'playwright.json'), ofPlaywright)
    }),

  sandbox: (electron) =>
    asOrdinaryUser(root, join(results, 'sandbox'), async (user) => {
      const obstacle = await sandboxObstacle(electron.binary, user.run)
      if (obstacle) return { passed: 0, failed: 0, notRun: obstacle }
      return withOwnDisplay(
        async (env) => {
          const own = { ...env, TOKENFERRY_TEST_RESULTS: user.results }
          const end = await user.node(playwright('sandbox'), { minutes: 10, env: own })
          return asSuite(end, join(user.results, 'playwright.json'), ofPlaywright)
        },
        { owner: user.owner },
      )
    }),
}

const chosenStages = (args) => {
  const only = args.find((arg) => arg.startsWith('--only='))?.slice('--only='.length)
  const names = only?.split(',') ?? Object.keys(stages)
  const unknown = names.filter((name) => !Object.hasOwn(stages, name))
  if (unknown.length > 0)
    throw new Stop(`There is no stage ${unknown.join(', ')}: choose from ${Object.keys(stages).join(', ')}.`)
  return names
}

await script(async () => {
  const total = { passed: 0, failed: 0 }
  try {
    const names = chosenStages(process.argv.slice(2))
    const electron = await requireSetUp('tests')
    rmSync(results, { recursive: true, force: true })
    mkdirSync(results, { recursive: true })

    for (const name of names) {
      process.stdout.write(name.padEnd(12))
      const since = performance.now()
      const { passed, failed, skipped = 0, notRun, output } = await stages[name](electron)
      total.passed += passed
      total.failed += failed
      const counts = [
        `${passed} passed`,
        failed > 0 && `${failed} FAILED`,
        skipped > 0 && `${skipped} skipped`,
        notRun && 'NOT RUN',
      ]
      say(`${counts.filter(Boolean).join(', ').padEnd(26)}${seconds(since)}`)
      if (failed > 0 && output) say(`\n${output.trim()}\n`)
      if (notRun) say(`\n${notRun}\n`)
      if (name === 'build' && failed > 0) break // nothing to run
    }
  } catch (error) {
    if (!(error instanceof Stop)) throw error
    total.failed += 1
    say([error.details.trimEnd(), error.message].filter(Boolean).join('\n\n'))
  }
  say(`${total.passed} passed, ${total.failed} failed`)
  return total.failed === 0 && total.passed > 0 ? 0 : 1
})
