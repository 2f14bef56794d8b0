import { existsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { expect } from 'vitest'
import { failOverCases, idleCases, liveThroughBefallen, rebootCases, someoneElseCases } from './befallen'
import { bytesOf, liveThrough, type CaseResult, type FaultCase } from './case'
import { cutCases, diskCases, killCases } from './cases'
import { halfwayCases, liveThroughHalfway } from './halfway'
import { lateCases, liveThroughLate } from './late'
import { latecomerCases, liveThroughLatecomer } from './latecomers'
import { lingeringCases, liveThroughLingering } from './lingering'
import { liveThroughPause, pauseCases, pauses, type PauseCase } from './pauses'
import { bundleChild, sigkillCases } from './sigkill'
import { liveThroughOvertaken, overtakenCases } from './two-administrators'
import { allOf, type Work } from './works'
import { odd, pair, prepare, type Prepared } from './world'
import { temporaryFolder } from '../temporary-folder'

/** `npm run test:faults` goes through all cases, every other run of the tests through a sample of each kind. */
const isWhole = process.env.TOKENFERRY_FAULTS === 'all'

/** What is tried of one kind. */
interface Kind {
  readonly name: string
  readonly works: readonly Work[]
  /** How many of them the sample has, about, in both halves together. */
  readonly sample: number
  /** How many at once; 12 if it is not said. */
  readonly atOnce?: number
}

/** Files in memory, if there are such: no case takes the power away, and each record of thousands of runs is synced. */
const inMemory = '/dev/shm'

/** Two halves run beside each other, one for each file of tests. */
export async function sweep(half: 0 | 1): Promise<void> {
  const folder = temporaryFolder(existsSync(inMemory) ? inMemory : tmpdir())
  const child = await bundleChild()
  try {
    const kinds = await kindsIn(folder, child.file)
    const results: CaseResult[] = []
    for (const { name, works, sample, atOnce = 12 } of kinds) {
      const began = performance.now()
      const some = await allOf(shareOf(works, half, sample), atOnce)
      report(name, some, began)
      results.push(...some)
    }
    report(`all of half ${half + 1}${isWhole ? '' : ', a sample'}`, results)
    expect(results.flatMap(({ name, wrong }) => wrong.map((each) => `${name}: ${each}`))).toEqual([])
    expect(results.reduce((sum, { second }) => sum + second, 0)).toBe(0)
    // A fault that did not happen proves nothing; only the cut behind the last byte may not.
    expect(results.filter(({ happened }) => !happened).length).toBeLessThanOrEqual(isWhole ? 2 : 0)
  } finally {
    await child.remove()
  }
}

async function kindsIn(folder: string, child: string): Promise<readonly Kind[]> {
  const plain = await prepare(folder, 'plain')
  const strange = await prepare(folder, 'odd', odd)
  const cluster = await prepare(folder, 'pair', pair)
  const [toClient, toDevice, toClientOdd] = isWhole
    ? [
        await bytesOf(plain, folder, 'to-client'),
        await bytesOf(plain, folder, 'to-device'),
        await bytesOf(strange, folder, 'to-client'),
      ]
    : sampleBytes
  const live = (fault: FaultCase): Work => ({
    name: fault.name,
    run: () => liveThrough(plain, folder, fault),
  })
  const paused =
    (prepared: Prepared) =>
    (each: PauseCase): Work => ({
      name: `pause of ${each.wait} ms after ${each.after}`,
      run: () => liveThroughPause(prepared, folder, each),
    })
  const befallen =
    (prepared: Prepared) =>
    (each: (typeof rebootCases)[number]): Work => ({
      name: each.name,
      run: () => liveThroughBefallen(prepared, folder, each),
    })
  return [
    {
      name: 'overtaken',
      works: overtakenCases.map((when) => ({
        name: `overtaken ${when}`,
        run: () => liveThroughOvertaken(plain, folder, when),
      })),
      sample: 6,
    },
    { name: 'idle', works: idleCases.map(befallen(plain)), sample: 6 },
    { name: 'someone else', works: someoneElseCases.map(befallen(plain)), sample: 6 },
    { name: 'fails over', works: failOverCases.map(befallen(cluster)), sample: 6 },
    { name: 'reboots', works: rebootCases.map(befallen(plain)), sample: 6 },
    {
      name: 'late commits',
      works: lateCases.map((each) => ({
        name: JSON.stringify(each),
        run: () => liveThroughLate(plain, folder, each),
      })),
      sample: 12,
    },
    {
      name: 'half-way',
      works: halfwayCases.map((each) => ({
        name: JSON.stringify(each),
        run: () => liveThroughHalfway(plain, folder, each),
      })),
      sample: 8,
    },
    {
      name: 'lingering sessions',
      works: lingeringCases.map((each) => ({
        name: JSON.stringify(each),
        run: () => liveThroughLingering(plain, folder, each),
      })),
      sample: 6,
    },
    {
      name: 'latecomers',
      works: latecomerCases.map((each) => ({
        name: JSON.stringify(each),
        run: () => liveThroughLatecomer(plain, folder, each),
      })),
      sample: 12,
    },
    { name: 'killed', works: killCases().map(live), sample: 8 },
    { name: 'SIGKILL', works: sigkillCases(child).map(live), sample: 4, atOnce: 2 },
    { name: 'disk', works: diskCases().map(live), sample: 10 },
    { name: 'cut to the device', works: cutCases('to-device', toDevice).map(live), sample: 14 },
    {
      name: 'short pauses, odd names',
      works: pauseCases(toClientOdd, pauses.short, 3).map(paused(strange)),
      sample: 6,
    },
    {
      name: 'long pauses, odd names',
      works: pauseCases(toClientOdd, pauses.long, 3).map(paused(strange)),
      sample: 6,
    },
    { name: 'short pauses', works: pauseCases(toClient, pauses.short, 3).map(paused(plain)), sample: 6 },
    { name: 'long pauses', works: pauseCases(toClient, pauses.long).map(paused(plain)), sample: 6 },
    { name: 'cut to the client', works: cutCases('to-client', toClient).map(live), sample: 14 },
  ]
}

/** How many of the wrong cases of a kind are told at once. */
const mostTold = 10

/** Less than the dialogues have: where their end lies, only the whole sweep looks for. */
const sampleBytes = [5_500, 420, 6_000] as const

function shareOf<T>(works: readonly T[], half: 0 | 1, size: number): readonly T[] {
  // Windows is played, which takes its time, so half as many are tried there.
  const some = process.platform === 'win32' ? size / 2 : size
  // An odd step, so that a sample meets both of every pair.
  const step = isWhole ? 1 : Math.max(1, Math.floor(works.length / some)) | 1
  return works.filter((_work, at) => at % step === 0).filter((_work, at) => at % 2 === half)
}

function report(of: string, results: readonly CaseResult[], began?: number): void {
  const figures = {
    of,
    faultCases: results.length,
    right: results.filter(({ wrong }) => wrong.length === 0).length,
    secondY: results.reduce((sum, { second }) => sum + second, 0),
    strayKeys: results.filter(({ wrong }) => wrong.some((each) => /^(?:stray|answer) "/.test(each))).length,
    ...(began !== undefined && { seconds: Math.round((performance.now() - began) / 1000) }),
  }
  process.stdout.write(`${JSON.stringify(figures)}\n`)
  if (began === undefined) return
  for (const { name, wrong } of results.filter(({ wrong }) => wrong.length > 0).slice(0, mostTold)) {
    process.stdout.write(`  ${name}: ${wrong.join('; ').slice(0, 500)}\n`)
  }
}
