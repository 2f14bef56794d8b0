import { setTimeout as delay } from 'node:timers/promises'
import type { CaseResult } from './case'

/** One case, ready to be gone through. */
export interface Work {
  readonly name: string
  readonly run: () => Promise<CaseResult>
}

/** How long one case may take, in milliseconds of this computer. */
const longest = 90_000

/** Goes through many cases, so many at a time. One that does not come to an end is wrong, and left behind. */
export async function allOf(works: readonly Work[], atOnce: number): Promise<readonly CaseResult[]> {
  const results: CaseResult[] = []
  const left = works[Symbol.iterator]()
  const work = async () => {
    for (const one of left) results.push(await bounded(one))
  }
  await Promise.all(Array.from({ length: atOnce }, work))
  return results
}

async function bounded({ name, run }: Work): Promise<CaseResult> {
  const ended = new AbortController()
  const result = await Promise.race([run(), delay(longest, null, { signal: ended.signal }).catch(() => null)])
  ended.abort()
  return result ?? { name, happened: false, wrong: ['it did not come to an end'], second: 0 }
}
