import { entriesOf, parseConfig, scopesOf, valueOf, type EditBlock } from '../../main/fortios/config'
import { generateConfig } from '../fixtures/generate-config'
export function run(strip: boolean, seed = 7) {
const whole0 = generateConfig({ seed, megabytes: 0.004, vdoms: 4, tokens: 12, users: 16 })
const whole = strip ? whole0.replace(/^ +/gm,'') : whole0
const lines = whole.split('\n')
const TABLES = ['user fortitoken', 'user local', 'system admin']
const facts=(e:EditBlock)=>JSON.stringify(['two-factor','fortitoken','license','email-to','os-ver'].map(n=>valueOf(e,n)))
const found=(t:string)=>{const m=new Map<string,string>();for(const s of scopesOf(parseConfig(t)))for(const tb of TABLES)for(const e of entriesOf(s.nodes,tb))m.set([s.vdom,tb,e.name].join('|'),facts(e));return m}
const exp:{key:string,f:string,from:number,to:number,vdom:string}[]=[]
for(const s of scopesOf(parseConfig(whole)))for(const tb of TABLES)for(const e of entriesOf(s.nodes,tb)){const from=e.line-1;let to=from;while(lines[to]!.trim()!=='next')to++;exp.push({key:[s.vdom,tb,e.name].join('|'),f:facts(e),from,to,vdom:s.vdom})}
const check=(op:string,i:number,t:string,all=false)=>{const f=found(t);const lost=exp.filter(e=>(all||i<e.from||i>e.to)&&f.get(e.key)!==e.f);const extra=[...f.keys()].filter(k=>!exp.some(e=>e.key===k));
 const silent = parseConfig(t).problems.length===0
 return {op,i,lost:lost.length,extra,silent}}
const bad=(rs:any[],label:string)=>{const b=rs.filter(r=>r.lost||r.extra.length); console.log(label,rs.length,'bad',b.length,'silent',rs.filter(r=>r.silent).length, 'silent&bad', b.filter(r=>r.silent).length);for(const r of b.filter((r:any)=>r.silent&&!lines[r.i]!.includes("edit ")).slice(0,40))console.log('  ',r.i+1,JSON.stringify(lines[r.i]),r.lost,r.extra.length?r.extra:'',r.silent?'SILENT':'')}
console.log('lines',lines.length)
const base64=/^[A-Za-z0-9+/]{64}$/
const idx=lines.map((_,i)=>i).filter(i=>!base64.test(lines[i]!)||i%20===0)
bad(idx.map(i=>check('drop',i,[...lines.slice(0,i),...lines.slice(i+1)].join('\n'))),'drop line')
bad(idx.map(i=>check('dup',i,[...lines.slice(0,i),lines[i]!,...lines.slice(i)].join('\n'),true)),'dup line')
bad(idx.map(i=>check('blank',i,[...lines.slice(0,i),'xxxx yy',...lines.slice(i)].join('\n'),true)),'insert garbage')
const q:any[]=[];for(const i of idx){for(const m of lines[i]!.matchAll(/(?<!\\)"/g)){const l=lines[i]!;q.push(check('rq',i,[...lines.slice(0,i),l.slice(0,m.index)+l.slice(m.index+1),...lines.slice(i+1)].join('\n')))}}
bad(q,'remove quote')
const a:any[]=[];for(const i of idx){const l=lines[i]!;const ps=new Set([0,l.length,...[...l.matchAll(/\b/g)].map(m=>m.index)]);for(const p of ps)for(const c of ['"',"'"])a.push(check('aq',i,[...lines.slice(0,i),l.slice(0,p)+c+l.slice(p),...lines.slice(i+1)].join('\n')))}
bad(a,'add quote')
}
