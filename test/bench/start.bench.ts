import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { _electron } from 'playwright'
import { ratioFigure, round, type Figure } from './figure'

const runs = 5

/** Where the project lies, and what to add to the environment of its windows. */
export interface Stage {
  readonly root: string
  readonly env: Readonly<Record<string, string | undefined>>
}

/**
 * From the start of the process to a usable first screen, and the memory of all processes, against an empty Electron
 * window on the same runtime, in turn.
 */
export async function measure({ root, env }: Stage): Promise<readonly Figure[]> {
  const empty = join(root, 'test', 'bench', 'empty-window')
  const ours: Start[] = []
  const floor: Start[] = []
  await start(root, env)
  await start(empty, env)
  for (let run = 0; run < runs; run++) {
    floor.push(await start(empty, env))
    ours.push(await start(root, env))
  }
  const code = firstLoadCode(root)
  return [
    ratioFigure('start: first screen', 'ms', ours.map(({ ms }) => ms), 'an empty Electron window', floor.map(({ ms }) => ms), 1.3),
    ratioFigure('start: memory (PSS)', 'MB', ours.map(({ mb }) => mb), 'an empty Electron window', floor.map(({ mb }) => mb), 1.25),
    { figure: 'start: first-load renderer code', value: round(code / 1000), unit: 'kB', bound: 900, runs: 1 },
  ]
}

interface Start {
  readonly ms: number
  readonly mb: number
}

async function start(app: string, env: Readonly<Record<string, string | undefined>>): Promise<Start> {
  const userData = mkdtempSync(join(tmpdir(), 'tokenferry-bench-'))
  const began = performance.now()
  const electron = await _electron.launch({
    cwd: app,
    args: ['.', '--disable-gpu', '--log-level=3', `--user-data-dir=${userData}`],
    env: defined({ ...process.env, ELECTRON_RUN_AS_NODE: undefined, ...env }),
  })
  try {
    const page = await electron.firstWindow()
    await page.getByRole('heading', { level: 1 }).first().waitFor()
    const ms = performance.now() - began
    await page.waitForTimeout(1_000)
    return { ms, mb: proportionalMegabytes(electron.process().pid ?? 0) }
  } finally {
    await electron.close()
    rmSync(userData, { recursive: true, force: true, maxRetries: 5 })
  }
}

function defined(variables: Readonly<Record<string, string | undefined>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(variables).filter((entry): entry is [string, string] => entry[1] !== undefined),
  )
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
    const rollup = readFileSync(`/proc/${String(pid)}/smaps_rollup`, 'latin1')
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
