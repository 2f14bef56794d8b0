import { expect } from 'vitest'
import { latecomerCases, liveThroughAsked, pauseCases, type AskedCase } from './asked'
import { allOf, bytesOf, liveThrough, type CaseResult, type FaultCase } from './case'
import { cutCases, diskCases, killCases } from './cases'
import { lateCases, liveThroughLate } from './late'
import { bundleChild, sigkillCases } from './sigkill'
import { prepare, temporaryFolder } from './world'

/** `npm run test:faults` goes through all cases, every other run of the tests through a sample of each kind. */
const isWhole = process.env.TOKENFERRY_FAULTS === 'all'

/** How many cases of a kind the sample has, about. */
const sampleSize = { cut: 14, killed: 8, disk: 10, SIGKILL: 4, late: 8, asked: 8, pause: 6 }

/** Two halves run beside each other, one for each file of tests. */
export async function sweep(half: 0 | 1): Promise<void> {
  const folder = temporaryFolder()
  const child = await bundleChild()
  try {
    const prepared = await prepare(folder.path)
    const bytes = {
      toClient: isWhole ? await bytesOf(prepared, folder.path, 'to-client') : sampleBytes.toClient,
      toDevice: isWhole ? await bytesOf(prepared, folder.path, 'to-device') : sampleBytes.toDevice,
    }
    const live = (fault: FaultCase) => () => liveThrough(prepared, folder.path, fault)
    const asked = (each: AskedCase) => () => liveThroughAsked(prepared, folder.path, each)
    const kinds: readonly (readonly [
      keyof typeof sampleSize,
      number,
      readonly (() => Promise<CaseResult>)[],
    ])[] = [
      ['cut', 12, cutCases('to-client', bytes.toClient).map(live)],
      ['cut', 12, cutCases('to-device', bytes.toDevice).map(live)],
      ['killed', 12, killCases().map(live)],
      ['disk', 12, diskCases().map(live)],
      ['SIGKILL', 2, sigkillCases(child.file).map(live)],
      ['late', 8, lateCases.map((each) => () => liveThroughLate(prepared, folder.path, each))],
      ['asked', 8, latecomerCases.map(asked)],
      ['pause', 12, pauseCases(bytes.toClient, [60, 2_500]).map(asked)],
    ]
    const results: CaseResult[] = []
    for (const [kind, atOnce, works] of kinds) {
      results.push(...(await allOf(shareOf(works, half, sampleSize[kind]), atOnce)))
    }
    report(half, results, bytes)
    expect(results.flatMap(({ name, wrong }) => wrong.map((each) => `${name}: ${each}`))).toEqual([])
    // A fault that did not happen proves nothing; only the cut behind the last byte may not.
    expect(results.filter(({ happened }) => !happened).length).toBeLessThanOrEqual(isWhole ? 2 : 0)
  } finally {
    await child.remove()
    folder.remove()
  }
}

/** Less than the dialogue has: where its end lies, only the whole sweep looks for. */
const sampleBytes = { toClient: 5_500, toDevice: 420 }

function shareOf<T>(works: readonly T[], half: 0 | 1, size: number): readonly T[] {
  // An odd step, so that a sample meets both directions of every pair.
  const step = isWhole ? 1 : Math.max(1, Math.floor(works.length / size / 2)) | 1
  return works.filter((_work, at) => at % step === 0).filter((_work, at) => at % 2 === half)
}

function report(half: number, results: readonly CaseResult[], bytes: { toClient: number; toDevice: number }) {
  const figures = {
    faultCases: results.length,
    half: half + 1,
    right: results.filter(({ wrong }) => wrong.length === 0).length,
    secondY: results.filter(({ second }) => second > 0).length,
    bytesToClient: bytes.toClient,
    bytesToDevice: bytes.toDevice,
    whole: isWhole,
  }
  process.stdout.write(`${JSON.stringify(figures)}\n`)
}
