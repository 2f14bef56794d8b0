/**
 * `npm run check`: the checks without tests, then the unit tests of what changed since the branch left main.
 * `npm run check -- types lint` runs only these; `unit` names the tests.
 */
import { bin, checks, node } from './checks.mjs'
import { run } from './child.mjs'
import { requireSetUp, root } from './setup.mjs'
import { say, script, seconds, Stop } from './terminal.mjs'

/** What to compare with: the branch main, or nothing but what is not committed yet. (A folder is named so, too.) */
const since = async () => {
  const main = 'refs/heads/main'
  const { code } = await run('git', ['rev-parse', '--verify', '--quiet', main], { cwd: root })
  return code === 0 ? [`--changed=${main}`] : ['--changed']
}

const all = {
  ...checks,
  unit: async () =>
    node([
      ...[bin('vitest', 'vitest.mjs'), 'run', '--project=unit', '--project=unit-alone'],
      ...['--passWithNoTests', ...(await since())],
    ]),
}

await script(async () => {
  const wanted = process.argv.slice(2)
  const unknown = wanted.find((name) => !Object.hasOwn(all, name))
  if (unknown) throw new Stop(`There is no check "${unknown}": choose from ${Object.keys(all).join(', ')}.`)
  await requireSetUp('build')
  let wrong = 0
  for (const [name, check] of Object.entries(all)) {
    if (wanted.length > 0 && !wanted.includes(name)) continue
    process.stdout.write(name.padEnd(12))
    const began = performance.now()
    const { code, output } = await check()
    say(`${code === 0 ? 'right' : 'WRONG'}  ${seconds(began)}`)
    if (code === 0) continue
    wrong += 1
    say(`\n${output.trim()}\n`)
  }
  return wrong === 0 ? 0 : 1
})
