import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { ratioFigure, round, type Figure } from './figure'
import { openWindow, type Stage } from './window'

const runs = 5

/**
 * From the start of the process to a usable first screen, and the memory of all processes, against an empty Electron
 * window on the same runtime, in turn.
 */
export async function measure(stage: Stage): Promise<readonly Figure[]> {
  const { root } = stage
  const empty = join(root, 'test', 'bench', 'empty-window')
  const ours: Start[] = []
  const floor: Start[] = []
  await start(stage, root)
  await start(stage, empty)
  for (let run = 0; run < runs; run += 1) {
    floor.push(await start(stage, empty))
    ours.push(await start(stage, root))
  }
  const code = firstLoadCode(root)
  return [
    ratioFigure(
      'start: first screen',
      'ms',
      ours.map(({ ms }) => ms),
      'an empty Electron window',
      floor.map(({ ms }) => ms),
      1.3,
    ),
    ratioFigure(
      'start: memory (PSS)',
      'MB',
      ours.map(({ mb }) => mb),
      'an empty Electron window',
      floor.map(({ mb }) => mb),
      1.25,
    ),
    { figure: 'start: first-load renderer code', value: round(code / 1000), unit: 'kB', bound: 900, runs: 1 },
  ]
}

interface Start {
  readonly ms: number
  readonly mb: number
}

async function start(stage: Stage, folder: string): Promise<Start> {
  const began = performance.now()
  const { electron, page, close } = await openWindow(stage, folder)
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
