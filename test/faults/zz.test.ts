import { test } from 'vitest'
import { allOf, bytesOf, liveThrough, liveThroughLate, type FaultCase } from './case'
import { cutCases, diskCases, killCases } from './cases'
import { bundleChild, sigkillCases } from './sigkill'
import { prepare, temporaryFolder } from './world'
test('rest', { timeout: 600_000 }, async () => {
  const f = temporaryFolder(); const p = await prepare(f.path); const child = await bundleChild()
  const w = [0, 400, 800, 1_200, ...Array.from({ length: 40 }, (_, at) => 1_500 + at * 15), 2_400, 3_000]
  const live = (x: FaultCase) => () => liveThrough(p, f.path, x)
  const say = (kind: string, r: readonly { wrong: readonly string[] }[]) => { process.stdout.write(`${kind} ${r.length} wrong ${JSON.stringify(r.filter((x) => x.wrong.length))}\n`) }
  say('killed', await allOf(killCases().map(live), 12))
  say('disk', await allOf(diskCases().map(live), 12))
  say('SIGKILL', await allOf(sigkillCases(child.file).map(live), 3))
  say('to-device', await allOf(cutCases('to-device', 465).map(live), 14))
  say('late', await allOf(w.flatMap((x) => [true, false].map((b) => () => liveThroughLate(p, f.path, x, b))), 8))
  const all = cutCases('to-client', 6139)
  for (let part = 0; part < 8; part++) say(`to-client ${part}/8`, await allOf(all.filter((_c, at) => at % 8 === part).map(live), 14))
  f.remove()
})
