import { decodeConfig, parseConfig, scopesOf, entriesOf, valueOf } from '../../main/fortios/config'
import { generateConfig } from '../fixtures/generate-config'
import { readFileSync, writeFileSync, existsSync } from 'node:fs'
export function run(mode: string, mb: number) {
  const f=`/tmp/gen-${mb}.conf`
  if (!existsSync(f)) writeFileSync(f, generateConfig({ megabytes: mb, vdoms: 250, tokens: 20000, users: 20000 }))
  const bytes = readFileSync(f)
  for (let k=0;k<6;k++){
   if (mode==='tables'){
   let t=performance.now(); const d=decodeConfig(bytes); const t1=performance.now()
   const doc=parseConfig(d.text,{tables:['user local','user fortitoken','system admin','system global']}); const t2=performance.now()
   let n=0; for (const s of scopesOf(doc)) for (const e of entriesOf(s.nodes,'user local')) if (valueOf(e,'two-factor')) n++
   const t3=performance.now()
   console.log('decode',(t1-t).toFixed(0),'parse',(t2-t1).toFixed(0),'query',(t3-t2).toFixed(0),n,doc.problems.length)
   } else if (mode==='full'){
    const text=bytes.toString('utf8'); const t=performance.now(); const doc=parseConfig(text); console.log('full',(performance.now()-t).toFixed(0), doc.problems.length) 
   } else if (mode==='none') { const text=bytes.toString('utf8'); const t=performance.now(); const doc=parseConfig(text,{tables:[]}); console.log('none',(performance.now()-t).toFixed(0), doc.problems.length) 
   } else {
   const t1=performance.now(); let w=0; for (const l of bytes.toString('utf8').split('\n')) w+=l.trim().split(' ').length; console.log('floor',(performance.now()-t1).toFixed(0),w)
   }
  }
  console.log('rss',(process.memoryUsage().rss/1e6).toFixed(0), 'max', process.resourceUsage().maxRSS/1024)
}
export function once(mb:number){
  const f=`/tmp/gen-${mb}.conf`
  if (!existsSync(f)) writeFileSync(f, generateConfig({ megabytes: mb, vdoms: 250, tokens: 20000, users: 20000 }))
  const t0=performance.now()
  const text = decodeConfig(readFileSync(f)).text
  const t1=performance.now()
  const doc=parseConfig(text,{tables:['user local','user fortitoken','system admin','system global']})
  const t2=performance.now()
  let n=0; for (const s of scopesOf(doc)) for (const e of entriesOf(s.nodes,'user local')) if (valueOf(e,'two-factor')) n++
  console.log('read+decode',t1-t0,'parse',t2-t1,'q',performance.now()-t2,n, JSON.stringify(process.memoryUsage()))
}
