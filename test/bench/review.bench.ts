import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { readLines } from '../../main/review/worker/source-lines'
import { reviewFile } from '../../main/review/worker/review-file'
import { generateConfig } from '../fixtures/generate-config'
import { median, ratioFigure, round, type Figure } from './figure'
import { costOf, type Cost } from './whole-process'
import type { Stage } from './window'
import { temporaryFolder } from '../temporary-folder'

const runs = 5
const cli = 'out/main/cli.js'
const floor = 'test/bench/floor.cjs'

/** `tokenferry review --json`, as whole processes: against the floor, over sizes, and over a fleet. */
export async function measure({ root }: Stage): Promise<readonly Figure[]> {
  const folder = temporaryFolder()
  try {
    const large = join(folder, 'large.conf')
    writeFileSync(large, generateConfig({ megabytes: 50, vdoms: 250, tokens: 20_000, users: 20_000 }))
    const small = join(folder, 'small.conf')
    writeFileSync(small, generateConfig({ megabytes: 0.1, vdoms: 1, tokens: 5, users: 5 }))
    const review = (path: string) => costOf(root, cli, ['review', '--json', path])

    await review(large)
    const ours: Cost[] = []
    const floors: Cost[] = []
    const starts: Cost[] = []
    for (let run = 0; run < runs; run += 1) {
      floors.push(await costOf(root, floor, [large]))
      ours.push(await review(large))
      starts.push(await review(small))
    }
    const file = statSync(large).size / 1e6
    return [
      ratioFigure(
        'review: 50 MB, 250 VDOMs, 20,000 tokens',
        's',
        ours.map(({ seconds }) => seconds),
        'reading the file and splitting it into lines and words',
        floors.map(({ seconds }) => seconds),
        1,
      ),
      ratioFigure(
        'review: peak memory for 50 MB',
        'MB',
        ours.map(({ megabytes }) => megabytes),
        'the size of the file',
        [file],
        3,
      ),
      {
        figure: 'review: start of the command line, small file',
        value: round(median(starts.map(({ seconds }) => seconds))),
        unit: 's',
        bound: 0.3,
        runs,
      },
      await lastLine(large),
      ...(await growth(folder, review)),
      await fleet(root, folder),
    ]
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** From the question for a line to its text, as the window shows it beside a finding. */
async function lastLine(path: string): Promise<Figure> {
  const [found] = (await reviewFile({ path, named: true })).reviews
  if (!found) throw new Error('The file was not reviewed.')
  const { review, marks } = found
  const line = readFileSync(path, 'utf8').split('\n').length - 1
  const times: number[] = []
  for (let run = 0; run < runs; run += 1) {
    const began = performance.now()
    await readLines({ path, member: null, part: null, place: 0, sha256: review.sha256 ?? '', marks, line })
    times.push(performance.now() - began)
  }
  return {
    figure: 'review: the last line of 50 MB, with its surroundings',
    value: round(median(times)),
    unit: 'ms',
    bound: 100,
    runs,
  }
}

/** Exponents of time, without the start of the process, and of memory over the size: 1 is linear. */
async function growth(folder: string, review: (path: string) => Promise<Cost>): Promise<readonly Figure[]> {
  const points: { size: number; cost: Cost }[] = []
  for (const megabytes of [1, 20, 50, 100, 200]) {
    const path = join(folder, `size-${megabytes}.conf`)
    writeFileSync(
      path,
      generateConfig({ megabytes, vdoms: 50, tokens: megabytes * 100, users: megabytes * 100 }),
    )
    const costs = [await review(path), await review(path), await review(path)]
    points.push({
      size: megabytes,
      cost: {
        seconds: median(costs.map(({ seconds }) => seconds)),
        processorSeconds: median(costs.map(({ processorSeconds }) => processorSeconds)),
        megabytes: median(costs.map((cost) => cost.megabytes)),
      },
    })
    rmSync(path)
  }
  const [first] = points
  if (!first) return []
  const exponent = (of: (cost: Cost) => number) =>
    slope(points.slice(1).map(({ size, cost }) => [Math.log(size), Math.log(of(cost))]))
  return [
    {
      figure: 'review: growth of time from 1 to 200 MB, exponent',
      value: round(exponent(({ seconds }) => seconds - first.cost.seconds)),
      unit: '',
      bound: 1.15,
      runs: 3,
    },
    {
      figure: 'review: growth of memory from 1 to 200 MB, exponent',
      value: round(exponent(({ megabytes }) => megabytes)),
      unit: '',
      bound: 1.15,
      runs: 3,
    },
  ]
}

/** 300 files of 1 MB: all cores against one, to which the other run is bound (Linux only). */
async function fleet(root: string, folder: string): Promise<Figure> {
  const many = join(folder, 'fleet')
  mkdirSync(many)
  for (let device = 0; device < 300; device += 1) {
    const text = generateConfig({ seed: device, megabytes: 1, vdoms: 3, tokens: 60, users: 60 })
    writeFileSync(join(many, `device-${device}.conf`), text)
  }
  const one: number[] = []
  const all: number[] = []
  for (let run = 0; run < 3; run += 1) {
    one.push((await costOf(root, cli, ['review', '--json', many], 'one')).seconds)
    all.push((await costOf(root, cli, ['review', '--json', many])).seconds)
  }
  const value = median(one) / median(all)
  return {
    figure: 'review: 300 files of 1 MB, speed of all cores',
    value: round(value),
    unit: '× one core',
    against: { what: 'one core, seconds', value: round(median(one)), ratio: round(value) },
    bound: 1.7,
    isLeast: true,
    runs: 3,
  }
}

function slope(points: readonly (readonly [number, number])[]): number {
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length
  const x = mean(points.map(([at]) => at))
  const y = mean(points.map(([, value]) => value))
  const over = points.reduce((sum, [at, value]) => sum + (at - x) * (value - y), 0)
  return over / points.reduce((sum, [at]) => sum + (at - x) ** 2, 0)
}
