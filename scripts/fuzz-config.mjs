/**
 * Tries the configuration parser on made-up text, most of it damaged.
 *
 *     node scripts/fuzz-config.mjs [inputs] [seed]
 *
 * Each input follows from its seed: `node scripts/fuzz-config.mjs 1 <seed>` repeats one.
 */
import { importTypescript } from './import-typescript.mjs'

const inputs = Number(process.argv[2] ?? 200_000)
const seed = Number(process.argv[3] ?? Date.now() % 2 ** 31)
const { fuzz } = await importTypescript('test/property/fortios/config/fuzz.ts')

console.log(`${inputs} inputs from seed ${seed}`)
const began = performance.now()
const failure = fuzz(inputs, seed, (done) => console.log(`${done} done`))
if (failure === null) console.log(`all hold, in ${Math.round((performance.now() - began) / 1000)} s`)
else {
  console.error(`seed ${failure.seed}: ${failure.error}\n${JSON.stringify(failure.input)}`)
  process.exitCode = 1
}
