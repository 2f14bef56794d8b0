import { readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { temporaryFolder } from '../temporary-folder'
import { pairs, ratioFigure, round, type Figure } from './figure'
import { openWindow, type Stage } from './window'

/**
 * From the start of the process to a usable first screen, and the memory of all processes, against an empty Electron
 * window on the same runtime, in turn. Each has a data folder that it has been started with before, as it is but for one
 * day in the life of an installation: Chromium keeps there what it has compiled.
 */
export async function measure(stage: Stage): Promise<readonly Figure[]> {
  const { root } = stage
  const empty = join(root, 'test', 'bench', 'empty-window')
  const folders = { ours: temporaryFolder(), floor: temporaryFolder() }
  const ours: Start[] = []
  const floor: Start[] = []
  try {
    await start(stage, empty, folders.floor)
    const first = await start(stage, root, folders.ours)
    await start(stage, root, folders.ours)
    for (let run = 0; run < pairs; run += 1) {
      floor.push(await start(stage, empty, folders.floor))
      ours.push(await start(stage, root, folders.ours))
    }
    const what = 'an empty Electron window'
    return [
      ratioFigure('start: first screen', 'ms', milliseconds(ours), what, milliseconds(floor), 1.3),
      { figure: 'start: the very first', value: round(first.ms), unit: 'ms', runs: 1 },
      ratioFigure('start: memory (PSS)', 'MB', megabytes(ours), what, megabytes(floor), 1.15),
      {
        figure: 'start: first-load renderer code',
        value: round(firstLoadCode(root) / 1000),
        unit: 'kB',
        bound: 340,
        runs: 1,
      },
    ]
  } finally {
    for (const folder of Object.values(folders))
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  }
}

const milliseconds = (starts: readonly Start[]) => starts.map(({ ms }) => ms)

const megabytes = (starts: readonly Start[]) => starts.map(({ mb }) => mb)

interface Start {
  readonly ms: number
  readonly mb: number
}

async function start(stage: Stage, folder: string, dataFolder: string): Promise<Start> {
  const began = performance.now()
  const { electron, page, close } = await openWindow(stage, folder, dataFolder)
  try {
    await page.getByRole('heading', { level: 1 }).first().waitFor()
    const ms = performance.now() - began
    await page.waitForTimeout(1_000)
    return { ms, mb: proportionalMegabytes(electron.process().pid ?? 0) }
  } finally {
    await close()
  }
}

/** The proportional set size of a process and all its descendants (Linux only; elsewhere NaN). */
function proportionalMegabytes(pid: number): number {
  if (process.platform !== 'linux') return Number.NaN
  const children = new Map<number, number[]>()
  for (const entry of readdirSync('/proc')) {
    if (!/^\d+$/.test(entry)) continue
    try {
      const parent = Number(/\) \S (\d+)/.exec(readFileSync(`/proc/${entry}/stat`, 'latin1'))?.[1])
      children.set(parent, [...(children.get(parent) ?? []), Number(entry)])
    } catch {
      // It ended meanwhile.
    }
  }
  const family = [pid]
  for (const member of family) family.push(...(children.get(member) ?? []))
  return family.reduce((sum, member) => sum + pss(member), 0)
}

function pss(pid: number): number {
  try {
    const rollup = readFileSync(`/proc/${pid}/smaps_rollup`, 'latin1')
    return Number(/^Pss:\s+(\d+) kB$/m.exec(rollup)?.[1] ?? 0) / 1000
  } catch {
    return 0
  }
}

/** Bytes of the scripts that index.html names: what is parsed before the first screen. */
function firstLoadCode(root: string): number {
  const folder = join(root, 'out', 'renderer')
  const page = readFileSync(join(folder, 'index.html'), 'utf8')
  return [...page.matchAll(/(?:src|href)="([^"]+\.js)"/g)].reduce(
    (sum, [, file = '']) => sum + statSync(join(folder, file)).size,
    0,
  )
}
