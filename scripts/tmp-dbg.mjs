import { importTypescript } from './import-typescript.mjs'
const m = await importTypescript('test/bench/tmp-dbg.ts'); m.run(process.argv[2]==='strip')
