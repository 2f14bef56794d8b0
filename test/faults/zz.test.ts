import { test } from 'vitest'
import { allOf, liveThroughLate } from './case'
import { prepare, temporaryFolder } from './world'
test('late', { timeout: 300_000 }, async () => {
  const f = temporaryFolder(); const p = await prepare(f.path)
  const w = [0, 400, 800, 1_200, ...Array.from({ length: 40 }, (_, at) => 1_500 + at * 15), 2_400, 3_000]
  const r = await allOf(w.flatMap((x) => [true, false].map((b) => () => liveThroughLate(p, f.path, x, b))), 12)
  console.log(r.length, r.filter((x) => x.wrong.length))
  f.remove()
})
