import { importTypescript } from './import-typescript.mjs'
const m = await importTypescript('test/bench/tmp-b1.ts')
m.run(process.argv[2], Number(process.argv[3] || 50))
