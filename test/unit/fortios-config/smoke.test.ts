import { expect, it } from 'vitest'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { parseConfig, writeConfig, formatNodes, scopesOf, classifyConfig } from '../../../main/fortios/config'
const root='/work/shared/corpus/'
function* walk(d:string):Generator<string>{for(const n of readdirSync(d)){const p=join(d,n);if(statSync(p).isDirectory())yield* walk(p);else yield p}}
it('corpus',()=>{
  for(const f of walk(root)){ if(!/fortios|fortigate/i.test(f)||/ntc-temp/.test(f))continue
   const t=readFileSync(f,'utf8'); const d=parseConfig(t); expect(writeConfig(d)).toBe(t)
   if(d.problems.length) console.log(f.split('/').pop(), classifyConfig(t).kind, d.problems.slice(0,5))
   const strip=(x:unknown)=>JSON.parse(JSON.stringify(x,(k,v)=>k==='line'?undefined:v))
   const r=parseConfig(formatNodes(d.nodes)); 
   if(!d.problems.length) expect(strip(r.nodes)).toEqual(strip(d.nodes))
  }
})
it('multi',()=>{
 const t=`#config-version=FG5H1E-7.4.8-FW-build2795-250523:opmode=0:vdom=1:user=a:b\nconfig vdom\nedit root\nnext\nedit b\nnext\nend\n\nconfig global\nconfig system global\n    set hostname "x"\nend\nend\n\nconfig vdom\nedit root\nconfig user local\n    edit "u"\n        set comments "a\nend\nnext"\n    next\nend\nend\n\nconfig vdom\nedit b\nconfig user local\n    edit "v"\n        set comments "always\n        set type password\n        set x "y"\n    next\nend\nend\n`
 const d=parseConfig(t); console.log(JSON.stringify(scopesOf(d),null,1), d.header, d.problems); console.log(formatNodes(d.nodes))
})
