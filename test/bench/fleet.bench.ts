import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { generateConfig } from '../fixtures/generate-config'
import { temporaryFolder } from '../temporary-folder'
import { growthFigure, pairs, ratioFigure, type Figure, type Point } from './figure'
import { costOf } from './whole-process'
import type { Stage } from './window'

const sizes = [75, 150, 300]

/**
 * Many files of 1 MB: all cores against one, to which the other run is bound (Linux only), and how it grows. Beside it
 * what the computer allows: half of the files in each of two processes, which share nothing, against all of them in one.
 */
export async function measure({ root }: Stage): Promise<readonly Figure[]> {
  const folder = temporaryFolder()
  try {
    const points: Point[] = []
    const figures: Figure[] = []
    for (const size of sizes) {
      const fleet = join(folder, `fleet-${size}`)
      const halves = writeFleet(fleet, size)
      const one: number[] = []
      const all: number[] = []
      const apart: number[] = []
      for (let run = 0; run < pairs; run += 1) {
        one.push(await secondsOf(root, fleet, 'one'))
        all.push(await secondsOf(root, fleet, 'all'))
        apart.push(Math.max(...(await Promise.all(halves.map((half) => secondsOf(root, half, 'all', 1))))))
      }
      points.push({ size, values: all })
      const figure = `fleet: ${size} files of 1 MB`
      const ratio = ratioFigure(`${figure} on one core`, 's', one, 'on all cores', all, 1.8)
      figures.push({ ...ratio, isLeast: true })
      figures.push(
        ratioFigure(`${figure} on all cores`, 's', all, 'a half in each of two processes', apart, 1.1),
      )
    }
    return [...figures, growthFigure('fleet: growth of time with the files', points)]
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function secondsOf(root: string, files: string, cores: 'all' | 'one', workers = 0): Promise<number> {
  const option = workers > 0 ? [`--workers=${workers}`] : []
  const { seconds } = await costOf(root, 'out/main/cli.js', ['review', '--json', ...option, files], cores)
  return seconds
}

/** Writes a fleet, a half of it in each of the two folders below that it answers. */
function writeFleet(folder: string, size: number): readonly string[] {
  const halves = ['one', 'other'].map((name) => join(folder, name))
  for (const half of halves) mkdirSync(half, { recursive: true })
  for (let device = 0; device < size; device += 1) {
    const text = generateConfig({ seed: device, megabytes: 1, vdoms: 3, tokens: 60, users: 60 })
    writeFileSync(join(halves[device % 2] ?? folder, `device-${device}.conf`), text)
  }
  return halves
}
