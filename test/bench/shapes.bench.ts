import { spawnSync } from 'node:child_process'
import { rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { generateConfig } from '../fixtures/generate-config'
import { inManyScripts } from '../fixtures/many-scripts'
import { temporaryFolder } from '../temporary-folder'
import { growthFigure, pairs, ratioFigure, type Figure, type Point } from './figure'
import { costOf, type Cost } from './whole-process'
import type { Stage } from './window'

const sizes = [12.5, 25, 50]
const cli = 'out/main/cli.js'
const floor = 'test/bench/hash-floor.cjs'

/** What most large files are: addresses and policies of many customers. */
const policies = (megabytes: number) =>
  generateConfig({
    megabytes,
    vdoms: Math.round(5 * megabytes),
    tokens: 400 * megabytes,
    users: 400 * megabytes,
  })

/** Files that differ in what fills them, at any size in MB. */
const shapes: Readonly<Record<string, (megabytes: number) => string>> = {
  policies,
  // Certificates, quotes and backslashes, names in many scripts; a large part of it is what a review is about.
  'many scripts': (megabytes) =>
    inManyScripts(
      generateConfig({
        ...{ megabytes, vdoms: 20, tokens: 400 * megabytes, users: 400 * megabytes },
        certificates: 60 * megabytes,
      }),
    ),
  // The skimmer gives up at a `next` too many, and the file is read as a whole.
  damaged: (megabytes) => policies(megabytes).replace('config firewall policy\n    edit 1\n', '$&    next\n'),
}

/**
 * `tokenferry review --json` of three shapes of file, as whole processes, against reading, hashing and finding the
 * newlines of the same file in a process of its own; and how each grows.
 */
export async function measure({ root }: Stage): Promise<readonly Figure[]> {
  const figures: Figure[] = []
  for (const [name, textOf] of Object.entries(shapes)) {
    const folder = temporaryFolder()
    try {
      const times: Point[] = []
      const peaks: Point[] = []
      for (const size of sizes) {
        const path = join(folder, `${size}.conf`)
        writeFileSync(path, textOf(size))
        const ours: Cost[] = []
        const floors: Cost[] = []
        for (let run = 0; run < pairs; run += 1) {
          floors.push(await costOf(root, floor, [path]))
          ours.push(await costOf(root, cli, ['review', '--json', path]))
        }
        times.push({ size, values: ours.map(({ seconds }) => seconds) })
        peaks.push({ size, values: ours.map(({ megabytes }) => megabytes) })
        if (size !== sizes.at(-1)) continue
        const what = 'reading, hashing and finding the newlines'
        figures.push(
          ratioFigure(
            `shapes: review of 50 MB, ${name}`,
            's',
            ours.map(({ seconds }) => seconds),
            what,
            floors.map(({ seconds }) => seconds),
            2.5,
          ),
          ratioFigure(
            `shapes: peak memory for 50 MB, ${name}`,
            'MB',
            ours.map(({ megabytes }) => megabytes),
            'the file and the result',
            [statSync(path).size / 1e6 + resultOf(root, path)],
            1.5,
          ),
        )
      }
      figures.push(
        growthFigure(`shapes: growth of time with the MB, ${name}`, times),
        growthFigure(`shapes: growth of memory with the MB, ${name}`, peaks),
      )
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  }
  return figures
}

/** What the review of a file comes to, in MB. */
function resultOf(root: string, path: string): number {
  const args = [join(root, cli), 'review', '--json', path]
  return spawnSync(process.execPath, args, { maxBuffer: 1e9 }).stdout.length / 1e6
}
