import { importTypescript } from './import-typescript.mjs'
const m = await importTypescript('test/bench/tmp-ex.ts'); m.run(process.argv[2]==='strip')
