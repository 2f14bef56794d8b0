import { cpSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { temporaryFolder } from '../temporary-folder'
import { writeVerifiedRun } from '../fixtures/verified-run'
import { growthFigure, pairs, ratioFigure, type Figure, type Point } from './figure'
import { openWindow, type Stage } from './window'

const sizes = [125, 250, 500]
const people = 40

/** The first screen with many runs in the data folder, against one with none: it has to come no later. */
export async function measure(stage: Stage): Promise<readonly Figure[]> {
  const empty = temporaryFolder()
  const folders = sizes.map((runs) => folderWith(runs))
  try {
    const points: Point[] = []
    const figures: Figure[] = []
    for (const [at, folder] of folders.entries()) {
      const none: number[] = []
      const many: number[] = []
      for (let run = -1; run < pairs; run += 1) {
        const pair = [await firstScreen(stage, empty), await firstScreen(stage, folder)] as const
        if (run === -1) continue // whatever a start leaves for the next one is there now
        none.push(pair[0])
        many.push(pair[1])
      }
      const runs = sizes[at] ?? 0
      points.push({ size: runs, values: many })
      // No later, as far as a shared machine can tell.
      figures.push(ratioFigure(`runs: first screen with ${runs}`, 'ms', many, 'with none', none, 1.05))
    }
    return [...figures, growthFigure('runs: growth of the first screen', points, 0.1)]
  } finally {
    for (const folder of [empty, ...folders]) rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  }
}

/** A data folder with so many runs that wait for their last click. */
function folderWith(runs: number): string {
  const folder = temporaryFolder()
  const first = writeVerifiedRun(folder, 'run-0', people)
  for (let run = 1; run < runs; run += 1)
    cpSync(first, join(folder, 'runs', `run-${run}`), { recursive: true })
  return folder
}

async function firstScreen(stage: Stage, folder: string): Promise<number> {
  const began = performance.now()
  const { page, close } = await openWindow(stage, stage.root, folder)
  try {
    await page.getByRole('heading', { level: 1 }).first().waitFor()
    return performance.now() - began
  } finally {
    await close()
  }
}
