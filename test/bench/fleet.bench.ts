import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { generateConfig } from '../fixtures/generate-config'
import { temporaryFolder } from '../temporary-folder'
import { growthFigure, pairs, ratioFigure, type Figure, type Point } from './figure'
import { costOf } from './whole-process'
import type { Stage } from './window'

const sizes = [75, 150, 300]

/** Many files of 1 MB: all cores against one, to which the other run is bound (Linux only), and how it grows. */
export async function measure({ root }: Stage): Promise<readonly Figure[]> {
  const folder = temporaryFolder()
  try {
    const review = async (files: string, cores: 'all' | 'one') =>
      (await costOf(root, 'out/main/cli.js', ['review', '--json', files], cores)).seconds
    const points: Point[] = []
    const figures: Figure[] = []
    for (const size of sizes) {
      const files = join(folder, `fleet-${size}`)
      writeFleet(files, size)
      const one: number[] = []
      const all: number[] = []
      for (let run = 0; run < pairs; run += 1) {
        one.push(await review(files, 'one'))
        all.push(await review(files, 'all'))
      }
      points.push({ size, values: all })
      const figure = `fleet: ${size} files of 1 MB on one core`
      const ratio = ratioFigure(figure, 's', one, 'on all cores', all, 1.8)
      figures.push({ ...ratio, isLeast: true })
    }
    return [...figures, growthFigure('fleet: growth of time with the files', points)]
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function writeFleet(folder: string, size: number): void {
  mkdirSync(folder)
  for (let device = 0; device < size; device += 1) {
    const text = generateConfig({ seed: device, megabytes: 1, vdoms: 3, tokens: 60, users: 60 })
    writeFileSync(join(folder, `device-${device}.conf`), text)
  }
}
