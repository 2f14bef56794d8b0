import { spawnSync } from 'node:child_process'
import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { parseConfig } from '../../main/fortios/config'
import { generateConfig } from '../fixtures/generate-config'
import { askForUsers } from './config-question'
import { median, ratioFigure, round, type Figure } from './figure'
import { temporaryFolder } from '../temporary-folder'

const timesRun = 7
const largeDevice = { megabytes: 50, vdoms: 250, tokens: 20_000, users: 20_000 }

/** How fast configuration text is read, against what any reader of it must do, and what memory that takes. */
export function measure({ root }: { readonly root: string }): Promise<readonly Figure[]> {
  return Promise.resolve([...times(), growth(), memory(root)])
}

function times(): readonly Figure[] {
  const bytes = Buffer.from(generateConfig(largeDevice))
  const text = bytes.toString()
  const asked: number[] = []
  const trees: number[] = []
  const floor: number[] = []
  for (let run = 0; run < timesRun; run += 1) {
    asked.push(milliseconds(() => askForUsers(bytes)))
    floor.push(milliseconds(() => splitIntoWords(bytes)))
    trees.push(milliseconds(() => parseConfig(text).nodes.length))
  }
  const what = 'decode, split into lines, trim, split into words'
  return [
    ratioFigure('configuration of 50 MB: decode, read four tables, ask', 'ms', asked, what, floor, 1),
    ratioFigure('configuration of 50 MB: the whole tree', 'ms', trees, what, floor, 3),
  ]
}

/** Time for each MB, of 200 MB against 10. */
function growth(): Figure {
  const small = perMegabyte(10)
  const large = perMegabyte(200)
  return ratioFigure('configuration of 200 MB: for each MB', 'ms/MB', large, 'of 10 MB', small, 1.5)
}

function perMegabyte(megabytes: number): number[] {
  const share = megabytes / largeDevice.megabytes
  const users = largeDevice.users * share
  const bytes = Buffer.from(
    generateConfig({ megabytes, vdoms: largeDevice.vdoms * share, tokens: users, users }),
  )
  return Array.from({ length: 5 }, () => milliseconds(() => askForUsers(bytes)) / megabytes)
}

/** The most memory that reading a file takes, above that of the idle process, against the size of the file. */
function memory(root: string): Figure {
  const folder = temporaryFolder()
  try {
    const path = join(folder, 'large.conf')
    writeFileSync(path, generateConfig(largeDevice))
    const script = `
      const { importTypescript } = await import(${JSON.stringify(pathToFileURL(join(root, 'scripts/import-typescript.mjs')).href)})
      const { peakOfReading } = await importTypescript('test/bench/config-question.ts')
      console.log(await peakOfReading(${JSON.stringify(path)}))`
    const peaks = Array.from({ length: 3 }, () => {
      const { stdout } = spawnSync(process.execPath, ['--input-type=module', '-e', script], {
        cwd: root,
        encoding: 'utf8',
      })
      return Number(stdout.trim().split('\n').at(-1))
    })
    const value = median(peaks)
    return {
      figure: 'configuration of 50 MB: memory',
      value: round(value),
      unit: 'MB',
      against: {
        what: 'the file',
        value: largeDevice.megabytes,
        ratio: round(value / largeDevice.megabytes),
      },
      bound: 3,
      runs: peaks.length,
    }
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** What any reader of lines of words must do. */
function splitIntoWords(bytes: Buffer): number {
  let words = 0
  for (const line of bytes.toString('utf8').split('\n')) words += line.trim().split(' ').length
  return words
}

setFlagsFromString('--expose-gc')
const collectGarbage = runInNewContext('gc') as () => void

/** The garbage of what was measured before is not counted, that of the work itself is. */
function milliseconds(work: () => number): number {
  collectGarbage()
  const began = performance.now()
  if (work() === 0) throw new Error('nothing was read')
  return performance.now() - began
}
