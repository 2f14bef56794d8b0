/**
 * `npm test`: sets up, then every check there is. `--only=unit,e2e` runs some of them. With `CI` set, the tests that need
 * no window run on Node 24 as well, which Electron holds, and a part of all on Windows, as wine plays it, and packages are
 * made, installed and tried; elsewhere `--only=node-24,windows,package,installed` does.
 * The last line is always `N passed, N failed`: every test of a suite counts, every check without tests counts as one.
 */
import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { build, isBuilt } from './build.mjs'
import { bin, checks, node } from './checks.mjs'
import { run } from './child.mjs'
import { asOne, asSuite, ofPlaywright, ofVitest } from './counting.mjs'
import { withOwnDisplay } from './display.mjs'
import { systemObstacle } from './installed/own-system.mjs'
import { asOrdinaryUser } from './ordinary-user.mjs'
import { sandboxObstacle } from './sandbox.mjs'
import { isCi, requireSetUp, root } from './setup.mjs'
import { hasNode24, node24Binary } from './setup/node-24.mjs'
import { canRunWindows } from './setup/node-for-windows.mjs'
import { say, script, seconds, Stop } from './terminal.mjs'
import { windowsStage } from './wine/stage.mjs'

const results = join(root, 'out', 'test-results')
const playwright = (project) => [bin('@playwright', 'test', 'cli.js'), 'test', `--project=${project}`]

const reports = (file) => ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`]

const projectsOf = (names) => names.map((name) => `--project=${name}`)

/** What would find the same on every version of Node: it tries rules of the language, the run and its faults. */
const anyNode = ['test/integration/by-hand/**', 'test/integration/procedure/**', 'test/integration/faults/**']

const stages = {
  ...Object.fromEntries(
    Object.entries(checks).map(([name, check]) => [name, async () => asOne(await check())]),
  ),

  unit: async () => {
    const report = join(results, 'vitest.json')
    // By name: of two projects that are left out, vitest runs both.
    const projects = projectsOf(['unit', 'unit-alone', 'property', 'integration', 'faults'])
    const args = ['run', ...projects, ...reports(report)]
    const end = await node([bin('vitest', 'vitest.mjs'), ...args], { minutes: 15 })
    return asSuite(end, report, ofVitest)
  },

  'node-24': async () => {
    if (!hasNode24)
      return { passed: 0, failed: 0, notRun: 'The npm registry has Node 24 for Linux on x64 only.' }
    const report = join(results, 'vitest-node-24.json')
    const projects = projectsOf(['unit', 'unit-alone', 'integration'])
    const leftOut = anyNode.map((files) => `--exclude=${files}`)
    const args = ['run', ...projects, ...leftOut, ...reports(report)]
    const end = await run(node24Binary(root), [bin('vitest', 'vitest.mjs'), ...args], {
      cwd: root,
      minutes: 20,
    })
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

  windows: async () => {
    if (!canRunWindows) return { passed: 0, failed: 0, notRun: 'wine runs Windows on Linux on x64 only.' }
    if (!isBuilt(root)) await build(root)
    return windowsStage(root, results)
  },

  package: async () => {
    if (process.platform !== 'linux' || process.arch !== 'x64')
      return { passed: 0, failed: 0, notRun: 'Packages are made on Linux on x64.' }
    await requireSetUp('package tests')
    const report = join(results, 'vitest-package.json')
    const args = ['run', '--project=package', ...reports(report)]
    const end = await node([bin('vitest', 'vitest.mjs'), ...args], { minutes: 15 })
    return asSuite(end, report, ofVitest)
  },

  installed: async () => {
    if (process.platform !== 'linux' || process.arch !== 'x64')
      return { passed: 0, failed: 0, notRun: 'Packages are installed on Linux on x64.' }
    await requireSetUp('package tests')
    const obstacle = await systemObstacle(root)
    const report = join(results, 'vitest-installed.json')
    const file = `test/installed/${obstacle ? 'unpacked' : 'by-apt'}.test.mjs`
    const args = ['run', '--project=installed', file, ...reports(report)]
    const count = asSuite(
      await node([bin('vitest', 'vitest.mjs'), ...args], { minutes: 15 }),
      report,
      ofVitest,
    )
    if (!obstacle) return count
    const notRun = `The .deb was unpacked, not installed, upgraded and removed: no system of its own (${obstacle}).`
    return { ...count, failed: count.failed + (isCi ? 1 : 0), notRun }
  },
}

/** Those that take minutes: with `CI` set, and on demand. */
const onDemand = ['node-24', 'windows', 'package', 'installed']

const chosenStages = (args) => {
  const only = args.find((arg) => arg.startsWith('--only='))?.slice('--only='.length)
  const names = only?.split(',') ?? Object.keys(stages).filter((name) => isCi || !onDemand.includes(name))
  const unknown = names.filter((name) => !Object.hasOwn(stages, name))
  if (unknown.length > 0)
    throw new Stop(`There is no stage ${unknown.join(', ')}: choose from ${Object.keys(stages).join(', ')}.`)
  return names
}

await script(async () => {
  const total = { passed: 0, failed: 0 }
  try {
    const names = chosenStages(process.argv.slice(2))
    const isAll = names.some((name) => name === 'node-24' || name === 'windows')
    const electron = await requireSetUp(isAll ? 'all tests' : 'tests')
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
