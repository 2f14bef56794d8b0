import { importTypescript } from '/work/main/scripts/import-typescript.mjs'
const m = await importTypescript('test/bench/tmp-b1.ts')
const peak=()=>process.resourceUsage().maxRSS/1024
const base=process.memoryUsage().rss/1048576, p0=peak()
m.once(Number(process.argv[2]||50))
console.log('base',base.toFixed(0),'peak before',p0.toFixed(0),'peak after',peak().toFixed(0))
