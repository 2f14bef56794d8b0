/**
 * `npm run bench`: measures what the project claims of its speed. One JSON line for each figure on standard output;
 * ratios are of things measured in turn in the same run. `npm run bench -- start review` measures only these.
 */
import { mkdirSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { newerDeb } from '../test/installed/debs.mjs'
import { must } from '../test/package/clone.mjs'
import { build, isBuilt } from './build.mjs'
import { withOwnDisplay } from './display.mjs'
import { importTypescript } from './import-typescript.mjs'
import { requireSetUp, root } from './setup.mjs'
import { script, step, Stop } from './terminal.mjs'

/** The package is made if that of the last commit is not there. */
const unpackDeb = async (folder) => {
  await requireSetUp('package')
  const { deb } = await newerDeb()
  mkdirSync(folder)
  await must('dpkg-deb', ['-x', deb, folder], { minutes: 2 })
  return join(folder, 'usr/lib/tokenferry')
}

/** Tells beside a bound whether it is met. */
const judged = ({ isLeast, ...figure }) => {
  const { value, against, bound } = figure
  if (bound === undefined) return figure
  const held = against?.ratio ?? value
  return { ...figure, met: isLeast ? held >= bound : held <= bound }
}

await script(async () => {
  await requireSetUp('tests')
  if (!isBuilt(root)) await step('building', () => build(root))
  const names = readdirSync(join(root, 'test', 'bench'))
    .filter((file) => file.endsWith('.bench.ts'))
    .map((file) => file.slice(0, -'.bench.ts'.length))
  const wanted = process.argv.slice(2)
  const unknown = wanted.find((name) => !names.includes(name))
  if (unknown) throw new Stop(`There is no benchmark named "${unknown}"; there are: ${names.join(', ')}.`)
  await withOwnDisplay(async (env) => {
    for (const name of names.filter((each) => wanted.length === 0 || wanted.includes(each))) {
      const { measure } = await importTypescript(`test/bench/${name}.bench.ts`)
      for (const figure of await measure({ root, env, unpackDeb }))
        process.stdout.write(`${JSON.stringify(judged(figure))}\n`)
    }
  })
})
